import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { type Json, PICK } from './picks.ts'
import { ASKED, BENCH_PATIENT } from './population.ts'

// The bare fan-out: node:http and undici, JSON.parse, the same fields picked by hand, JSON.stringify. No policy, no unifying, no audit. It
// sends each exchange the very requests that the gateway's adapter sends.

const pools: Pool[] = []
let manner: 'per-type' | 'everything' = 'everything'

const fetchJson = async (pool: Pool, path: string, body: string | undefined): Promise<Json> => {
  const { body: stream } = await pool.request({
    method: body === undefined ? 'GET' : 'POST',
    path,
    headers:
      body === undefined
        ? { accept: 'application/fhir+json' }
        : { accept: 'application/fhir+json', 'content-type': 'application/x-www-form-urlencoded' },
    ...(body === undefined ? {} : { body }),
  })
  return JSON.parse(await stream.text()) as Json
}

const search = `identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${BENCH_PATIENT}`)}`

const askOne = async (pool: Pool, exchange: string): Promise<ReadonlyMap<string, object[]>> => {
  const picked = new Map<string, object[]>(ASKED.map(([, type]) => [type, []]))
  const take = (bundle: Json): void => {
    for (const { resource } of (bundle['entry'] ?? []) as unknown as readonly { readonly resource: Json }[]) {
      const type = String(resource['resourceType'])
      const pick = PICK[type]
      if (pick !== undefined) picked.get(type)?.push(pick(resource, exchange))
    }
  }
  await fetchJson(pool, '/fhir/Patient/_search', search)
  if (manner === 'everything')
    take(
      await fetchJson(pool, `/fhir/Patient/p1/$everything?_type=${ASKED.map(([, type]) => type).join(',')}`, undefined),
    )
  else
    await Promise.all(
      ASKED.map(async ([, type]) =>
        take(await fetchJson(pool, `/fhir/${type}/_search`, 'patient=Patient%2Fp1&_count=1000')),
      ),
    )
  return picked
}

const server = createServer(async (request, response) => {
  for await (const _chunk of request) {
    // The question is the same each time.
  }
  const answers = await Promise.all(pools.map((pool, index) => askOne(pool, `BENCH-${index + 1}`)))
  const lists = Object.fromEntries(
    ASKED.map(([, type]) => [type, { items: answers.flatMap((answer) => answer.get(type) ?? []) }]),
  )
  const body = JSON.stringify({ data: { patient: lists } })
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
})

let began = process.cpuUsage()
process.on(
  'message',
  (message: { endpoints?: readonly string[]; manner?: typeof manner; reset?: true; read?: true }) => {
    if (message.manner !== undefined) manner = message.manner
    if (message.endpoints !== undefined) {
      for (const endpoint of message.endpoints) pools.push(new Pool(new URL(endpoint).origin, { connections: 8 }))
    }
    if (message.reset === true) began = process.cpuUsage()
    const { user, system } = process.cpuUsage(began)
    process.send?.({ cpuMs: (user + system) / 1000, rss: process.resourceUsage().maxRSS * 1024 })
  },
)
server.listen(0, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
)
// A child whose parent has gone has nobody to serve.
process.once('disconnect', () => process.exit(0))
