import { readRecord } from '../../adapters/fhir/read-record.ts'
import { READERS } from '../../adapters/fhir-r4/readers.ts'
import { type Fact, factOf } from '../../gateway/unify/fact.ts'
import { unify, unifyFacts } from '../../gateway/unify/unify.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { parseOdsCode } from '../../schema/model/ods-code.ts'
import type { ReleasedTelling } from '../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { generate } from '../london/generator/generate.ts'

// One person held by thirty exchanges: unifying, whole and in its two parts, beside grouping by one string key that knows nothing of
// partial dates, other codes or dissent. Interleaved in one process; CPU time of this thread, medians.

type List = { readonly type: RecordType; readonly tellings: readonly ReleasedTelling[] }

const recordId = ({ exchange, sourceId }: { readonly exchange: string; readonly sourceId: string }): string =>
  `${exchange} ${sourceId}`

const everywhere = (each: number): readonly List[] => {
  const population = generate({ seed: 'bench-unify', patients: 0, everywhere: [each] })
  const custodian = parseOdsCode('RAL')
  const tellings: ReleasedTelling[] = []
  for (const [name, people] of population.held) {
    const exchange = parseExchangeId(name)
    if (exchange === undefined || custodian === undefined) continue
    const context = {
      exchange,
      readers: READERS,
      linked: { find: () => undefined },
      custodyOf: () => undefined,
      understoodModifiers: new Set<string>(),
      mayBeModified: true,
    }
    for (const { id, text } of people.flatMap(({ records }) => records)) {
      const read = readRecord(JSON.parse(text), id, context)
      if (read !== undefined) tellings.push({ ...read.telling, custodian, unconditional: true })
    }
  }
  return RECORD_TYPES.map((type) => ({ type, tellings: tellings.filter((telling) => telling.type === type) }))
}

const naive = (lists: readonly List[]): number => {
  let count = 0
  for (const { tellings } of lists) {
    const groups = new Map<string, ReleasedTelling[]>()
    for (const telling of tellings) {
      const coding = telling.content.concept.codings[0]
      const key = `${telling.type}|${coding?.system}|${coding?.code}|${telling.content.date?.slice(0, 10)}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [telling])
      else group.push(telling)
    }
    count += [...groups.values()].map((group) => ({
      ...group[0]?.content,
      provenance: group.map(({ exchange, sourceId }) => ({ exchange, sourceId })),
    })).length
  }
  return count
}

const microseconds = (work: () => unknown): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

const rounds = Number(process.env['ROUNDS'] ?? 60)
const figures = [5, 40, 300].map((each) => {
  const lists = everywhere(each)
  const tellings = lists.reduce((sum, list) => sum + list.tellings.length, 0)
  const facts: { readonly type: RecordType; readonly facts: readonly Fact[] }[] = lists.map(
    ({ type, tellings: of }) => ({ type, facts: of.map(factOf) }),
  )
  const work = {
    naive: () => naive(lists),
    whole: () => lists.map(({ type, tellings: of }) => unify(type, of, recordId)),
    onArrival: () => lists.map(({ tellings: of }) => of.map(factOf)),
    atTheEnd: () => facts.map((list) => unifyFacts(list.type, list.facts, recordId, undefined)),
  }
  const spent: Record<keyof typeof work, number[]> = { naive: [], whole: [], onArrival: [], atTheEnd: [] }
  // The clock of CPU time is coarse: enough repetitions that one measurement lasts some milliseconds.
  const repeats = Math.max(1, Math.round(9_000 / tellings))
  for (let round = 0; round < rounds + 10; round++) {
    for (const [name, run] of Object.entries(work)) {
      const took = microseconds(() => {
        for (let i = 0; i < repeats; i++) run()
      })
      if (round >= 10) spent[name as keyof typeof work].push(took / repeats / tellings)
    }
  }
  const records = work.whole().reduce((sum, list) => sum + list.length, 0)
  const perTelling = Object.fromEntries(
    Object.entries(spent).map(([name, of]) => [name, Number(median(of).toFixed(3))]),
  )
  return {
    each,
    tellings,
    records,
    microsecondsPerTelling: perTelling,
    ratioToNaive: Number((median(spent.whole) / median(spent.naive)).toFixed(2)),
  }
})

for (const { each, tellings, records, microsecondsPerTelling: us, ratioToNaive } of figures) {
  console.log(
    `${String(each).padStart(3)} records at each of 30 exchanges: ${tellings} tellings → ${records} records; µs a telling: whole ${us['whole']} (on arrival ${us['onArrival']}, at the end ${us['atTheEnd']}), naive ${us['naive']}; whole/naive ${ratioToNaive}`,
  )
}
console.log(JSON.stringify({ bench: 'unify', figures }))
