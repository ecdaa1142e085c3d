import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { sourceKeyOf } from '../london/generator/truth.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { LIST_NAMES, patientOf, type Source } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse({ seed: 'merge', patients: 200 })
})
afterAll(() => it?.close())

type Tally = { right: number; wrong: number; missed: number }
type Shown = {
  readonly recordType: RecordType
  readonly provenance: readonly Source[]
  readonly dissenting: readonly { readonly provenance: readonly Source[] }[]
}

const SOURCES = 'provenance { exchange { id } sourceId }'
const LISTS = LIST_NAMES.map(
  (name) => `${name}(first: 1000) { items { recordType ${SOURCES} dissenting { ${SOURCES} } } }`,
)
const ALL = question(`${LISTS.join('\n')} manifest { released }`)

const pairs = (n: number): number => (n * (n - 1)) / 2
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)
const sizes = (keys: readonly (string | undefined)[]): readonly number[] =>
  [...Map.groupBy(keys, (key) => key).values()].map(({ length }) => length)

const factOf = ({ exchange, sourceId }: Source): string => {
  const telling = it.london.population.truth.tellings.get(sourceKeyOf(exchange.id, sourceId))
  if (telling === undefined) throw new Error(`London never told ${exchange.id} ${sourceId}.`)
  return telling.truthId
}

const tally = (records: readonly Shown[]): Tally => {
  const groups = records.map(({ provenance, dissenting }) =>
    [...provenance, ...dissenting.flatMap((each) => each.provenance)].map(factOf),
  )
  const together = total(groups.map(({ length }) => pairs(length)))
  const right = total(groups.flatMap(sizes).map(pairs))
  return { right, wrong: together - right, missed: total(sizes(groups.flat()).map(pairs)) - right }
}

const precision = ({ right, wrong }: Tally): number => (right + wrong === 0 ? 1 : right / (right + wrong))
const recall = ({ right, missed }: Tally): number => (right + missed === 0 ? 1 : right / (right + missed))
const figures = (name: string, of: Tally): string =>
  `${name.padEnd(15)} precision ${precision(of).toFixed(4)}  recall ${recall(of).toFixed(4)}  pairs ${of.right + of.missed}`

test('over everybody the clinician may see, through the whole corridor: precision at least 0.99, recall at least 0.95', async () => {
  const byType = new Map<RecordType, Tally>(RECORD_TYPES.map((type) => [type, { right: 0, wrong: 0, missed: 0 }]))
  const seen = new Set<string>()
  let people = 0
  for (const { nhsNumber } of it.london.population.people) {
    const patient = patientOf(await it.ask(ALL, { variables: { patient: nhsNumber } }))
    const records = LIST_NAMES.flatMap((name) => patient[name].items as readonly Shown[])
    if (records.length > 0) people++
    for (const { provenance, dissenting } of records)
      for (const source of [...provenance, ...dissenting.flatMap((each) => each.provenance)]) {
        const key = sourceKeyOf(source.exchange.id, source.sourceId)
        expect(it.london.population.truth.tellings.get(key)?.patient).toBe(nhsNumber)
        expect(seen.has(key), `${key} is shown twice`).toBe(false)
        seen.add(key)
      }
    // Merged or not, every telling that was released is there to be seen.
    const shown = records.flatMap(({ provenance, dissenting }) =>
      [provenance, ...dissenting.map((each) => each.provenance)].flat(),
    )
    const released = (patient.manifest as readonly { readonly released: number | null }[]).map(
      (entry) => entry.released ?? 0,
    )
    expect(shown.length).toBe(total(released))
    for (const [type, ofType] of byType) {
      const one = tally(records.filter(({ recordType }) => recordType === type))
      for (const part of ['right', 'wrong', 'missed'] as const) ofType[part] += one[part]
    }
  }
  const all: Tally = { right: 0, wrong: 0, missed: 0 }
  for (const one of byType.values()) for (const part of ['right', 'wrong', 'missed'] as const) all[part] += one[part]
  console.log([...[...byType].map(([type, one]) => figures(type, one)), figures('all', all)].join('\n'))
  console.log(`${people} of ${it.london.population.people.length} people, ${seen.size} tellings`)
  expect(people).toBeGreaterThan(120)
  expect(all.right).toBeGreaterThan(1_000)
  expect(precision(all)).toBeGreaterThanOrEqual(0.99)
  expect(recall(all)).toBeGreaterThanOrEqual(0.95)
})
