import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { heldOf, type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { LIST_NAMES, patientOf, type Source } from './whole-view.ts'

let it: LondonHouse
let sutton: StagedExchange
beforeAll(async () => {
  it = await openLondonHouse({
    patients: 40,
    prepare: async (state, london) => {
      sutton = await stageExchange(state, london, 'SUTTON')
    },
  })
})
afterAll(async () => {
  await it?.close()
  await sutton?.close()
})

type Shown = { readonly id: string; readonly provenance: readonly Source[]; readonly dissenting: readonly Shown[] }

const SHOWN = 'id provenance { exchange { id } sourceId }'
const list = (name: string): string => `${name}(first: 1000) { items { ${SHOWN} dissenting { ${SHOWN} } } }`
const ALL = LIST_NAMES.map(list).join('\n')

const recordsOf = async (nhsNumber: string, fields = ALL): Promise<readonly Shown[]> => {
  const patient = patientOf(await it.ask(question(fields), { variables: { patient: nhsNumber } }))
  return LIST_NAMES.flatMap((name) => (patient[name]?.items ?? []) as readonly Shown[]).flatMap((one) => [
    one,
    ...(one.dissenting ?? []),
  ])
}

test("a record's id is nobody else's, at no other exchange, and the same at the next question", async () => {
  const named = new Map<string, string>()
  const sourceIdsAt = new Map<string, Set<string>>()
  let shown = 0
  for (const { nhsNumber } of it.london.population.people) {
    const records = await recordsOf(nhsNumber)
    for (const { id, provenance } of records) {
      shown++
      const what = JSON.stringify([
        nhsNumber,
        ...provenance.map(({ exchange, sourceId }) => `${exchange.id}|${sourceId}`),
      ])
      expect(named.has(id), `${id} names two records`).toBe(false)
      named.set(id, what)
      for (const { exchange, sourceId } of provenance)
        sourceIdsAt.set(sourceId, (sourceIdsAt.get(sourceId) ?? new Set()).add(exchange.id))
    }
    const again = await recordsOf(nhsNumber)
    expect(again).toEqual(records)
  }
  expect(shown).toBeGreaterThan(1_000)
  // The sources' own ids do collide: without the exchange in the name these records would be one.
  expect([...sourceIdsAt.values()].filter(({ size }) => size > 1).length).toBeGreaterThan(100)
})

test('the same source id told of one patient today and of another tomorrow has two names', async () => {
  const namesOf = async (name: string): Promise<readonly string[]> => {
    const held = heldOf(it.london, 'SUTTON', it.patient(name))
    const [one] = held.records.filter(({ resourceType }) => resourceType === 'Immunization')
    if (one === undefined) throw new Error('The twins were vaccinated.')
    sutton.holds([
      {
        ...held,
        records: [told({ ...JSON.parse(one.text), id: 'same', vaccineCode: { text: 'Given nowhere else' } }, one.at)],
      },
    ])
    return (await recordsOf(it.patient(name)))
      .filter(({ provenance }) => provenance.some(({ sourceId }) => sourceId === 'Immunization/same'))
      .map(({ id }) => id)
  }
  const [first, second] = [await namesOf('twin-one'), await namesOf('twin-two')]
  sutton.holds(it.london.population.held.get('SUTTON') ?? [])
  expect(first).toHaveLength(1)
  expect(second).toHaveLength(1)
  expect(first).not.toEqual(second)
})

test('an id is the same whether one list is asked for or all of them, and whoever asks', async () => {
  const everything = await recordsOf(it.patient('default'))
  const ids = new Map(everything.map(({ id, provenance }) => [id, JSON.stringify(provenance)]))
  const allergies = await recordsOf(it.patient('default'), list('allergies'))
  expect(allergies.length).toBeGreaterThan(0)
  for (const { id, provenance } of allergies) expect(ids.get(id)).toBe(JSON.stringify(provenance))
  const own = patientOf(
    await it.ask(question(list('immunisations')), { as: 'patient', variables: { patient: it.patient('default') } }),
  ).immunisations.items as readonly Shown[]
  const alike = own.filter(({ provenance }) => [...ids.values()].includes(JSON.stringify(provenance)))
  expect(alike.length).toBeGreaterThan(0)
  for (const { id, provenance } of alike) expect(ids.get(id)).toBe(JSON.stringify(provenance))
})

test('an id gives away neither the patient nor the exchange nor the source', async () => {
  for (const { id, provenance } of await recordsOf(it.patient('default'))) {
    expect(id).toMatch(/^[\w-]{27}$/)
    expect(id).not.toContain(it.patient('default'))
    for (const { exchange, sourceId } of provenance) {
      expect(id).not.toContain(exchange.id)
      expect(id).not.toContain(sourceId)
    }
  }
})
