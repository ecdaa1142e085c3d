import { setTimeout as wait } from 'node:timers/promises'
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { londonDay } from '../../policies/london-day.ts'
import { openDatabase, type TestDatabase } from '../database.ts'
import { everyTable } from './every-table.ts'
import { type Answered, type LondonHouse, openLondonHouse, question } from './london-house.ts'

// Two information governance managers, of Croydon's trust (RJ6) and of Haringey's (RAP), and a clinician of Haringey's whose question for
// Croydon's documents no agreement of the demo covers.
let database: TestDatabase
let it: LondonHouse
beforeAll(async () => {
  database = await openDatabase()
  it = await openLondonHouse({ databaseUrl: database.url })
})
afterAll(async () => {
  await it?.close()
  await database?.stop()
})

const DAY = 86_400_000
const day = (days: number): string => londonDay(Date.now() + days * DAY)

const SOUTH = { as: 'ig-manager', wish: { person: 'ig-manager' } } as const
const NORTH = { as: 'ig-manager', wish: { person: 'ig-manager-north' } } as const
const OPERATOR = { as: 'operator' } as const

const codeOf = ({ body }: Answered): string | undefined => body?.errors?.[0]?.extensions?.code
const dataOf = ({ body, text }: Answered) => {
  if (body?.errors !== undefined) throw new Error(text)
  return body.data
}

/** What the manifest says of Croydon's documents, for Haringey's clinician. */
const croydonDocuments = async (): Promise<string> => {
  const answer = await it.ask(question('documents { totalCount } manifest { exchange { id } type state }'), {
    as: 'clinician',
    wish: { person: 'own-trust-clinician' },
    variables: { patient: it.patient('default') },
  })
  const found = dataOf(answer).patient.manifest.find(
    (entry: { readonly exchange: { readonly id: string }; readonly type: string }) =>
      entry.exchange.id === 'CROYDON' && entry.type === 'DOCUMENT',
  )
  return found.state
}
const REFUSED = 'WITHHELD_BY_AGREEMENT'
const isAnswered = (state: string): boolean => state === 'ANSWERED' || state === 'EMPTY'

const terms = () => ({
  title: 'Letters from Croydon for Haringey',
  actions: ['view'],
  purposes: ['TREAT'],
  recordTypes: [{ recordType: 'DOCUMENT' }],
  firstDay: day(-1),
  lastDay: day(300),
  article6: '6(1)(e)',
  article9: '9(2)(h)',
  reviewDate: day(200),
  dpiaReference: 'DPIA/TEST/1',
  dpiaDate: day(-10),
  publicPurpose: 'So that a letter written in Croydon can be read in Haringey.',
  parties: [
    { organisation: 'RJ601', provides: true, receives: false },
    { organisation: 'RAP', provides: false, receives: true },
  ],
})

const DRAFT =
  '{ id agreement version revision state faults { code clause sentence } terms { parties { organisation { odsCode } } } }'
const draft = (given: Record<string, unknown>, who: typeof SOUTH | typeof NORTH = SOUTH) =>
  it.ask(`mutation($terms: DraftTermsInput) { draftAgreement(terms: $terms) ${DRAFT} }`, {
    ...who,
    variables: { terms: given },
  })
const propose = (id: string, revision: number, who: typeof SOUTH | typeof NORTH = SOUTH) =>
  it.ask(
    `mutation($id: ID!, $revision: Int!) { proposeAgreement(draft: $id, revision: $revision) {
      faults { code } agreement { id versions { version termsHash } } } }`,
    { ...who, variables: { id, revision } },
  )
const sign = (agreement: string, version: number, termsHash: string, who: typeof SOUTH | typeof NORTH) =>
  it.ask(
    `mutation($agreement: ID!, $version: Int!, $termsHash: String!) {
      signAgreement(agreement: $agreement, version: $version, termsHash: $termsHash) {
        faults { code } agreement { standing pairsInForce { provider { odsCode } recipient { odsCode } version } } } }`,
    { ...who, variables: { agreement, version, termsHash } },
  )
const deed = (name: string, agreement: string, who: typeof SOUTH | typeof NORTH | typeof OPERATOR) =>
  it.ask(`mutation($agreement: ID!) { ${name}(agreement: $agreement) { id standing suspendedByOperator } }`, {
    ...who,
    variables: { agreement },
  })

