import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choicesOf } from './choices-of.ts'
import { type Answered, type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'

const EDIT = `id deed recordType exchange { id } custodian { odsCode } recordId state sentence versionSeen version authorName
  organisation { odsCode } reason proposedAt settledAt expiresAt receipt`

const ADD = `mutation($patient: NHSNumber!, $access: AccessInput!, $exchange: ExchangeId!, $custodian: ODSCode!, $record: RecordDraftInput!, $reason: String!, $key: String!) {
  addRecord(patient: $patient, access: $access, exchange: $exchange, custodian: $custodian, record: $record, reason: $reason, idempotencyKey: $key) { ${EDIT} } }`

const AMEND = `mutation($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!, $says: RecordDraftInput!, $reason: String!, $key: String!) {
  amendRecord(patient: $patient, access: $access, record: $record, says: $says, reason: $reason, idempotencyKey: $key) { ${EDIT} } }`

const IN_ERROR = `mutation($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!, $reason: String!, $key: String!) {
  markEnteredInError(patient: $patient, access: $access, record: $record, reason: $reason, idempotencyKey: $key) { ${EDIT} } }`

/** A bird that no code list knows. */
const CANARY = 'Zaunkoenig'

let it: LondonHouse
let line: readonly string[]
beforeAll(async () => {
  const said: string[] = []
  line = said
  it = await openLondonHouse({
    environment: {
      EDIT_POLL_MS: '50',
      EDIT_ASK_AGAIN_MS: '50',
      EDIT_DEADLINE_MS: '5000',
      // A busy machine must not leave out the one exchange that is looked at.
      WARD_DEADLINE_MS: '30000',
      LOG_LEVEL: 'debug',
    },
    logTo: { write: (text) => void said.push(text) },
  })
  // Reading is permitted by the seeded choice; changing has to be said.
  const { send } = choicesOf(() => it)
  const permit = { choice: { effect: 'permit', actions: ['view', 'edit'], purposes: ['TREAT', 'ETREAT'] } }
  const { text, body } = await send('giveDirective', 'default', { as: 'patient' }, permit)
  if (body?.data?.giveDirective?.recorded == null) throw new Error(text)
})
afterAll(() => it?.close())

const PEANUT = {
  allergy: {
    concept: { system: 'http://snomed.info/sct', code: '91935009', display: 'Allergy to peanut' },
    note: `${CANARY} at night`,
  },
}
const REASON = 'Told by the patient at the bedside.'

type Edit = {
  readonly id: string
  readonly state: string
  readonly sentence: string
  readonly recordId: string | null
  readonly version: string | null
  readonly settledAt: string | null
  readonly authorName: string | null
  readonly reason: string | null
}

const codeOf = ({ body, text }: Answered): string => body?.errors?.[0]?.extensions?.code ?? text

const editIn = (answered: Answered): Edit => {
  const edit = Object.values(answered.body?.data ?? {})[0]
  if (edit == null) throw new Error(answered.text)
  return edit as Edit
}

const add = (more: Readonly<Record<string, unknown>> = {}, options: AskOptions = {}): Promise<Answered> =>
  it.ask(ADD, {
    ...options,
    variables: {
      patient: it.patient('default'),
      exchange: 'CROYDON',
      custodian: 'RJ6',
      record: PEANUT,
      reason: REASON,
      key: randomUUID(),
      ...more,
    },
  })

const change = (query: string, record: object, more: Readonly<Record<string, unknown>> = {}): Promise<Answered> =>
  it.ask(query, {
    variables: { patient: it.patient('default'), record, reason: REASON, key: randomUUID(), ...more },
  })

const RECORD = `id status notes: notes concept { text codings { code } }
  provenance { exchange { id } sourceId version author custodian { odsCode } } original { sourceId resource }`

type Seen = {
  readonly id: string
  readonly status: string
  readonly notes: readonly string[]
  readonly provenance: readonly {
    readonly exchange: { readonly id: string }
    readonly sourceId: string
    readonly version: string
  }[]
  readonly original: readonly { readonly sourceId: string; readonly resource: Readonly<Record<string, unknown>> }[]
}

const listed = async (list: string, patient = 'default'): Promise<readonly Seen[]> => {
  const { body, text } = await it.ask(question(`${list} { items { ${RECORD} dissenting { ${RECORD} } } }`), {
    variables: { patient: it.patient(patient) },
  })
  if (body?.data?.patient == null) throw new Error(text)
  return body.data.patient[list].items.flatMap((one: Seen & { readonly dissenting: readonly Seen[] }) => [
    one,
    ...one.dissenting,
  ])
}

/** A record of one exchange as a view shows it, and as a clinician names it when they want to change it. */
const seenAt = async (exchange: string, list: string, recordType: string, sourceId?: string) => {
  for (const record of await listed(list))
    for (const place of record.provenance)
      if (place.exchange.id === exchange && (sourceId === undefined || place.sourceId === sourceId)) {
        const { sourceId: source, version } = place
        const original = record.original.find((one) => one.sourceId === source)?.resource
        return { record, original, seen: { exchange, recordType, sourceId: source, version } }
      }
  throw new Error(`${exchange} shows none of ${list}.`)
}

const settled = async (id: string, options: AskOptions = {}): Promise<Edit> => {
  for (let looks = 0; ; looks++) {
    const edit = editIn(
      await it.ask(`query($id: ID!) { recordEdit(id: $id) { ${EDIT} } }`, {
        ...options,
        variables: { access: undefined, id },
      }),
    )
    if (edit.settledAt !== null || looks > 200) return edit
    await wait(50)
  }
}

/** How an edit came out: on a busy machine it may be open for a moment when it is answered. */
const outcome = async (answering: Promise<Answered>): Promise<Edit> => {
  const edit = editIn(await answering)
  return edit.settledAt === null ? settled(edit.id) : edit
}

describe('a record', () => {
  test('is added through the exchange that owns it, and is there for the next who looks', async () => {
    const edit = await outcome(add())
    expect(edit).toMatchObject({
      deed: 'ADD',
      state: 'ACCEPTED',
      sentence: 'The exchange holds it.',
      version: '1',
      authorName: 'ODUYA Miriam Dr',
      reason: REASON,
      custodian: { odsCode: 'RJ6' },
    })
    const { record } = await seenAt('CROYDON', 'allergies', 'ALLERGY')
    expect([record.id === edit.recordId, record.status, record.notes]).toEqual([true, 'active', [`${CANARY} at night`]])
  })

  test('is added once, however often the same proposal comes; under the same key nothing else is proposed', async () => {
    const key = randomUUID()
    const latex = { allergy: { concept: { text: 'Latex' } } }
    const answers = await Promise.all(Array.from({ length: 3 }, () => add({ key, record: latex })))
    const ids = new Set(answers.map((one) => editIn(one).id))
    expect(ids.size).toBe(1)
    const [id = ''] = ids
    expect((await settled(id)).state).toBe('ACCEPTED')
    const held = (await listed('allergies'))
      .flatMap(({ provenance }) => provenance)
      .filter(({ exchange }) => exchange.id === 'CROYDON')
    expect(new Set(held.map(({ sourceId }) => sourceId)).size).toBe(2)
    expect(codeOf(await add({ key, record: PEANUT }))).toBe('CONFLICT_OF_STATE')
    expect(codeOf(await add({ key, record: latex, reason: 'For another reason.' }))).toBe('CONFLICT_OF_STATE')
  })

  test('is amended as it was seen, and all that was not said stays, digit for digit', async () => {
    await it.london.exchange('CROYDON').latency(0)
    const made = editIn(
      await add({
        record: {
          observation: {
            concept: { system: 'http://snomed.info/sct', code: '27113001', display: 'Body weight' },
            at: '2026-11-28T09:00:00Z',
            value: '71.50',
            unit: 'kg',
          },
        },
      }),
    )
    expect(made.state).toBe('ACCEPTED')
    const { seen, original } = await seenAt(
      'CROYDON',
      'observations',
      'OBSERVATION',
      await sourceOf(made, 'observations'),
    )
    const amended = editIn(
      await change(AMEND, seen, { says: { observation: { note: 'Weighed in shoes.', status: 'amended' } } }),
    )
    expect(amended).toMatchObject({ deed: 'AMEND', state: 'ACCEPTED', version: '2', recordId: made.recordId })
    const text = await (await fetch(`${endpointOf('CROYDON')}/${seen.sourceId}`)).text()
    expect(text).toContain('"value":71.50,')
    const now = JSON.parse(text)
    expect(now).toMatchObject({
      status: 'amended',
      code: original?.['code'],
      performer: [{ display: 'ODUYA Miriam Dr' }],
    })
    expect(now.note).toEqual([{ text: 'Weighed in shoes.' }])
  })

  test('says one reaction otherwise and nothing of another, does without what is taken out, and has no third to change', async () => {
    const made = editIn(
      await add({
        record: {
          allergy: {
            concept: { text: 'Bachstelze pollen' },
            criticality: 'low',
            onset: '2026-07-27T23:30:00Z',
            reactions: [
              {
                manifestations: [{ system: 'http://snomed.info/sct', code: '271807003', text: 'Rash' }],
                severity: 'mild',
              },
              { manifestations: [{ text: 'Wheeze' }] },
            ],
          },
        },
      }),
    )
    const { seen } = await seenAt('CROYDON', 'allergies', 'ALLERGY', await sourceOf(made, 'allergies'))
    const stands = await it.ask(
      `query($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!) {
        recordAsItStands(patient: $patient, access: $access, record: $record) { reactionDescriptions dosageParts } }`,
      { variables: { patient: it.patient('default'), record: seen } },
    )
    // One for each reaction, read from the source's own resource; neither is described.
    expect(stands.body.data.recordAsItStands).toEqual({ reactionDescriptions: [null, null], dosageParts: [] })
    const nowhere = { says: { allergy: { reactions: [{ place: 3, isTakenOut: true }] } } }
    expect(await outcome(change(AMEND, seen, nowhere))).toMatchObject({ state: 'DECLINED' })
    const says = {
      allergy: {
        takenOut: ['criticality'],
        reactions: [{ place: 1, severity: 'severe', manifestations: [{ text: 'Rash' }, { text: 'Fever' }] }],
      },
    }
    expect(await outcome(change(AMEND, seen, { says }))).toMatchObject({ state: 'ACCEPTED', version: '2' })
    const now = JSON.parse(await (await fetch(`${endpointOf('CROYDON')}/${seen.sourceId}`)).text())
    expect(now).not.toHaveProperty('criticality')
    expect(now).toMatchObject({
      onsetDateTime: '2026-07-27T23:30:00Z',
      reaction: [
        { severity: 'severe', manifestation: [{ coding: [{ code: '271807003' }], text: 'Rash' }, { text: 'Fever' }] },
        { manifestation: [{ text: 'Wheeze' }] },
      ],
    })
    expect(codeOf(await change(AMEND, seen, { says: { allergy: { takenOut: ['status'] } } }))).toBe('INPUT_INVALID')
  })

  test('is not written over where somebody changed it since it was seen, and the answer says who may look', async () => {
    const { seen } = await seenAt('CROYDON', 'allergies', 'ALLERGY')
    expect((await outcome(change(AMEND, seen, { says: { allergy: { criticality: 'high' } } }))).state).toBe('ACCEPTED')
    const late = await outcome(change(AMEND, seen, { says: { allergy: { criticality: 'low' } } }))
    expect(late).toMatchObject({ state: 'CONFLICT', versionSeen: seen.version, version: null })
    expect(late.sentence).toContain('Whoever may view it may look at it again')
    const { original } = await seenAt('CROYDON', 'allergies', 'ALLERGY', seen.sourceId)
    expect(original?.['criticality']).toBe('high')
  })

  test('whose exchange does not answer is not said to be gone, and one that is not there is', async () => {
    const { seen } = await seenAt('CROYDON', 'allergies', 'ALLERGY')
    const standing = `query($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!) {
      recordAsItStands(patient: $patient, access: $access, record: $record) { version isAsSeen } }`
    const asked = (record: object) => it.ask(standing, { variables: { patient: it.patient('default'), record } })
    expect((await asked(seen)).body.data.recordAsItStands).toEqual({ version: seen.version, isAsSeen: true })
    expect(codeOf(await asked({ ...seen, sourceId: 'AllergyIntolerance/none-such' }))).toBe('NOT_FOUND')
    await it.london.exchange('CROYDON').switchOff()
    try {
      const { body, text } = await asked(seen)
      expect([codeOf({ status: 200, body, text }), body.data]).toEqual([
        'EXCHANGE_UNAVAILABLE',
        { recordAsItStands: null },
      ])
    } finally {
      await it.london.exchange('CROYDON').switchOn()
    }
  })

  test('is marked as entered in error, and is so for everybody who looks; a second time says that it is', async () => {
    const { seen } = await seenAt('CROYDON', 'allergies', 'ALLERGY')
    expect(await outcome(change(IN_ERROR, seen))).toMatchObject({ state: 'ACCEPTED', deed: 'MARK_ENTERED_IN_ERROR' })
    const after = await seenAt('CROYDON', 'allergies', 'ALLERGY', seen.sourceId)
    expect(after.record.status).toBe('entered-in-error')
    const again = await outcome(change(IN_ERROR, after.seen))
    expect([again.state, again.sentence]).toEqual([
      'DECLINED',
      'The record is marked as entered in error already. Nothing was written.',
    ])
  })

  test('that is a document goes to an exchange of documents, and another takes its place', async () => {
    const content = Buffer.from(`%PDF-1.4 ${CANARY}`).toString('base64')
    const letter = (title: string) => ({
      document: {
        concept: { system: 'http://loinc.org', code: '18842-5', display: 'Discharge summary' },
        title,
        contentType: 'application/pdf',
        content,
        date: '2026-11-28',
      },
    })
    const permitted = await documentHolder()
    const { patient } = permitted
    const first = await outcome(add({ ...permitted, record: letter('Discharge') }))
    expect(first).toMatchObject({ state: 'ACCEPTED', version: '1' })
    expect(await statusAt(permitted.exchange, first.id)).toEqual(['current'])
    const seen = {
      exchange: permitted.exchange,
      recordType: 'DOCUMENT',
      sourceId: await documentOf(permitted.exchange, first.id),
      version: '1',
    }
    const second = await outcome(change(AMEND, seen, { patient, says: letter('Discharge, corrected') }))
    expect(second).toMatchObject({ state: 'ACCEPTED', deed: 'AMEND' })
    expect([await statusAt(permitted.exchange, first.id), await statusAt(permitted.exchange, second.id)]).toEqual([
      ['superseded'],
      ['current'],
    ])
    // What was replaced is not current any more: nobody replaces it again.
    expect((await outcome(change(AMEND, seen, { patient, says: letter('Discharge, again') }))).state).toBe('CONFLICT')
    expect(codeOf(await change(IN_ERROR, { ...seen, version: '2' }, { patient }))).toBe('EDIT_NOT_TAKEN')
  })
})

const endpointOf = (id: string): string => it.london.addresses.exchanges.find((one) => one.id === id)?.endpoint ?? ''

const sourceOf = async ({ recordId }: Edit, list: string): Promise<string> =>
  (await listed(list)).find(({ id }) => id === recordId)?.provenance.find(({ exchange }) => exchange.id === 'CROYDON')
    ?.sourceId ?? ''

/** A patient whom an exchange of documents holds, who permits changes, and one of its members who agreed to them. */
const documentHolder = async () => {
  const [exchange, custodian, patient] = ['BARNET', '717', it.patient('years-denied') as never]
  await agree(custodian)
  const [permit] = (await it.state.directives.ofPatient(patient)).filter(({ effect }) => effect === 'permit')
  if (permit === undefined) throw new Error('They permit nothing.')
  await it.state.directives.record({
    ...permit,
    id: randomUUID(),
    scope: { ...permit.scope, actions: ['view', 'edit'] },
  })
  return { exchange, custodian, patient }
}

/** An agreement by which Croydon's trust may change documents and allergies that this organisation holds. */
const agree = async (provider: string): Promise<void> => {
  const [area] = await it.state.agreements
    .changedSince(0)
    .then(({ agreements }) => agreements.filter(({ id }) => id === 'area-croydon'))
  const version = area?.versions[0]
  if (version === undefined) throw new Error('There is no such agreement.')
  const signedAt = version.parties[0]?.signedAt
  await it.state.agreements.save([
    {
      id: `changes-of-${provider.toLowerCase()}`,
      withdrawn: [],
      suspended: [],
      suspendedByOperator: false,
      versions: [
        {
          version: 1,
          terms: {
            ...version.terms,
            title: `Changes at ${provider}`,
            recordTypes: { DOCUMENT: 'all', ALLERGY: 'all' },
          },
          parties: [
            { organisation: provider as never, provides: true, receives: false, signedAt },
            { organisation: 'RJ6' as never, provides: false, receives: true, signedAt },
          ],
        },
      ],
    },
  ])
}

type Entry = { readonly resource: { readonly id: string; readonly status: string } }

const documentsBearing = async (exchange: string, edit: string): Promise<readonly Entry[]> => {
  const identifier = encodeURIComponent(`urn:ietf:rfc:3986|urn:uuid:${edit}`)
  const response = await fetch(`${endpointOf(exchange)}/DocumentReference?identifier=${identifier}`)
  return ((await response.json()) as { readonly entry?: readonly Entry[] }).entry ?? []
}

const statusAt = async (exchange: string, edit: string): Promise<readonly string[]> =>
  (await documentsBearing(exchange, edit)).map(({ resource }) => resource.status)

const documentOf = async (exchange: string, edit: string): Promise<string> =>
  `DocumentReference/${(await documentsBearing(exchange, edit))[0]?.resource.id}`

describe('what may not be changed is not', () => {
  test('without a choice that speaks of changing, where the record is another organisation’s', async () => {
    const other = it.london.addresses.exchanges
      .find(({ id }) => id === 'CROYDON')
      ?.members.find((code) => code !== 'RJ6')
    expect((await outcome(add({ custodian: other }))).state).toBe('ACCEPTED')
    expect(codeOf(await add({ custodian: other, patient: it.patient('end-of-life') }))).toBe('EDIT_NOT_PERMITTED')
  })

  test('where the agreement lets view and not change', async () => {
    const { seen } = await seenAt('HARINGEY', 'allergies', 'ALLERGY')
    expect(codeOf(await change(IN_ERROR, seen))).toBe('EDIT_NOT_PERMITTED')
  })

  test('and what may be is told before anybody tries, with the reason where nothing may', async () => {
    const OFFERED = `query($patient: NHSNumber!, $access: AccessInput!) { changesOffered(patient: $patient, access: $access) {
      exchange { id } recordType deeds sentence everyCustodian someCustodians { odsCode } } }`
    type Offered = {
      readonly exchange: { readonly id: string }
      readonly recordType: string
      readonly deeds: readonly string[]
      readonly sentence: string | null
      readonly everyCustodian: boolean
      readonly someCustodians: readonly { readonly odsCode: string }[]
    }
    const offered = async (patient: string, exchange: string, type: string): Promise<Offered | undefined> => {
      const { body } = await it.ask(OFFERED, { variables: { patient: it.patient(patient) } })
      return (body.data.changesOffered as readonly Offered[]).find(
        (one) => one.exchange.id === exchange && one.recordType === type,
      )
    }
    expect(await offered('default', 'CROYDON', 'ALLERGY')).toMatchObject({
      deeds: ['ADD', 'AMEND', 'MARK_ENTERED_IN_ERROR'],
      sentence: null,
      everyCustodian: true,
    })
    // What their own organisation holds needs no choice; what others hold does.
    const own = await offered('end-of-life', 'CROYDON', 'ALLERGY')
    expect([own?.everyCustodian, own?.someCustodians]).toEqual([false, [{ odsCode: 'RJ6' }]])
    // Whom of the others a patient left out is in no list: it is the same as where they left out nobody.
    const other = it.london.addresses.exchanges
      .find(({ id }) => id === 'CROYDON')
      ?.members.find((code) => code !== 'RJ6')
    const before = await offered('default', 'CROYDON', 'ALLERGY')
    const left = { id: 'leaves-one-out', patient: it.patient('default') as never, effect: 'deny' as const }
    await it.state.directives.record({
      ...left,
      scope: {
        recipients: undefined,
        controllers: [other as never],
        recordTypes: undefined,
        classes: undefined,
        purposes: undefined,
        actions: ['edit'],
        recordDates: undefined,
      },
      period: { start: undefined, end: undefined },
      breakGlassMayLift: false,
      recordedBy: { how: 'PATIENT', userId: 'patient', at: 0 },
    })
    expect(await offered('default', 'CROYDON', 'ALLERGY')).toEqual(before)
    expect(codeOf(await add({ custodian: other }))).toBe('EDIT_NOT_PERMITTED')
    await it.state.directives.withdraw('leaves-one-out')
    expect((await offered('default', 'HARINGEY', 'ALLERGY'))?.sentence).toContain('No agreement in force')
    const { exchange } = await documentHolder()
    expect((await offered('end-of-life', exchange, 'DOCUMENT'))?.sentence).toContain('The patient’s choice')
    const cannot = it.london.addresses.exchanges.find(({ protocol }) => protocol === 'IHE_XCA')
    expect((await offered('default', cannot?.id ?? '', 'DOCUMENT'))?.sentence).toContain('cannot take changes')
    for (const as of ['dispatcher', 'patient'] as const)
      expect(codeOf(await it.ask(OFFERED, { as, variables: { patient: it.patient('default') } }))).toBe('FORBIDDEN')
  })

  test('by whom and for what is no care of theirs', async () => {
    expect(codeOf(await add({}, { as: 'dispatcher' }))).toBe('FORBIDDEN')
    expect(codeOf(await add({}, { as: 'patient' }))).toBe('FORBIDDEN')
    expect(codeOf(await add({ access: { purpose: 'BTG', careContext: 'ward 7' } }))).toBe('FORBIDDEN')
    expect(codeOf(await add({ access: { purpose: 'TREAT' } }))).toBe('CARE_CONTEXT_REQUIRED')
  })

  test('at an exchange that cannot take changes, which says so before anybody tries', async () => {
    const { body } = await it.ask('{ exchanges { id protocol takesEdits { recordType deeds } } }', {
      variables: { access: undefined },
    })
    const takes = new Map(
      body.data.exchanges.map(
        (one: { protocol: string; takesEdits: readonly { recordType: string; deeds: readonly string[] }[] }) => [
          one.protocol,
          one.takesEdits.map(({ recordType, deeds }) => `${recordType} ${deeds}`),
        ],
      ),
    )
    expect(takes.get('FHIR_R4')).toContain('ALLERGY ADD,AMEND,MARK_ENTERED_IN_ERROR')
    expect(takes.get('IHE_MHD')).toEqual(['DOCUMENT ADD,AMEND'])
    for (const protocol of ['FHIR_STU3', 'GP_CONNECT', 'IHE_XCA']) expect(takes.get(protocol)).toEqual([])
  })

  test.each([
    ['no kind', {}],
    ['two kinds', { ...PEANUT, alert: { concept: { text: 'Falls' } } }],
    ['no concept', { allergy: { note: 'Something.' } }],
    ['a code without its system', { allergy: { concept: { code: '91935009' } } }],
    ['a status that FHIR has not', { allergy: { concept: { text: 'Latex' }, status: 'entered-in-error' } }],
    ['an amount without a unit', { observation: { concept: { text: 'Weight' }, at: '2026', value: '70' } }],
    [
      'an amount that is no number',
      { observation: { concept: { text: 'Weight' }, at: '2026', value: '1e', unit: 'kg' } },
    ],
    ['words that turn other words round', { allergy: { concept: { text: 'La\u202etex' } } }],
    ['a document without its content', { document: { concept: { text: 'Letter' }, title: 'Letter' } }],
  ])('that states %s', async (_, record) => {
    expect(codeOf(await add({ record }))).toBe('INPUT_INVALID')
  })

  test('and a record that is not there is like one that may not be changed', async () => {
    const record = { exchange: 'CROYDON', recordType: 'ALLERGY', sourceId: 'AllergyIntolerance/none', version: '1' }
    expect(codeOf(await change(IN_ERROR, record))).toBe('NOT_FOUND')
    expect(codeOf(await change(IN_ERROR, { ...record, recordType: 'ENCOUNTER' }))).toBe('EDIT_NOT_TAKEN')
    expect(codeOf(await change(IN_ERROR, { ...record, sourceId: '../Patient/1?x' }))).toBe('INPUT_INVALID')
  })
})

describe('what is not certain is asked, and never guessed', () => {
  test.each(['before-commit', 'after-commit'] as const)(
    'where the exchange dies %s: it is unknown, and then once accepted',
    async (when) => {
      await it.london.exchange('CROYDON').crashAtWrite(when)
      const edit = await outcome(add({ record: { alert: { concept: { text: `Falls ${when}` } } } }))
      expect(['UNKNOWN', 'ACCEPTED']).toContain(edit.state)
      expect((await settled(edit.id)).state).toBe('ACCEPTED')
      const identifier = encodeURIComponent(`urn:ietf:rfc:3986|urn:uuid:${edit.id}`)
      const { entry } = (await (await fetch(`${endpointOf('CROYDON')}/Flag?identifier=${identifier}`)).json()) as {
        readonly entry: readonly unknown[]
      }
      expect(entry).toHaveLength(1)
    },
  )

  test('where the exchange is not there, nothing was sent, and it says that it may be proposed again', async () => {
    await it.london.exchange('CROYDON').switchOff()
    const answer = await add()
    await it.london.exchange('CROYDON').switchOn()
    // Already the look before the proposal finds nobody.
    expect(codeOf(answer)).toBe('EXCHANGE_UNAVAILABLE')
  })

  test('where choice is withdrawn before it is sent again, it is not', async () => {
    const other = it.london.addresses.exchanges
      .find(({ id }) => id === 'CROYDON')
      ?.members.find((code) => code !== 'RJ6')
    const exchange = it.london.exchange('CROYDON')
    await exchange.crashAtWrite('before-commit')
    const { send } = choicesOf(() => it)
    const proposing = add({ custodian: other, record: { alert: { concept: { text: 'Withdrawn' } } } })
    const edit = editIn(await proposing)
    const deny = { choice: { effect: 'deny', actions: ['edit'], recipients: ['RJ6'] } }
    const denied = await send('giveDirective', 'default', { as: 'patient' }, deny)
    const end = await settled(edit.id)
    const directive = denied.body?.data?.giveDirective?.recorded?.id
    await send('withdrawDirective', 'default', { as: 'patient' }, { directive })
    // Either it was made before the choice, or never.
    expect(['ACCEPTED', 'DECLINED']).toContain(end.state)
    const identifier = encodeURIComponent(`urn:ietf:rfc:3986|urn:uuid:${edit.id}`)
    const { entry = [] } = (await (await fetch(`${endpointOf('CROYDON')}/Flag?identifier=${identifier}`)).json()) as {
      readonly entry?: readonly unknown[]
    }
    expect(entry).toHaveLength(end.state === 'ACCEPTED' ? 1 : 0)
  })
})

describe('whom it concerns sees it', () => {
  const EDITS = `query($patient: NHSNumber!) { recordEdits(patient: $patient) { total edits { ${EDIT} } } }`
  const OWNED = `{ ownedRecordEdits { total edits { ${EDIT} } } }`
  const asked = (query: string, options: AskOptions): Promise<Answered> =>
    it.ask(query, { ...options, variables: { access: undefined, patient: it.patient('default') } })

  test('the patient, the clinician’s organisation, the holder and the operator, each their own', async () => {
    for (const [query, as] of [
      [EDITS, 'patient'],
      [EDITS, 'clinician'],
      [OWNED, 'ig-manager'],
      [OWNED, 'operator'],
    ] as const) {
      const { body, text } = await asked(query, { as })
      const page = Object.values(body?.data ?? {})[0] as { readonly total: number; readonly edits: readonly Edit[] }
      if (page == null) throw new Error(`${as}: ${text}`)
      expect(page.total, as).toBeGreaterThan(3)
      expect(
        page.edits.map(({ reason }) => reason),
        as,
      ).toContain(REASON)
      const [newest] = page.edits
      expect((await settled(newest?.id ?? '', { as })).id, as).toBe(newest?.id)
    }
  })

  test('and nobody else: neither another’s list nor one edit of it', async () => {
    expect(
      codeOf(
        await it.ask(EDITS, { as: 'patient', variables: { access: undefined, patient: it.patient('end-of-life') } }),
      ),
    ).toBe('FORBIDDEN')
    expect(codeOf(await asked(EDITS, { as: 'dispatcher' }))).toBe('FORBIDDEN')
    expect(codeOf(await asked(OWNED, { as: 'clinician' }))).toBe('FORBIDDEN')
    const own = await asked(EDITS, { as: 'patient' })
    const id = own.body.data.recordEdits.edits[0].id
    for (const as of ['dispatcher', 'analyst'] as const)
      expect(
        (await it.ask('query($id: ID!) { recordEdit(id: $id) { id } }', { as, variables: { access: undefined, id } }))
          .body.data.recordEdit,
      ).toBeNull()
  })

  test('and nothing of what it said is kept, nor told to the log', async () => {
    const { edits } = await it.state.edits.ofPatient(it.state.patientKeyOf(it.patient('default') as never), {
      first: 200,
      skip: 0,
    })
    expect(edits.every(({ settledAt }) => settledAt !== null)).toBe(true)
    const all = JSON.stringify(edits)
    expect(all).not.toContain(CANARY)
    expect(all).not.toContain(REASON)
    expect(line.join('')).not.toContain(CANARY)
    expect(line.join('')).not.toContain(it.patient('default'))
  })

  test('and each step is in the ledger before it was taken', async () => {
    const edit = await outcome(add())
    const deeds = (await it.state.ledger.ofPatient(it.patient('default') as never, { limit: 50 })).entries.flatMap(
      ({ entry }) => (entry.kind === 'administration' && entry.subject === edit.id ? [entry.deed] : []),
    )
    expect(deeds.toReversed()).toEqual(['propose-edit', 'send-edit', 'edit-accepted'])
    expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
  })
})
