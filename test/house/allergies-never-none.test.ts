import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementsOf } from '../london/agreements.ts'
import type { Fault } from '../london/exchange/fault.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  // Richmond has signed too: nothing is withheld from the clinician for want of an agreement.
  it = await openLondonHouse({
    databaseUrl: 'pglite:',
    environment: { WARD_DEADLINE_MS: '1500' },
    prepare: async (state, london) => {
      const agreements = agreementsOf(london.population.directory, { now: Date.now(), everyoneSigned: true })
      const signed = agreements.find(({ id }) => id === 'london-direct-care')
      if (signed !== undefined) await state.agreements.save({ ...signed, id: 'signed-by-all' })
    },
  })
})
afterAll(() => it?.close())

const ALLERGIES = `allergies { totalCount completeness { state answered canHold complete sentence }
  items { noneKnown concept { text codings { display } } provenance { exchange { id } } } }
  manifest { exchange { id } state }`
const allergiesOf = async (name: string) =>
  patientOf(await it.ask(question(ALLERGIES), { variables: { patient: it.patient(name) } }))

const ABSENCE = ['NONE_KNOWN', 'NONE_AMONG_WHAT_MAY_BE_SHARED']

describe('a patient of whom every source says that no allergy is known', () => {
  test('has none known among what may be shared, when all thirty have answered', async () => {
    const { allergies } = await allergiesOf('none-known')
    expect(ABSENCE).toContain(allergies.completeness.state)
    expect(allergies.completeness.answered).toBe(allergies.completeness.canHold)
    expect(allergies.items.every(({ noneKnown }: { noneKnown: boolean }) => noneKnown)).toBe(true)
  })

  // WANDSWORTH holds her; BARNET does not, but could.
  test.each<[string, Fault, string]>([
    ['WANDSWORTH', 'slow', 'TIMED_OUT'],
    ['BARNET', 'slow', 'TIMED_OUT'],
    ['WANDSWORTH', 'drip', 'TIMED_OUT'],
    ['KINGSTON', '5xx', 'FAILED'],
    ['BARNET', 'html', 'FAILED'],
    ['WANDSWORTH', 'half', 'FAILED'],
    ['WANDSWORTH', 'operation-outcome-200', 'FAILED'],
    ['KINGSTON', 'refuse', 'REFUSED_BY_EXCHANGE'],
    ['KINGSTON', 'another-patient', 'QUARANTINED'],
    ['BARNET', 'down', 'FAILED'],
  ])('with %s at fault (%s) it is not known: never none', async (id, fault, state) => {
    await it.london.exchange(id).fault(fault)
    const { allergies, manifest } = await allergiesOf('none-known')
    await it.london.exchange(id).fault(undefined)
    expect(manifest.find((entry: { exchange: { id: string } }) => entry.exchange.id === id).state).toBe(state)
    expect(allergies.completeness).toMatchObject({ state: 'NOT_KNOWN', complete: false })
    expect(allergies.completeness.answered).toBe(allergies.completeness.canHold - 1)
    expect(allergies.completeness.sentence).not.toMatch(/^(No|None)\b/)
  })

  test('with one exchange left out by the reader it is not known', async () => {
    const asked = await it.ask(question(ALLERGIES, ', exclude: ["BARNET"]'), {
      variables: { patient: it.patient('none-known') },
    })
    expect(patientOf(asked).allergies.completeness.state).toBe('NOT_KNOWN')
  })
})

describe('a patient of whom one source lists an allergy and another says that none is known', () => {
  test('is contradictory, and both are shown', async () => {
    const { allergies } = await allergiesOf('contradictory')
    expect(allergies.completeness.state).toBe('CONTRADICTORY')
    const said = allergies.items.map(({ noneKnown }: { noneKnown: boolean }) => noneKnown)
    expect(said).toContain(true)
    expect(said).toContain(false)
  })

  test('stays so when an exchange that holds neither fails', async () => {
    await it.london.exchange('BARNET').fault('5xx')
    const { allergies } = await allergiesOf('contradictory')
    await it.london.exchange('BARNET').fault(undefined)
    expect(allergies.completeness).toMatchObject({ state: 'CONTRADICTORY', complete: false })
  })

  test('the statement that none is known stands on top, where nobody reads past it', async () => {
    const { allergies } = await allergiesOf('contradictory')
    expect(allergies.items[0].noneKnown).toBe(true)
  })
})
