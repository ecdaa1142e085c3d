import { parseArgs } from 'node:util'
import { openLondonHouse } from '../house/london-house.ts'
import { signInAs, tokenOn, visitor } from '../house/visitor.ts'

// How soon a clinician's record page is there, with what, and when it is whole: thirty exchanges, log-normal with a median of 300 ms and a p95 of 700 ms; a
// patient whom all of them hold. The page over HTTP, then its stream, one reader at a time. London and the gateway share this process, so its figures are an
// upper bound. `--views 40`, `--records 10` an exchange.

const { values } = parseArgs({
  options: { views: { type: 'string', default: '40' }, records: { type: 'string', default: '10' } },
})
const [VIEWS, RECORDS] = [Number(values.views), Number(values.records)]

const [MEDIAN_MS, P95_MS] = [300, 700]
const SIGMA = Math.log(P95_MS / MEDIAN_MS) / 1.645

const at = (numbers: readonly number[], share: number): number =>
  Math.round(numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0)

const it = await openLondonHouse({ everywhere: [RECORDS] })
try {
  const doctor = visitor()
  const form = await signInAs(doctor, `${it.url}/clinician`, 'clinician')
  const found = await doctor.post(`${it.url}/clinician/find`, {
    _csrf: tokenOn(form),
    nhsNumber: it.patient(`everywhere-${RECORDS}`),
    purpose: 'TREAT',
    careContext: 'Bench',
  })
  const page = found.location
  if (page === undefined) throw new Error('The record was not found.')
  for (let warming = 0; warming < 3; warming++) await doctor.get(page)
  for (const { id } of it.london.addresses.exchanges) await it.london.exchange(id).latency(MEDIAN_MS, SIGMA)

  const [first, whole, answered, bytes]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let view = 0; view < VIEWS; view++) {
    const began = performance.now()
    const { text } = await doctor.get(page)
    first.push(performance.now() - began)
    bytes.push(text.length)
    answered.push(Number(/(\d+) of \d+ exchanges answered/.exec(text)?.[1] ?? 0))
    const stream = /data-fill="([^"]+)"/.exec(text)?.[1]
    if (stream !== undefined) await doctor.get(new URL(stream, it.url).href)
    whole.push(performance.now() - began)
  }
  const figures = {
    bench: 'first-block',
    exchanges: it.london.addresses.exchanges.length,
    recordsEach: RECORDS,
    exchangeP95Ms: P95_MS,
    views: VIEWS,
    firstBlockMs: { median: at(first, 0.5), p95: at(first, 0.95), longest: at(first, 1) },
    answeredInFirst: { median: at(answered, 0.5), least: at(answered, 0) },
    wholeMs: { median: at(whole, 0.5), p95: at(whole, 0.95) },
    pageBytes: at(bytes, 0.5),
  }
  process.stdout.write(
    `The first block was there after ${figures.firstBlockMs.median} ms (p95 ${figures.firstBlockMs.p95}), with ${figures.answeredInFirst.median} of ${figures.exchanges} exchanges; all of it after ${figures.wholeMs.median} ms.\n${JSON.stringify(figures)}\n`,
  )
} finally {
  await it.close()
}
