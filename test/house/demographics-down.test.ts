import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { breakTheGlass } from './break-the-glass.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { LIST_NAMES, patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
beforeEach(() => it.london.demographics('demographics', true))
afterAll(() => it?.close())

const BTG = { purpose: 'BTG', careContext: 'Attendance 4' }
const view = (name: string, options: AskOptions = {}) =>
  it.ask(question(WHOLE), { ...options, variables: { patient: it.patient(name), ...options.variables } })

type Entry = {
  readonly exchange: { readonly id: string }
  readonly state: string
  readonly identityWarning: string | null
}
const entriesOf = (answer: Awaited<ReturnType<typeof view>>): readonly Entry[] => patientOf(answer).manifest

test('whether the patient is restricted is not known: nothing is released for treatment, own trust included', async () => {
  const seen = await view('default')
  expect(shownSources(seen)).toEqual([])
  expect(patientOf(seen)).toMatchObject({ verified: false, name: null, address: null, generalPractice: null })
  expect(entriesOf(seen).filter(({ state }) => state === 'ANSWERED' || state === 'EMPTY')).toEqual([])
})

test('under break-glass what matches by number is released, every source marked unverified, no list complete', async () => {
  await breakTheGlass(it, it.patient('default'))
  const seen = await view('default', { variables: { access: BTG } })
  expect(shownSources(seen).length).toBeGreaterThan(0)
  expect(patientOf(seen)).toMatchObject({ verified: false, name: null, address: null, generalPractice: null })
  for (const { state, identityWarning } of entriesOf(seen))
    if (state === 'ANSWERED') expect(identityWarning).toBe('UNVERIFIED')
  for (const name of LIST_NAMES) expect(patientOf(seen)[name].completeness.complete).toBe(false)
})

test('an exchange that states an older number cannot be confirmed, and is quarantined', async () => {
  await breakTheGlass(it, it.patient('superseded'))
  const seen = await view('superseded', { variables: { access: BTG } })
  expect(entriesOf(seen).some(({ state }) => state === 'QUARANTINED')).toBe(true)
  await it.london.demographics('demographics', false)
  const confirmed = await view('superseded', { variables: { access: BTG } })
  expect(entriesOf(confirmed).some(({ state }) => state === 'QUARANTINED')).toBe(false)
  expect(shownSources(confirmed).length).toBeGreaterThan(shownSources(seen).length)
})

test('the patient sees their own record, marked unverified; a proxy sees nothing', async () => {
  const own = await view('default', { as: 'patient' })
  expect(shownSources(own).length).toBeGreaterThan(0)
  expect(patientOf(own).verified).toBe(false)
  const mother = await view('twin-one', { as: 'proxy' })
  expect(refusalOf(mother) ?? shownSources(mother).length).toSatisfy((got) => got === 'FORBIDDEN' || got === 0)
})

test('when it is back, the answer is verified and whole again', async () => {
  await it.london.demographics('demographics', false)
  // After so many failures the service is left in peace for a while, and then asked again.
  await expect
    .poll(async () => patientOf(await view('default')).verified, { timeout: 60_000, interval: 500 })
    .toBe(true)
  const seen = await view('default')
  expect(patientOf(seen)).toMatchObject({ verified: true, name: 'Grace Adeyemi' })
  expect(shownSources(seen).length).toBeGreaterThan(0)
})

test('with the opt-out register down an analyst sees nothing; with it back, records of who did not opt out', async () => {
  await it.london.demographics('demographics', false)
  await it.london.demographics('optOut', true)
  expect(shownSources(await view('opted-out', { as: 'analyst' }))).toEqual([])
  await it.london.demographics('optOut', false)
  expect(shownSources(await view('opted-out', { as: 'analyst' }))).toEqual([])
})
