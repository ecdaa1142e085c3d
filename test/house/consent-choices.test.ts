import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choicesOf, codeOf, faultsIn } from './choices-of.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { type StagedDemographics, stageDemographics } from './staged-demographics.ts'
import { patientOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
let demographics: StagedDemographics
beforeAll(async () => {
  demographics = await stageDemographics()
  it = await openLondonHouse({ environment: { DEMOGRAPHICS_URL: demographics.url } })
  demographics.over(it.london.addresses.demographics)
})
afterAll(async () => {
  await it?.close()
  await demographics?.close()
})

const { ask, read, choices, send, make } = choicesOf(() => it)
const PATIENT = { as: 'patient' } as const
const PRACTICE = { as: 'practice-staff' } as const

const viewOf = (name: string, person?: string) =>
  it.ask(question(WHOLE), { ...(person ? { wish: { person } } : {}), variables: { patient: it.patient(name) } })

const receiptSays = async (jws: string) => {
  const jwks = await (await fetch(`${it.url}/.well-known/jwks.json`)).json()
  const script = fileURLToPath(new URL('verify-receipt.ts', import.meta.url))
  return JSON.parse(
    execFileSync(process.execPath, [script], {
      input: JSON.stringify({ jws, jwks }),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  )
}

describe('the patient', () => {
  test('denies a trust: its clinician sees no more of the others at once; changes that to documents alone; ends it', async () => {
    const before = shownSources(await viewOf('default'))
    const others = (sources: readonly string[]) => sources.filter((source) => !source.startsWith('CROYDON|'))
    expect(others(before).length).toBeGreaterThan(0)

    const denied = await make('giveDirective', 'default', PATIENT, {
      choice: { effect: 'deny', recipients: ['RJ6'], breakGlassMayLift: true },
    })
    expect(denied.faults).toEqual([])
    expect(denied.recorded).toMatchObject({ effect: 'deny', recordedBy: { how: 'PATIENT', name: null } })
    expect(others(shownSources(await viewOf('default')))).toEqual([])

    const changed = await make('changeDirective', 'default', PATIENT, {
      directive: denied.recorded.id,
      choice: { effect: 'deny', recipients: ['RJ6'], recordTypes: ['DOCUMENT'] },
    })
    expect(changed.faults).toEqual([])
    expect(changed.ended).toMatchObject({ id: denied.recorded.id, withdrawnAt: expect.any(String) })
    const now = await viewOf('default')
    expect(others(shownSources(now)).length).toBeGreaterThan(0)
    expect(others(shownSources(now)).filter((source) => source.includes('DocumentReference'))).toEqual([])

    const ended = await make('withdrawDirective', 'default', PATIENT, { directive: changed.recorded.id })
    expect(ended.faults).toEqual([])
    expect(shownSources(await viewOf('default'))).toEqual(before)
  })

  test('names a site of a trust: what is recorded is its legal entity', async () => {
    const given = await make('giveDirective', 'default', PATIENT, {
      choice: { effect: 'deny', recipients: ['RJ601', 'RJ6'], purposes: ['HRESCH'], lastDay: '2030-06-30' },
    })
    expect(given.recorded.scope.recipients).toEqual([{ odsCode: 'RJ6' }])
    // A bare last day includes that day in London, an hour ahead in June.
    expect(given.recorded.period).toEqual({ start: null, end: '2030-06-30T23:00:00.000Z' })
    await make('withdrawDirective', 'default', PATIENT, { directive: given.recorded.id })
  })

  test('two tabs save at once: one is saved, the other is told, and nothing is lost', async () => {
    const { revision } = await choices('default', PATIENT)
    const choice = (recordTypes: readonly string[]) => ({ effect: 'deny', recordTypes, purposes: ['HRESCH'] })
    const both = await Promise.all([
      send('giveDirective', 'default', PATIENT, { revision, choice: choice(['DOCUMENT']) }),
      send('giveDirective', 'default', PATIENT, { revision, choice: choice(['CARE_PLAN']) }),
    ])
    expect(both.map(codeOf).sort()).toEqual(['STALE_VERSION', undefined])
    const saved = both.find((answer) => codeOf(answer) === undefined)?.body.data.giveDirective
    const after = await choices('default', PATIENT)
    expect(after.directives[0]).toEqual(saved.recorded)
    expect(after.revision).toBe(saved.choices.revision)

    // Half of a change is none of it: the choice to end stands when the revision is stale.
    const stale = await send('changeDirective', 'default', PATIENT, {
      revision,
      directive: saved.recorded.id,
      choice: choice(['ALERT']),
    })
    expect(codeOf(stale)).toBe('STALE_VERSION')
    expect((await choices('default', PATIENT)).directives).toEqual(after.directives)
    await make('withdrawDirective', 'default', PATIENT, { directive: saved.recorded.id })
  })

  test('a form sent again changes nothing twice; its key cannot be used for another choice', async () => {
    const { revision } = await choices('default', PATIENT)
    const form = {
      revision,
      idempotencyKey: randomUUID(),
      choice: { effect: 'deny', recordTypes: ['ALERT'], purposes: ['HRESCH'] },
    }
    const [first, again] = [
      await make('giveDirective', 'default', PATIENT, form),
      await make('giveDirective', 'default', PATIENT, form),
    ]
    expect(again.recorded).toEqual(first.recorded)
    expect(again.choices).toEqual(first.choices)
    expect(await receiptSays(again.receipts[0].jws)).toEqual(await receiptSays(first.receipts[0].jws))
    const other = await send('giveDirective', 'default', PATIENT, {
      ...form,
      choice: { ...form.choice, recordTypes: ['ALLERGY'] },
    })
    expect(codeOf(other)).toBe('CONFLICT_OF_STATE')
    const ending = { revision: first.choices.revision, idempotencyKey: randomUUID(), directive: first.recorded.id }
    const ends = [
      await make('withdrawDirective', 'default', PATIENT, ending),
      await make('withdrawDirective', 'default', PATIENT, ending),
    ]
    expect(ends[1].ended).toEqual(ends[0].ended)
    expect(codeOf(await send('withdrawDirective', 'default', PATIENT, { ...ending, idempotencyKey: 'short' }))).toBe(
      'INPUT_INVALID',
    )
  })

  test.each<[string, object, readonly [string, string][]]>([
    ['an organisation nobody knows', { recipients: ['ZZZ999'] }, [['ORGANISATION_UNKNOWN', 'recipients']]],
    [
      'a period that ends before it begins',
      { start: '2030-01-02T00:00:00Z', end: '2030-01-01T00:00:00Z' },
      [['PERIOD_ENDS_BEFORE_IT_BEGINS', 'period']],
    ],
    ['a period long over', { end: '2020-01-01T00:00:00Z' }, [['PERIOD_IS_PAST', 'period']]],
    [
      'a beginning said twice, and a day that is none',
      { start: '2030-01-02T00:00:00Z', firstDay: '2030-01-02', lastDay: '2030-02-30' },
      [
        ['PERIOD_SAID_TWICE', 'period'],
        ['DAY_UNCLEAR', 'lastDay'],
      ],
    ],
    [
      'lists that are there and name nothing',
      { recordTypes: [], classes: [] },
      [
        ['LIST_EMPTY', 'recordTypes'],
        ['LIST_EMPTY', 'classes'],
      ],
    ],
    ['a class nobody knows', { classes: ['UNHEARD-OF'] }, [['CLASS_UNKNOWN', 'classes']]],
    [
      'dates of records the wrong way round',
      { recordDates: { from: '2020-01-02', to: '2020-01-01' } },
      [['RECORD_DATES_REVERSED', 'recordDates']],
    ],
    ['dates that name no day', { recordDates: {} }, [['RECORD_DATES_EMPTY', 'recordDates']]],
    [
      'a permit that break-glass may lift, for a purpose that needs none',
      { effect: 'permit', breakGlassMayLift: true, purposes: ['PATRQT'] },
      [
        ['PERMIT_CANNOT_BE_LIFTED', 'breakGlassMayLift'],
        ['PURPOSE_NEVER_PERMITTED', 'purposes'],
      ],
    ],
    [
      'a permit to change records in an emergency',
      { effect: 'permit', purposes: ['BTG'], actions: ['edit'] },
      [['ACTION_NEVER_FOR_PURPOSE', 'actions']],
    ],
    [
      'an organisation and its own records',
      { effect: 'permit', recipients: ['RJ6'], controllers: ['RJ601'] },
      [['RECIPIENT_IS_THE_CONTROLLER', 'recipients']],
    ],
  ])('bad input is named and nothing is saved: %s', async (_, choice, expected) => {
    const before = await choices('default', PATIENT)
    const outcome = await make('giveDirective', 'default', PATIENT, { choice: { effect: 'deny', ...choice } })
    expect(outcome.faults.map(({ code, field }: { code: string; field: string }) => [code, field])).toEqual(expected)
    for (const { sentence } of outcome.faults) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(outcome.recorded).toBeNull()
    expect(await choices('default', PATIENT)).toEqual(before)
  })

  test('a choice that is not there, or ended already, is not ended', async () => {
    expect(faultsIn(await make('withdrawDirective', 'default', PATIENT, { directive: 'no-such' }))).toEqual([
      'NOTHING_TO_END',
    ])
    const others = (await it.state.directives.ofPatient(it.patient('opted-out') as never))[0]?.id
    expect(faultsIn(await make('withdrawDirective', 'default', PATIENT, { directive: others }))).toEqual([
      'NOTHING_TO_END',
    ])
  })

  test("someone else's NHS number: nothing is shown, nothing saved, and the refusal stands in the ledger", async () => {
    expect(codeOf(await read('opted-out', PATIENT))).toBe('FORBIDDEN')
    const outcome = await make('giveDirective', 'opted-out', PATIENT, { choice: { effect: 'deny' } })
    expect([faultsIn(outcome), outcome.choices, outcome.receipts]).toEqual([['NOT_A_PROXY'], null, []])
    const { entries } = await it.state.ledger.ofPatient(it.patient('opted-out') as never, { limit: 5 })
    expect(entries.filter(({ entry }) => entry.kind === 'refusal').length).toBeGreaterThanOrEqual(2)
    const invalid = await ask('query { patientChoices(patient: "9990010006") { revision } }', PATIENT, {})
    expect(codeOf(invalid)).toBe('NHS_NUMBER_INVALID')
  })

  test.each(['clinician', 'dispatcher', 'ig-manager', 'operator', 'privacy-officer', 'analyst'] as const)(
    '%s neither reads nor changes choices',
    async (as) => {
      expect(codeOf(await read('default', { as }))).toBe('FORBIDDEN')
      expect(faultsIn(await make('giveDirective', 'default', { as }, { choice: { effect: 'deny' } }))).toEqual([
        'NOT_YOUR_ROLE',
      ])
    },
  )

  test('every change is in the ledger, by the name of what was recorded', async () => {
    const given = await make('giveDirective', 'default', PATIENT, {
      choice: { effect: 'deny', purposes: ['PUBHLTH'] },
    })
    const { entries } = await it.state.ledger.ofPatient(it.patient('default') as never, { limit: 3 })
    expect(entries.map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({ kind: 'administration', deed: 'give-choice', subject: given.recorded.id }),
    )
    await make('withdrawDirective', 'default', PATIENT, { directive: given.recorded.id })
  })
})

describe('receipts', () => {
  test('verify offline with nothing but the published keys, hold the Consent, and say when it was ended', async () => {
    const given = await make('giveDirective', 'default', PATIENT, {
      choice: { effect: 'permit', recipients: ['RRV'], classes: ['HIV'], recordDates: { from: '2019-01-01' } },
    })
    const [receipt] = given.receipts
    expect(receipt).toMatchObject({ directive: given.recorded.id, deed: 'RECORDED' })
    const says = await receiptSays(receipt.jws)
    expect(says).toMatchObject({
      deed: 'RECORDED',
      consent: {
        resourceType: 'Consent',
        status: 'active',
        patient: { identifier: { value: it.patient('default') } },
        provision: { type: 'permit', dataPeriod: { start: '2019-01-01' } },
      },
    })
    const ended = await make('withdrawDirective', 'default', PATIENT, { directive: given.recorded.id })
    expect(ended.receipts.map(({ deed }: { deed: string }) => deed)).toEqual(['WITHDRAWN'])
    expect(await receiptSays(ended.receipts[0].jws)).toMatchObject({ consent: { status: 'inactive' } })

    const kept = await ask(
      'query($patient: NHSNumber!, $directive: ID!) { consentReceipts(patient: $patient, directive: $directive) { deed jws } }',
      PATIENT,
      { patient: it.patient('default'), directive: given.recorded.id },
    )
    expect(kept.body.data.consentReceipts.map(({ deed }: { deed: string }) => deed)).toEqual(['RECORDED', 'WITHDRAWN'])
    expect(await receiptSays(kept.body.data.consentReceipts[0].jws)).toEqual(says)
    const [head, body, tail] = receipt.jws.split('.')
    const forged = Buffer.from(JSON.stringify({ ...says, deed: 'WITHDRAWN' })).toString('base64url')
    await expect(receiptSays([head, forged, tail].join('.'))).rejects.toThrow()
    expect(body).not.toBe(forged)
  })
})

describe('the practice', () => {
  test('of the patient records and ends for them, is named, and the patient is told; another practice is refused', async () => {
    expect(codeOf(await read('no-choice', PRACTICE))).toBe('FORBIDDEN')
    expect(faultsIn(await make('giveDirective', 'no-choice', PRACTICE, { choice: { effect: 'permit' } }))).toEqual([
      'NOT_THEIR_PRACTICE',
    ])
    demographics.says(it.patient('no-choice'), { generalPractice: 'F86001' })
    demographics.says(it.patient('default'), { generalPractice: 'F86001' })
    // The practice always says how it was asked, and nobody else does.
    const permit = { choice: { effect: 'permit' } }
    expect(faultsIn(await make('giveDirective', 'no-choice', PRACTICE, { ...permit, asked: null }))).toEqual([
      'WAY_OF_ASKING_MISSING',
    ])
    expect(faultsIn(await make('giveDirective', 'default', PATIENT, { ...permit, asked: 'LETTER' }))).toEqual([
      'WAY_OF_ASKING_NOT_YOURS',
    ])
    const given = await make('giveDirective', 'no-choice', PRACTICE, { ...permit, asked: 'LETTER' })
    expect(given.recorded.recordedBy).toMatchObject({
      how: 'PRACTICE',
      asked: 'LETTER',
      name: 'PENHALIGON Ruth Mrs',
      organisation: { odsCode: 'F86001' },
    })
    expect(await receiptSays(given.receipts[0].jws)).toMatchObject({ deed: 'RECORDED' })
    expect(shownSources(await viewOf('no-choice')).some((source) => source.startsWith('EALING|'))).toBe(true)
    const ended = await make('withdrawDirective', 'no-choice', PRACTICE, {
      directive: given.recorded.id,
      asked: 'EMAIL',
    })
    expect([ended.faults, ended.ended.withdrawnAsked]).toEqual([[], 'EMAIL'])

    await make('giveDirective', 'default', PRACTICE, { choice: { effect: 'deny', purposes: ['HOPERAT'] } })
    const told = await choices('default', PATIENT)
    expect(told.notices[0]).toMatchObject({ kind: 'RECORDED_BY_PRACTICE', directives: [told.directives[0].id] })
    await make('withdrawDirective', 'default', PATIENT, { directive: told.directives[0].id })
  })
})

describe('a clinician at the point of care', () => {
  const permit = (name: string, variables: object, as: 'clinician' | 'dispatcher' = 'clinician') =>
    make('permitAtPointOfCare', name, { as }, { minutes: 60, ...variables })

  test('records permission for their own organisation, named and seen by the patient at once; it never beats a denial', async () => {
    const given = await permit('no-choice', {})
    expect(given.faults).toEqual([])
    expect([given.receipts, given.choices]).toEqual([[], null])
    expect(given.recorded).toMatchObject({
      effect: 'permit',
      scope: { recipients: [{ odsCode: 'RJ6' }] },
      recordedBy: { how: 'POINT_OF_CARE', name: 'ODUYA Miriam Dr', organisation: { odsCode: 'RJ6' } },
    })
    expect(shownSources(await viewOf('no-choice')).some((source) => source.startsWith('EALING|'))).toBe(true)
    const seen = await choices('no-choice', PRACTICE)
    expect(seen.directives[0]).toEqual(given.recorded)
    await make('withdrawDirective', 'no-choice', PRACTICE, { directive: given.recorded.id })

    const denied = await permit('deny-all-for-good', {})
    expect(denied.faults).toEqual([])
    const patient = patientOf(await viewOf('deny-all-for-good'))
    expect(patient.manifest.some(({ state }: { state: string }) => state === 'WITHHELD_BY_CHOICE')).toBe(true)
  })

  test('24 hours at most and more than none; nobody else; nobody below 16; only while ages can be checked', async () => {
    for (const minutes of [0, -5, 1441])
      expect(faultsIn(await permit('no-choice', { minutes }))).toEqual(['PERIOD_TOO_LONG'])
    expect(faultsIn(await permit('no-choice', { minutes: 1440 }))).toEqual([])
    expect(faultsIn(await permit('no-choice', {}, 'dispatcher'))).toEqual(['NOT_YOUR_ROLE'])
    expect(faultsIn(await permit('teenager', {}))).toEqual(['CANNOT_GIVE_PERMISSION_ALONE'])
    const stranger = await make(
      'permitAtPointOfCare',
      'no-choice',
      { wish: { person: 'stranger-clinician' } },
      { minutes: 5 },
    )
    expect(faultsIn(stranger)).toEqual(['NOT_YOUR_ROLE'])
  })
})

describe('FHIR Consent', () => {
  const exported = async (name: string, options = PATIENT) => {
    const { body } = await ask(
      'query($patient: NHSNumber!) { exportDirectives(patient: $patient) { bundle leftOut } }',
      options,
      { patient: it.patient(name) },
    )
    return body.data.exportDirectives
  }

  test('goes out whole and comes in again as the same choice, recorded by whoever imports it, whatever it claims', async () => {
    const choice = {
      effect: 'deny',
      recipients: ['RRV'],
      recordTypes: ['DOCUMENT'],
      purposes: ['HRESCH'],
      recordDates: { from: '2011-01-01', to: '2012-12-31' },
      lastDay: '2031-01-31',
      breakGlassMayLift: true,
    }
    const given = await make('giveDirective', 'default', PATIENT, { choice })
    const { bundle, leftOut } = await exported('default')
    expect(leftOut).toEqual([])
    const resources = bundle.entry.map(({ resource }: { resource: object }) => resource)
    expect(resources.length).toBe((await choices('default', PATIENT)).directives.length)
    const consent = resources.find(
      (one: { identifier: { value: string }[] }) => one.identifier[0]?.value === given.recorded.id,
    )

    const claims = {
      ...consent,
      dateTime: '2001-01-01T00:00:00Z',
      performer: [{ reference: 'Practitioner/somebody-important' }],
    }
    const imported = await make('importConsent', 'default', PRACTICE, { consent: claims })
    expect([imported.faults, imported.refusals]).toEqual([[], []])
    expect(imported.recorded).toEqual({
      ...given.recorded,
      id: expect.not.stringMatching(given.recorded.id),
      recordedBy: expect.objectContaining({ how: 'PRACTICE', name: 'PENHALIGON Ruth Mrs' }),
    })
    expect(Date.parse(imported.recorded.recordedBy.at)).toBeGreaterThan(Date.parse('2026-01-01'))
    for (const { recorded } of [given, imported])
      await make('withdrawDirective', 'default', PATIENT, { directive: recorded.id })
  })

  test('is refused with every reason when it cannot be kept whole, is about somebody else, or says what no choice can', async () => {
    const { bundle } = await exported('default')
    const [{ resource }] = bundle.entry
    const importing = (consent: unknown) => make('importConsent', 'default', PATIENT, { consent })
    const before = await choices('default', PATIENT)
    const more = await importing({ ...resource, status: 'draft', scope: { coding: [] } })
    expect(faultsIn(more)).toEqual(['CONSENT_REFUSED'])
    expect(more.refusals.map(({ code }: { code: string }) => code)).toEqual(['NOT_ACTIVE', 'NOT_PRIVACY'])
    expect(faultsIn(await importing('not even an object'))).toEqual(['CONSENT_REFUSED'])
    expect(faultsIn(await importing([]))).toEqual(['CONSENT_REFUSED'])
    const another = {
      ...resource,
      patient: { identifier: { ...resource.patient.identifier, value: it.patient('opted-out') } },
    }
    expect(faultsIn(await importing(another))).toEqual(['PATIENT_IS_ANOTHER'])
    const useless = {
      ...resource,
      provision: {
        type: 'permit',
        purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'PATRQT' }],
      },
    }
    expect(faultsIn(await importing(useless))).toEqual(['PURPOSE_NEVER_PERMITTED'])
    expect(await choices('default', PATIENT)).toEqual(before)
    const stranger = await make('importConsent', 'opted-out', PATIENT, { consent: resource })
    expect([faultsIn(stranger), stranger.refusals]).toEqual([['NOT_A_PROXY'], []])
  })
})

describe('the preview', () => {
  const preview = (variables: object, options: Parameters<typeof ask>[1] = PATIENT) =>
    ask(
      `query($patient: NHSNumber!, $ends: [ID!], $records: [ChoiceInput!], $purpose: PurposeOfUse, $organisations: [ODSCode!],
        $consents: [JSON!], $called: String, $kind: OrganisationKind, $first: Int, $after: String, $before: String) {
        consentPreview(patient: $patient, ends: $ends, records: $records, purpose: $purpose, organisations: $organisations, consents: $consents,
          called: $called, kind: $kind, first: $first, after: $after, before: $before) {
          faults { code } totalCount precedingCount kinds { kind count } startCursor hasPreviousPage hasNextPage endCursor
          groups { name organisations { organisation { odsCode } all some noneByChoice noneByAgreement datesLimited } } } }`,
      options,
      { patient: it.patient('default'), ...variables },
    )
  const one = async (variables: object) => {
    const answer = await preview({ organisations: ['RJ6'], ...variables })
    const [group] = answer.body?.data?.consentPreview?.groups ?? []
    if (group === undefined) throw new Error(answer.text)
    return group.organisations[0]
  }

  test('says before saving what saving would do, and saves nothing', async () => {
    const before = await choices('default', PATIENT)
    const now = await one({})
    expect([...now.all, ...now.some]).toContain('DOCUMENT')
    const would = await one({ records: [{ effect: 'deny', recipients: ['RJ6'], recordTypes: ['ALLERGY'] }] })
    // Its own records it always sees: so it is some, never none.
    expect(would.some).toContain('ALLERGY')
    const dated = await one({
      records: [{ effect: 'deny', recordTypes: ['CONDITION'], recordDates: { to: '2015-12-31' } }],
    })
    expect(dated.datesLimited).toEqual(['CONDITION'])
    const after = await choices('default', PATIENT)
    expect(after).toEqual(before)

    // The same words come true when it is saved.
    const saved = await make('giveDirective', 'default', PATIENT, {
      choice: { effect: 'deny', recipients: ['RJ6'], recordTypes: ['ALLERGY'] },
    })
    expect(await one({})).toEqual(would)
    expect(await one({ ends: [saved.recorded.id] })).toEqual(now)
    await make('withdrawDirective', 'default', PATIENT, { directive: saved.recorded.id })
  })

  test('goes through every organisation with an agreement, by kind, page by page', async () => {
    const first = (await preview({ first: 3 })).body.data.consentPreview
    expect([first.hasNextPage, first.totalCount > 100]).toEqual([true, true])
    const second = (await preview({ first: 3, after: first.endCursor })).body.data.consentPreview
    const codes = (page: typeof first) =>
      page.groups.flatMap(({ organisations }: { organisations: { organisation: { odsCode: string } }[] }) =>
        organisations.map(({ organisation }) => organisation.odsCode),
      )
    expect(new Set([...codes(first), ...codes(second)]).size).toBe(6)
    expect(first.groups[0].name).toBe('Hospitals and other trusts')
    // And back again, narrowed by kind and by name: everything can be found.
    const back = (await preview({ first: 3, before: second.startCursor })).body.data.consentPreview
    expect([codes(back), back.precedingCount, back.hasPreviousPage]).toEqual([codes(first), 0, false])
    expect([second.precedingCount, second.hasPreviousPage]).toEqual([3, true])
    const count = first.kinds.reduce((sum: number, kind: { count: number }) => sum + kind.count, 0)
    expect(count).toBe(first.totalCount)
    const [trusts] = first.kinds
    const ofKind = (await preview({ first: 200, kind: trusts.kind })).body.data.consentPreview
    expect(ofKind.groups.map(({ name }: { name: string }) => name)).toEqual(['Hospitals and other trusts'])
    expect([codes(ofKind).length, ofKind.totalCount, ofKind.kinds]).toEqual([trusts.count, trusts.count, first.kinds])
    for (const called of ['rj6', 'TRUST croydon'])
      expect(codes((await preview({ called })).body.data.consentPreview)).toEqual(['RJ6'])
    expect((await preview({ called: 'no such place' })).body.data.consentPreview).toMatchObject({
      totalCount: 0,
      kinds: [],
      groups: [],
      startCursor: null,
    })
  })

  test('names what is wrong with the choices given; is refused for one’s own request, and to strangers', async () => {
    const wrong = await preview({ records: [{ effect: 'deny', recordTypes: [] }], ends: ['no-such'] })
    expect(wrong.body.data.consentPreview.faults).toEqual([{ code: 'NOTHING_TO_END' }, { code: 'LIST_EMPTY' }])
    expect(codeOf(await preview({ purpose: 'PATRQT' }))).toBe('INPUT_INVALID')
    expect(codeOf(await preview({ after: 'NOWHERE' }))).toBe('INPUT_INVALID')
    expect(codeOf(await preview({ after: 'RJ6', before: 'RJ6' }))).toBe('INPUT_INVALID')
    expect(codeOf(await preview({ called: 'x'.repeat(101) }))).toBe('INPUT_INVALID')
    const refused = await preview({ consents: [{ resourceType: 'Patient' }] })
    expect(refused.body.data.consentPreview.faults).toEqual([{ code: 'CONSENT_REFUSED' }])
    expect(codeOf(await preview({}, { as: 'clinician' }))).toBe('FORBIDDEN')
  })
})

describe('the demographics service is down', () => {
  test('the practice and the clinician record nothing; the patient may still restrict, and is told why nothing else', async () => {
    demographics.down(true)
    try {
      expect(codeOf(await read('no-choice', PRACTICE))).toBe('STATE_UNAVAILABLE')
      const deny = { revision: 1, choice: { effect: 'deny', purposes: ['PUBHLTH'] } }
      expect(faultsIn(await make('giveDirective', 'no-choice', PRACTICE, deny))).toEqual(['DEMOGRAPHICS_UNAVAILABLE'])
      expect(faultsIn(await make('permitAtPointOfCare', 'no-choice', {}, { minutes: 5 }))).toEqual([
        'DEMOGRAPHICS_UNAVAILABLE',
      ])
      const restricted = await make('giveDirective', 'default', PATIENT, { choice: deny.choice })
      expect(faultsIn(restricted)).toEqual([])
      expect(
        faultsIn(await make('withdrawDirective', 'default', PATIENT, { directive: restricted.recorded.id })),
      ).toEqual(['DEMOGRAPHICS_UNAVAILABLE'])
    } finally {
      demographics.down(false)
    }
  })
})
