import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LondonHouse, openLondonHouse } from './london-house.ts'
import { LIST_NAMES, patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it?.close())

const QUESTION = `query($patient: NHSNumber!, $access: AccessInput!, $exclude: [ExchangeId!]) {
  patient(nhsNumber: $patient, access: $access, exclude: $exclude) { ${WHOLE} }
}`

const view = (...exclude: readonly string[]) =>
  it.ask(QUESTION, { variables: { patient: it.patient('default'), exclude } })

const lists = (answer: Awaited<ReturnType<typeof view>>) =>
  LIST_NAMES.flatMap((name) => [patientOf(answer)[name], patientOf(answer)[`${name}Begun`]])

const manifestWithout = (answer: Awaited<ReturnType<typeof view>>, exchange: string) =>
  patientOf(answer).manifest.filter((entry: { exchange: { id: string } }) => entry.exchange.id !== exchange)

test.each(['HARINGEY', 'ENFIELD', 'CAMDEN', 'ELPR', 'CROYDON', 'L111'])(
  'with %s switched off by the reader the view is as if it had not answered, and it is not asked',
  async (id) => {
    const whole = await view()
    const exchange = it.london.exchange(id)
    const before = await exchange.requests()
    const excluded = await view(id)
    expect(await exchange.requests()).toBe(before)

    await exchange.fault('5xx')
    const silent = await view()
    await exchange.fault(undefined)
    expect(lists(excluded)).toEqual(lists(silent))
    expect(manifestWithout(excluded, id)).toEqual(manifestWithout(silent, id))
    expect(lists(excluded)).not.toEqual(lists(whole))
    expect(shownSources(excluded)).toEqual(shownSources(whole).filter((source) => !source.startsWith(`${id}|`)))

    for (const entry of patientOf(excluded).manifest.filter(
      (one: { exchange: { id: string } }) => one.exchange.id === id,
    ))
      expect(entry).toMatchObject({
        state: 'NOT_ASKED',
        notAskedReason: expect.stringMatching(/^(EXCLUDED_BY_READER|TYPE_NOT_OFFERED)$/),
        released: null,
      })
  },
)

test('several may be switched off at once; with all that hold the patient off, nothing is found and nothing is called complete', async () => {
  const everywhere = it.london.addresses.exchanges.map(({ id }) => id)
  const none = await view(...everywhere)
  expect(shownSources(none)).toEqual([])
  for (const name of LIST_NAMES)
    expect(patientOf(none)[name]).toMatchObject({
      totalCount: 0,
      completeness: { state: 'NOT_KNOWN', complete: false },
    })
})

test('an exchange that nobody knows is a clear error, and nobody is asked', async () => {
  const before = await it.london.exchange('CROYDON').requests()
  expect(refusalOf(await view('NOWHERE'))).toBe('EXCHANGE_UNKNOWN')
  expect(await it.london.exchange('CROYDON').requests()).toBe(before)
})