describe('an agreement from its first word to its last', () => {
  let agreement = ''
  let hash = ''

  test('before it there is none: Haringey’s clinician is refused Croydon’s documents', async () => {
    expect(await croydonDocuments()).toBe(REFUSED)
  })

  test('Croydon drafts it, opens it for comment, Haringey comments, Croydon mends and proposes it', async () => {
    const begun = dataOf(await draft({ ...terms(), dpiaReference: '' })).draftAgreement
    expect(begun.faults.map(({ code }: { code: string }) => code)).toEqual(['DPIA_MISSING'])
    // The site that was named has become its trust.
    expect(
      begun.terms.parties.map((party: { organisation: { odsCode: string } }) => party.organisation.odsCode),
    ).toEqual(['RAP', 'RJ6'])
    const seen = () =>
      it.ask(`query($id: ID!) { agreementDraft(id: $id) ${DRAFT} }`, { ...NORTH, variables: { id: begun.id } })
    expect(dataOf(await seen()).agreementDraft).toBeNull()
    const opened = dataOf(
      await it.ask(`mutation($id: ID!) { openDraftForComment(id: $id, revision: 1) ${DRAFT} }`, {
        ...SOUTH,
        variables: { id: begun.id },
      }),
    ).openDraftForComment
    expect(opened).toMatchObject({ state: 'IN_COMMENT', revision: 2 })
    expect(dataOf(await seen()).agreementDraft.id).toBe(begun.id)
    const commented = dataOf(
      await it.ask(
        `mutation($id: ID!) { commentOnDraft(id: $id, text: "Which impact assessment?\\n<b>Please say.</b>", clause: "Impact assessment reference")
          { revision comments { author organisation { odsCode } clause text } } }`,
        { ...NORTH, variables: { id: begun.id } },
      ),
    ).commentOnDraft
    expect(commented).toMatchObject({
      revision: 2,
      comments: [
        {
          organisation: { odsCode: 'RAP' },
          clause: 'Impact assessment reference',
          text: 'Which impact assessment?\n<b>Please say.</b>',
        },
      ],
    })
    const asItWas = dataOf(await propose(begun.id, 2)).proposeAgreement
    expect(asItWas).toEqual({ agreement: null, faults: [{ code: 'DPIA_MISSING' }] })
    const edit = (revision: number, who: typeof SOUTH | typeof NORTH) =>
      it.ask(
        `mutation($id: ID!, $revision: Int!, $terms: DraftTermsInput!) { editDraft(id: $id, revision: $revision, terms: $terms) ${DRAFT} }`,
        {
          ...who,
          variables: { id: begun.id, revision, terms: terms() },
        },
      )
    expect(codeOf(await edit(2, NORTH))).toBe('FORBIDDEN')
    expect(codeOf(await edit(1, SOUTH))).toBe('STALE_VERSION')
    expect(dataOf(await edit(2, SOUTH)).editDraft).toMatchObject({ revision: 3, faults: [] })
    expect(codeOf(await propose(begun.id, 2))).toBe('STALE_VERSION')
    const proposed = dataOf(await propose(begun.id, 3)).proposeAgreement
    expect(proposed).toMatchObject({ faults: [], agreement: { id: begun.agreement, versions: [{ version: 1 }] } })
    expect(codeOf(await propose(begun.id, 4))).toBe('CONFLICT_OF_STATE')
    agreement = begun.agreement
    hash = proposed.agreement.versions[0].termsHash
    expect(await croydonDocuments()).toBe(REFUSED)
  })

  test('Haringey is told that it waits, and one signature is not enough', async () => {
    const { agreementNotices } = dataOf(await it.ask('{ agreementNotices { kind agreement { id } version } }', NORTH))
    expect(agreementNotices).toContainEqual({ kind: 'TO_SIGN', agreement: { id: agreement }, version: 1 })
    expect(codeOf(await sign(agreement, 1, 'of-other-terms', SOUTH))).toBe('STALE_VERSION')
    expect(dataOf(await sign(agreement, 1, hash, SOUTH)).signAgreement).toMatchObject({
      faults: [],
      agreement: { standing: 'WAITING', pairsInForce: [] },
    })
    expect(await croydonDocuments()).toBe(REFUSED)
  })

  test('both have signed: the question refused a moment ago is answered', async () => {
    expect(dataOf(await sign(agreement, 1, hash, NORTH)).signAgreement.agreement).toEqual({
      standing: 'IN_FORCE',
      pairsInForce: [{ provider: { odsCode: 'RJ6' }, recipient: { odsCode: 'RAP' }, version: 1 }],
    })
    expect(await croydonDocuments()).toSatisfy(isAnswered)
  })

  test('every signature can be checked with the published keys, and is over the version’s hash', async () => {
    const { agreement: read } = dataOf(
      await it.ask(
        `query($id: ID!) { agreement(id: $id) { versions { version termsHash proposedAt
          parties { organisation { odsCode } signedAt signedBy signature dspt { status publishedOn } } } } }`,
        { ...NORTH, variables: { id: agreement } },
      ),
    )
    const jwks = (await (await fetch(`${it.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet
    const [version] = read.versions
    expect(version.parties).toHaveLength(2)
    for (const party of version.parties) {
      const { payload, protectedHeader } = await compactVerify(party.signature, createLocalJWKSet(jwks))
      expect(protectedHeader['typ']).toBe('agreement-signature+jwt')
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
        agreement,
        version: 1,
        termsHash: version.termsHash,
        organisation: party.organisation.odsCode,
        signer: { name: party.signedBy },
        dspt: party.dspt,
        iat: Math.floor(Date.parse(party.signedAt) / 1_000),
      })
    }
  })

  test('one suspends: it is refused again; only who suspended resumes', async () => {
    expect(dataOf(await deed('suspendAgreement', agreement, SOUTH)).suspendAgreement.standing).toBe('SUSPENDED')
    expect(await croydonDocuments()).toBe(REFUSED)
    expect(codeOf(await deed('resumeAgreement', agreement, NORTH))).toBe('CONFLICT_OF_STATE')
    expect(await croydonDocuments()).toBe(REFUSED)
    expect(dataOf(await deed('resumeAgreement', agreement, SOUTH)).resumeAgreement.standing).toBe('IN_FORCE')
    expect(await croydonDocuments()).toSatisfy(isAnswered)
  })

  test('the operator suspends it for everybody', async () => {
    expect(dataOf(await deed('suspendAgreement', agreement, OPERATOR)).suspendAgreement.suspendedByOperator).toBe(true)
    expect(await croydonDocuments()).toBe(REFUSED)
    dataOf(await deed('resumeAgreement', agreement, OPERATOR))
    expect(await croydonDocuments()).toSatisfy(isAnswered)
  })

  test('an amendment that leaves documents out governs once both have signed it, and its changes can be read', async () => {
    const amended = dataOf(
      await it.ask(`mutation($id: ID!) { amendAgreement(agreement: $id) ${DRAFT} }`, {
        ...NORTH,
        variables: { id: agreement },
      }),
    ).amendAgreement
    expect(amended).toMatchObject({ agreement, version: 2, revision: 1, faults: [] })
    dataOf(
      await it.ask(
        `mutation($id: ID!, $terms: DraftTermsInput!) { editDraft(id: $id, revision: 1, terms: $terms) { id } }`,
        {
          ...NORTH,
          variables: {
            id: amended.id,
            terms: { ...terms(), recordTypes: [{ recordType: 'RESULT', allClasses: true }] },
          },
        },
      ),
    )
    const { versions } = dataOf(await propose(amended.id, 2, NORTH)).proposeAgreement.agreement
    await sign(agreement, 2, versions[1].termsHash, NORTH)
    expect(await croydonDocuments()).toSatisfy(isAnswered)
    await sign(agreement, 2, versions[1].termsHash, SOUTH)
    expect(await croydonDocuments()).toBe(REFUSED)
    const { agreement: read } = dataOf(
      await it.ask(
        `query($id: ID!) { agreement(id: $id) { versions { changes { clause before after } } history { kind version organisation { odsCode } by } } }`,
        { ...SOUTH, variables: { id: agreement } },
      ),
    )
    expect(read.versions[1].changes).toEqual([
      { clause: 'Record type: test results', before: null, after: 'shared, with every sensitive class' },
      { clause: 'Record type: documents and letters', before: 'shared, without sensitive classes', after: null },
    ])
    expect(
      read.history.map(
        ({
          kind,
          version,
          organisation,
        }: {
          kind: string
          version: number | null
          organisation: { odsCode: string } | null
        }) => `${kind} ${version ?? '-'} ${organisation?.odsCode ?? '-'}`,
      ),
    ).toEqual([
      'PROPOSED 1 RJ6',
      'SIGNED 1 RJ6',
      'SIGNED 1 RAP',
      'SUSPENDED - RJ6',
      'RESUMED - RJ6',
      'SUSPENDED - -',
      'RESUMED - -',
      'PROPOSED 2 RAP',
      'SIGNED 2 RAP',
      'SIGNED 2 RJ6',
    ])
    expect(read.history.every(({ by }: { by: string | null }) => by !== null)).toBe(true)
  })

  test('withdrawing ends it for good, in the next question', async () => {
    const begun = dataOf(await draft({ ...terms(), title: 'To be left' })).draftAgreement
    const { id, versions } = dataOf(await propose(begun.id, 1)).proposeAgreement.agreement
    for (const who of [SOUTH, NORTH]) dataOf(await sign(id, 1, versions[0].termsHash, who))
    expect(await croydonDocuments()).toSatisfy(isAnswered)
    expect(dataOf(await deed('withdrawFromAgreement', id, SOUTH)).withdrawFromAgreement.standing).toBe('WITHDRAWN')
    expect(await croydonDocuments()).toBe(REFUSED)
    expect(codeOf(await sign(id, 1, 'other terms', SOUTH))).toBe('STALE_VERSION')
    expect(codeOf(await sign(id, 1, versions[0].termsHash, SOUTH))).toBe('CONFLICT_OF_STATE')
    expect(codeOf(await it.ask(`mutation { amendAgreement(agreement: "${id}") { id } }`, SOUTH))).toBe(
      'CONFLICT_OF_STATE',
    )
  })

  test('and it expires by the clock, without anybody doing anything', async () => {
    const model = await it.state.agreements.find(agreement)
    const [version] = model?.versions ?? []
    if (version === undefined) throw new Error('There is no version to go by.')
    const end = (await it.state.now()) + 2_000
    const brief = { ...version, terms: { ...version.terms, period: { ...version.terms.period, end } } }
    await it.state.agreements.save({
      id: 'brief',
      versions: [brief],
      withdrawn: [],
      suspended: [],
      suspendedByOperator: false,
    })
    const before = await croydonDocuments()
    const inTime = (await it.state.now()) < end
    if (inTime) expect(before).toSatisfy(isAnswered)
    await wait(Math.max(0, end - (await it.state.now())) + 20)
    expect(await croydonDocuments()).toBe(REFUSED)
  })

  test('every deed was written to the ledger before it was done, and every refusal', async () => {
    const tables = await everyTable(database.url)
    const rows = (tables.get('public.ledger_entries') ?? '').split('\n').map((row) => JSON.parse(row))
    const bodies = rows.filter(({ kind }) => kind === 'administration').map(({ body }) => JSON.parse(body))
    const done = new Set(bodies.map((body: { readonly deed: string }) => body.deed))
    for (const name of [
      'draft-agreement',
      'open-draft-for-comment',
      'comment-on-draft',
      'edit-draft',
      'propose-agreement',
      'sign-agreement',
      'suspend-agreement',
      'resume-agreement',
      'amend-agreement',
      'withdraw-from-agreement',
    ])
      expect(done).toContain(name)
    expect(
      bodies.filter(({ deed: name, subject }) => name === 'sign-agreement' && subject === `${agreement} version 1`),
    ).toHaveLength(2)
    expect(
      rows.some(({ kind, body }) => kind === 'refusal' && JSON.parse(body).requester.name === 'OKONKWO Ada Ms'),
    ).toBe(true)
    expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
  })
})

describe('signing is refused', () => {
  test('while the organisation’s own standing in the Toolkit is out of date, and possible once it is renewed', async () => {
    const given = { ...terms(), title: 'A second one' }
    const begun = dataOf(await draft(given)).draftAgreement
    const { agreement } = dataOf(await propose(begun.id, 1)).proposeAgreement
    const state = (publishedOn: string) =>
      it.ask(
        `mutation { recordDspt(status: STANDARDS_MET, publishedOn: "${publishedOn}") { organisation { odsCode } status publishedOn } }`,
        NORTH,
      )
    expect(dataOf(await state(day(-500))).recordDspt).toMatchObject({ organisation: { odsCode: 'RAP' } })
    const hash = agreement.versions[0].termsHash
    expect(dataOf(await sign(agreement.id, 1, hash, NORTH)).signAgreement).toEqual({
      agreement: null,
      faults: [{ code: 'DSPT_OUT_OF_DATE' }],
    })
    expect(codeOf(await state(day(2)))).toBe('INPUT_INVALID')
    dataOf(await state(day(0)))
    expect(dataOf(await sign(agreement.id, 1, hash, NORTH)).signAgreement.faults).toEqual([])
  })

  test('to everybody who is not an information governance manager of a party', async () => {
    const { versions } = (await it.state.agreements.find('london-direct-care')) ?? { versions: [] }
    expect(versions).toHaveLength(1)
    for (const as of ['clinician', 'operator', 'privacy-officer', 'patient', 'practice-staff'] as const) {
      const answer = await it.ask(
        'mutation { suspendAgreement(agreement: "expired-pilot") { id } withdrawFromAgreement(agreement: "expired-pilot") { id } draftAgreement { id } }',
        { as },
      )
      const codes = answer.body.errors.map((error: { extensions: { code: string } }) => error.extensions.code)
      expect(codes).toEqual(as === 'operator' ? ['FORBIDDEN', 'FORBIDDEN'] : ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
      if (as === 'operator') await it.state.agreements.resume('expired-pilot', 'operator')
    }
  })
})

describe('hostile text', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a null character', { title: 'a\u0000b' }],
    ['a bidi override', { title: 'safe \u202Etxet' }],
    ['a bidi isolate', { publicPurpose: 'a \u2066 b' }],
    ['a line break in a title', { title: 'a\nb' }],
    ['201 characters', { title: 'x'.repeat(201) }],
    ['4,001 characters', { publicPurpose: 'x'.repeat(4_001) }],
    ['a reference of 101 characters', { dpiaReference: 'x'.repeat(101) }],
    ['a lone surrogate', { title: '\uD800' }],
    ['a day that is none', { lastDay: '2027-02-30' }],
    ['an unknown group', { groups: [{ group: 'nobody', provides: true, receives: true }] }],
    ['a party that does nothing', { parties: [{ organisation: 'RJ6', provides: false, receives: false }] }],
    [
      'a party twice',
      { parties: Array.from({ length: 2 }, () => ({ organisation: 'RJ6', provides: true, receives: true })) },
    ],
    ['a class that hides', { recordTypes: [{ recordType: 'ALLERGY', classes: ['HIV\u202E'] }] }],
  ])('%s is refused before anything is kept', async (_, hostile) => {
    const answer = await draft({ ...terms(), ...hostile })
    expect(codeOf(answer)).toBe('INPUT_INVALID')
    expect(answer.text).not.toContain('Haringey')
  })

  test.each([
    ['nothing', ' '],
    ['4,001 characters', 'x'.repeat(4_001)],
    ['an override', 'a\u202Eb'],
  ])('a comment of %s is refused', async (_, text) => {
    const begun = dataOf(await draft(terms())).draftAgreement
    const answer = await it.ask('mutation($id: ID!, $text: String!) { commentOnDraft(id: $id, text: $text) { id } }', {
      ...SOUTH,
      variables: { id: begun.id, text },
    })
    expect(codeOf(answer)).toBe('INPUT_INVALID')
  })

  test('script, SQL and quotes are kept as the text they are', async () => {
    const title = `<script>alert(1)</script> '); drop table agreements; -- {{7*7}} \${x} "q" 健康`
    const begun = dataOf(await draft({ ...terms(), title })).draftAgreement
    const { agreementDraft } = dataOf(
      await it.ask('query($id: ID!) { agreementDraft(id: $id) { terms { title } } }', {
        ...SOUTH,
        variables: { id: begun.id },
      }),
    )
    expect(agreementDraft.terms.title).toBe(title)
  })
})
