import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
  for (const name of ['default', 'no-choice', 'documents-denied']) await view(name)
  await view('default', { as: 'patient' })
  await view('default', { as: 'clinician', wish: { person: 'own-trust-clinician' } })
})
afterAll(() => it?.close())

const CROYDON: AskOptions = { as: 'ig-manager', wish: { person: 'ig-manager' } }
const HARINGEY: AskOptions = { as: 'ig-manager', wish: { person: 'ig-manager-north' } }
const LISTS = question('receipt allergies { totalCount } documents { totalCount }')

const view = async (name: string, options: AskOptions = {}) =>
  patientOf(await it.ask(LISTS, { ...options, variables: { patient: it.patient(name) } }))

const asked = async (query: string, options: AskOptions) => {
  const { body, text } = await it.ask(query, options)
  if (body?.errors !== undefined) throw new Error(text.slice(0, 1_000))
  return body.data
}

const refusal = async (query: string, options: AskOptions) =>
  (await it.ask(query, options)).body.errors?.[0]?.extensions?.code

const COVERAGE = `{ agreementCoverage(days: 7) { from to missing { recipient { odsCode } provider { odsCode } purpose recordTypes viewCount }
  unused { id } ending { agreement { id } end within } } }`
const READERS = `{ readersOfOurRecords(days: 7) { from to readers { organisation { odsCode } purpose viewCount breakGlassCount recordTypes lastAt } } }`

describe('coverage', () => {
  test('names the pairs whose questions found no agreement, on either side, by how often they were asked', async () => {
    const { missing } = (await asked(COVERAGE, CROYDON)).agreementCoverage
    expect(missing.length).toBeGreaterThan(10)
    const asker = missing.filter(({ recipient }: { recipient: { odsCode: string } }) => recipient.odsCode === 'RJ6')
    expect(asker[0].viewCount).toBe(3)
    const north = (await asked(COVERAGE, HARINGEY)).agreementCoverage.missing
    for (const pair of north) expect([pair.recipient.odsCode, pair.provider.odsCode]).toContain('RAP')
    // Haringey's documents are Croydon's by the area agreement; Croydon's are not Haringey's.
    expect(north).not.toContainEqual(
      expect.objectContaining({ recipient: { odsCode: 'RJ6' }, provider: { odsCode: 'RAP' } }),
    )
    expect(north.length).toBe(200)
    for (const { recipient, recordTypes, viewCount } of north) {
      expect([recipient.odsCode, viewCount]).toEqual(['RAP', 1])
      expect(recordTypes).toContain('DOCUMENT')
    }
    // Of the other side too, however many the own questions are: Haringey's trust asked for Croydon's documents.
    expect(missing).toContainEqual({
      recipient: { odsCode: 'RAP' },
      provider: { odsCode: 'RJ6' },
      purpose: 'TREAT',
      recordTypes: ['DOCUMENT'],
      viewCount: 1,
    })
  })

  test('names agreements in force that no view rested on, and those about to end', async () => {
    const { unused, ending } = (await asked(COVERAGE, CROYDON)).agreementCoverage
    const ids = unused.map(({ id }: { id: string }) => id)
    expect(ids).toContain('london-emergency')
    expect(ids).not.toContain('london-direct-care')
    expect(ids).not.toContain('expired-pilot')
    expect(ids).not.toContain('suspended-by-operator')
    expect(ending).toEqual([])
  })
})

describe('who reads our records', () => {
  test('is told by organisation and purpose: how often, of what types, and when last; patients without a name', async () => {
    const { readers, to } = (await asked(READERS, HARINGEY)).readersOfOurRecords
    const by = (organisation: string | null) =>
      readers.find((reader: { organisation: { odsCode: string } | null }) =>
        organisation === null ? reader.organisation === null : reader.organisation?.odsCode === organisation,
      )
    // One patient recorded no choice: nothing was asked for them, and so nothing read.
    expect(by('RJ6')).toMatchObject({
      purpose: 'TREAT',
      viewCount: 2,
      breakGlassCount: 0,
      recordTypes: ['ALLERGY', 'DOCUMENT'],
    })
    expect(by('RAP')).toMatchObject({ purpose: 'TREAT', viewCount: 1 })
    expect(by(null)).toMatchObject({ purpose: 'PATRQT', viewCount: 1 })
    expect(by('RJ6').lastAt <= to).toBe(true)
  })
})

describe('conflicts', () => {
  test('are told of the agreements that the own organisation is a party of, and of no others', async () => {
    const query = `query($id: ID!) { agreementConflicts(agreement: $id) { kind other { id } otherVersion recordTypes purposes pairCount sentence } }`
    const { agreementConflicts } = await asked(query, { ...CROYDON, variables: { id: 'london-direct-care' } })
    const kinds = agreementConflicts.map(
      ({ kind, other }: { kind: string; other: { id: string } }) => `${other.id} ${kind}`,
    )
    expect(kinds).toContain('area-croydon ACTIONS_DIFFER')
    expect(kinds).toContain('area-croydon CLASSES_DIFFER')
    expect(kinds.join()).not.toContain('area-hackney')
    expect(await refusal(`{ agreementConflicts { kind } }`, CROYDON)).toBe('INPUT_INVALID')
  })
})

describe('who may', () => {
  test.each([[COVERAGE], [READERS]])('none but an IG manager: %s', async (query) => {
    for (const as of ['clinician', 'patient', 'operator', 'privacy-officer', 'analyst'] as const)
      expect(await refusal(query, { as })).toBe('FORBIDDEN')
  })

  test.each([[0], [91], [-1]])('not over %s days', async (days) => {
    expect(await refusal(READERS.replace('7', String(days)), CROYDON)).toBe('INPUT_INVALID')
  })

  test('each reading is written to the audit first', async () => {
    const before = await it.state.ledger.verify()
    await asked(READERS, CROYDON)
    await asked(COVERAGE, CROYDON)
    await asked(`{ agreementConflicts(agreement: "area-croydon") { kind } }`, CROYDON)
    const after = await it.state.ledger.verify()
    if (!before.ok || !after.ok) throw new Error('the ledger does not verify')
    expect(after.entries).toBe(before.entries + 3)
  })
})
