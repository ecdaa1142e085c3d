import { setTimeout as wait } from 'node:timers/promises'
import { openStream } from '../house/live-stream.ts'
import { openLondonHouse } from '../house/london-house.ts'

// From the moment at which an exchange writes a record to its notice on the GraphQL stream of a follower: over sockets, signed, kept, fetched, judged, written down,
// numbered, resolved through the gateway. `node test/bench/following.ts EVENTS FOLLOWERS`; p99 must be within 2 s.

const EVENTS = Number(process.argv[2] ?? 200)
const FOLLOWERS = Number(process.argv[3] ?? 4)
const WITHIN_MS = 2_000
const RATE_MS = 100

const it = await openLondonHouse({ latency: 40 })
try {
  const patient = it.patient('default')
  const token = await it.london.tokenFor('clinician')
  const followed = await it.ask(
    `mutation { followPatient(patient: "${patient}", purpose: TREAT, careContext: "Bench", idempotencyKey: "bench-following") { id } }`,
  )
  if (followed.body?.errors !== undefined) throw new Error(followed.text)
  const streams = await Promise.all(Array.from({ length: FOLLOWERS }, () => openStream(it.url, token)))
  await wait(3_000)
  const took: number[] = []
  for (let event = 1; event <= EVENTS; event++) {
    const began = performance.now()
    const told = streams.map(async (stream) => {
      await stream.nth(event)
      took.push(performance.now() - began)
    })
    await it.london.exchange('HARINGEY').change(patient, { type: event % 2 === 0 ? 'Condition' : 'AllergyIntolerance' })
    await Promise.all(told)
    await wait(RATE_MS)
  }
  for (const stream of streams) stream.close()
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  const figures = { p50: at(0.5), p90: at(0.9), p99: at(0.99), most: at(1) }
  process.stdout.write(
    `${JSON.stringify({ bench: 'following', events: EVENTS, streams: FOLLOWERS, exchangeLatencyMs: 40, unit: 'ms', ...figures, within: WITHIN_MS, holds: figures.p99 <= WITHIN_MS })}\n`,
  )
  process.exitCode = figures.p99 <= WITHIN_MS ? 0 : 1
} finally {
  await it.close()
}
