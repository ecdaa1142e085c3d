import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../../schema/model/exchange.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { makeReportSigner, PASSED, type ReportSigner } from './sign-report.ts'
import { refusalOf } from './whole-view.ts'

let it: LondonHouse
let signer: ReportSigner
let like: Exchange

const ID = 'RIVERSIDE'
const SHOWN = `id state revision configurationHash challenge certified conformanceKey report { suite passed skipped }
  pilot { odsCode } credentials { kind hint expiresAt } steps { to faults { field message } }
  canaries { state percent minutes end } history { deed by from to note revision }
  configuration { endpoint members recordTypes concurrency requestsASecond settings }`

type Said = Readonly<Record<string, unknown>>

const asks = async (mutation: string, more: Said = {}, options: AskOptions = { as: 'operator' }, types: Said = {}) => {
  const given: Record<string, unknown> = { id: ID, ...more }
  const typeOf: Readonly<Record<string, string>> = {
    id: mutation === 'registerExchange' ? 'String!' : 'ExchangeId!',
    revision: 'Int!',
    configuration: 'ExchangeConfigurationInput!',
    canary: 'CanaryInput',
    key: 'JSON!',
    mtls: 'MtlsCredentialInput',
    oauth: 'OAuthCredentialInput',
    kind: 'CredentialKind!',
    report: 'String!',
    organisations: '[String!]!',
    to: 'RegistrationState!',
    ...types,
  }
  const names = Object.keys(given)
  const query = `mutation(${names.map((name) => `$${name}: ${typeOf[name]}`).join(', ')}) {
    outcome: ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}) { registration { ${SHOWN} } faults { field message } } }`
  const answer = await it.ask(query, { ...options, variables: given })
  return { answer, refused: answer.body.errors?.[0]?.extensions?.code, outcome: answer.body.data?.outcome }
}

const now = async (id = ID, options: AskOptions = { as: 'operator' }) => {
  const { body } = await it.ask(`query($id: ExchangeId!) { exchangeRegistration(id: $id) { ${SHOWN} } }`, {
    ...options,
    variables: { id },
  })
  return body.data.exchangeRegistration
}

/** Does it to the revision that stands. */
const does = async (mutation: string, more: Said = {}, options?: AskOptions) =>
  asks(mutation, { revision: (await now()).revision, ...more }, options)

const configuration = (more: Said = {}): Said => ({
  name: 'Riverside Shared Record',
  area: 'Riverside',
  protocol: 'FHIR_R4',
  endpoint: like.endpoint,
  members: like.members,
  recordTypes: ['ALLERGY', 'CONDITION'],
  settings: { searches: 'batch' },
  ...more,
})

const report = async (more: Said = {}, typ?: string): Promise<string> => {
  const { configurationHash, challenge } = await now()
  return signer.sign({ exchange: ID, configuration: configurationHash, challenge, ...more }, typ)
}

const manifestOf = async (options: AskOptions = {}) => {
  const { body } = await it.ask(
    question(
      'manifest { exchange { id } type state notAskedReason } allergies { totalCount } conditions { totalCount }',
    ),
    {
      ...options,
      variables: { patient: it.patient('default'), ...options.variables },
    },
  )
  return body
}

describe('an operator registers an exchange', () => {
  beforeAll(async () => {
    it = await openLondonHouse()
    signer = await makeReportSigner()
    const [first] = it.london.addresses.exchanges
    if (first === undefined) throw new Error('London has no exchange.')
    like = first
  }, 240_000)
  afterAll(() => it?.close())

  test('what is wrong with a configuration is told all at once, by field, and nothing is kept of it', async () => {
    const { outcome } = await asks('registerExchange', {
      id: 'riverside',
      configuration: {
        name: '',
        protocol: 'FHIR_R4',
        endpoint: 'https://169.254.169.254/latest',
        members: ['NOPE99', 'RJ601', 'not a code'],
        recordTypes: ['ALLERGY', 'HOROSCOPE'],
        defaultController: 'RAP',
        concurrency: 0,
        maintenance: [{ start: 'tomorrow', end: '2026-12-01T00:00:00Z' }],
        settings: { pageSize: 0, pageSzie: 10 },
      },
    })
    expect(outcome.registration).toBeNull()
    expect(outcome.faults.map(({ field }: { field: string }) => field).sort()).toEqual([
      'area',
      'concurrency',
      'defaultController',
      'endpoint',
      'id',
      'maintenance.0.start',
      'members.0',
      'members.1',
      'members.2',
      'name',
      'recordTypes.1',
      'settings',
      'settings.pageSize',
    ])
    expect(await now()).toBeNull()
  })

  test('a draft is its operator’s alone: no other operator, and nobody of another role, learns of it', async () => {
    const { outcome } = await asks('registerExchange', { configuration: configuration() })
    expect(outcome.faults).toEqual([])
    expect(outcome.registration).toMatchObject({ id: ID, state: 'DRAFT', revision: 1, challenge: null })
    expect(await now(ID, { as: 'operator', wish: { person: 'operator-north' } })).toBeNull()
    expect(
      (await does('moveExchange', { to: 'RETIRED' }, { as: 'operator', wish: { person: 'operator-north' } })).refused,
    ).toBe('NOT_FOUND')
    for (const as of ['ig-manager', 'clinician', 'patient', 'analyst'] as const)
      expect(refusalOf(await it.ask('{ exchangeRegistrations { id } }', { as }))).toBe('FORBIDDEN')
    const { body } = await it.ask('{ exchanges { id } }')
    expect(body.data.exchanges.map(({ id }: { id: string }) => id)).not.toContain(ID)
    const again = await asks(
      'registerExchange',
      { configuration: configuration() },
      {
        as: 'operator',
        wish: { person: 'operator-north' },
      },
    )
    expect(again.outcome.faults).toEqual([{ field: 'id', message: 'An exchange of this name is registered already' }])
  })

  test('a machine of the same organisation does what its people may, and speaks for nobody else', async () => {
    const machine: AskOptions = { as: 'operator', wish: { person: 'operator-machine' } }
    expect((await now(ID, machine)).state).toBe('DRAFT')
    const { outcome } = await does('setConformanceKey', { key: signer.key }, machine)
    expect(outcome.registration.history[0]).toMatchObject({ deed: 'KEY_SET', by: 'south-east-exchange-deployment' })
  })

  test('a change to what somebody else has changed meanwhile is refused and changes nothing', async () => {
    const { revision } = await now()
    expect((await asks('moveExchange', { revision: revision - 1, to: 'RETIRED' })).refused).toBe('STALE_VERSION')
    expect((await now()).revision).toBe(revision)
  })

  test('there is no way round conformance', async () => {
    for (const to of ['PILOT', 'LIVE', 'SUSPENDED'])
      expect((await does('moveExchange', { to })).outcome.faults).toMatchObject([{ field: 'to' }])
    const { outcome } = await does('moveExchange', { to: 'CONFORMANCE' })
    expect(outcome.registration.state).toBe('CONFORMANCE')
    expect(outcome.registration.challenge).toMatch(/^[\w-]{24}$/)
    await does('choosePilot', { organisations: ['RJ601'] })
    expect((await now()).pilot).toEqual([{ odsCode: 'RJ6' }])
    expect((await does('moveExchange', { to: 'PILOT' })).outcome.faults).toMatchObject([{ field: 'report' }])
  })

  // What speaks against a report is judged, one by one, in `test/policies/report-faults.test.ts`; here it is seen to be asked.
  const broken: readonly (readonly [string, Said, RegExp])[] = [
    [
      'of another configuration, with another challenge',
      { configuration: 'a'.repeat(43), challenge: 'of my own' },
      /configuration.*challenge/,
    ],
    ['without an audit that is demanded', { results: PASSED.slice(1) }, /missing: A01/],
    ['of a form that is not agreed', { results: [] }, /form/],
  ]
  test.each(broken)('a report %s is refused', async (_, said, words) => {
    const { outcome } = await does('submitConformanceReport', { report: await report(said) })
    expect(outcome.faults.map(({ message }: { message: string }) => message).join()).toMatch(words)
    expect(outcome.registration.certified).toBe(false)
  })

  test('a report signed as something else, or with another key, or not at all, is refused', async () => {
    const other = await makeReportSigner()
    const { configurationHash, challenge } = await now()
    const forged = await other.sign({ exchange: ID, configuration: configurationHash, challenge })
    for (const text of [forged, await report({}, 'JWT'), `${await report()}x`, 'nothing', ''])
      expect((await does('submitConformanceReport', { report: text })).outcome.faults[0].message).toMatch(
        /no conformance report/,
      )
  })

  test('a passed report certifies, once: its challenge is used', async () => {
    const good = await report({
      results: PASSED.map((one) =>
        one.id === 'A03' ? { ...one, outcome: 'SKIPPED', note: 'Not of this protocol' } : one,
      ),
    })
    const { outcome } = await does('submitConformanceReport', { report: good })
    expect(outcome.faults).toEqual([])
    expect(outcome.registration).toMatchObject({
      certified: true,
      challenge: null,
      report: { passed: PASSED.length - 1, skipped: 1 },
    })
    expect((await does('submitConformanceReport', { report: good })).outcome.faults[0].message).toMatch(/challenge/)
  })

  type Line = {
    readonly exchange: { readonly id: string }
    readonly state: string
    readonly notAskedReason: string | null
  }
  const linesFor = async (options: AskOptions = {}): Promise<readonly Line[]> => {
    const body = await manifestOf(options)
    return body.data.patient.manifest.filter(({ exchange }: Line) => exchange.id === ID)
  }
  const stranger: AskOptions = { as: 'clinician', wish: { person: 'own-trust-clinician' } }

  test('in pilot the chosen organisation’s people are answered through it, and to others answers say that it is in pilot', async () => {
    expect(await linesFor()).toEqual([])
    expect((await does('moveExchange', { to: 'PILOT' })).outcome.registration.state).toBe('PILOT')
    const states = (await linesFor()).map(({ state }) => state)
    expect(states).toHaveLength(2)
    for (const state of states) expect(['ANSWERED', 'EMPTY']).toContain(state)
    expect((await linesFor(stranger)).map(({ state, notAskedReason }) => `${state} ${notAskedReason}`)).toEqual([
      'NOT_ASKED PILOT',
      'NOT_ASKED PILOT',
    ])
  })

  test('live, it is asked for everybody; suspended, for nobody, and resumed where it was without a new report', async () => {
    expect((await does('moveExchange', { to: 'LIVE' })).outcome.registration.state).toBe('LIVE')
    for (const { notAskedReason } of await linesFor(stranger)) expect(notAskedReason).not.toBe('PILOT')
    const { outcome } = await does('moveExchange', { to: 'SUSPENDED' })
    expect(outcome.registration.steps.map(({ to }: { to: string }) => to)).toEqual(['LIVE', 'RETIRED'])
    expect((await linesFor()).map(({ state }) => state)).toEqual(['WITHHELD_BY_AGREEMENT', 'WITHHELD_BY_AGREEMENT'])
    expect((await does('moveExchange', { to: 'LIVE' })).outcome.faults).toEqual([])
    expect((await linesFor()).map(({ state }) => state)).not.toContain('WITHHELD_BY_AGREEMENT')
  })

  test('a secret that was set is never given back, in no field and in no table', async () => {
    const secret = 'a-very-secret-secret'
    const oauth = { tokenEndpoint: 'https://tokens.example/token', clientId: 'the-client', clientSecret: secret }
    const { answer, outcome } = await does('setExchangeCredential', { oauth })
    expect(outcome.registration.credentials).toEqual([{ kind: 'OAUTH', hint: 'the-client', expiresAt: null }])
    expect(answer.text).not.toContain(secret)
    const rows = JSON.stringify(await it.state.registrations.sealedCredentials())
    expect(rows).toContain('the-client')
    expect(rows).not.toContain(secret)
    for (const bad of [
      { mtls: { certificate: 'none', privateKey: 'none' } },
      { oauth: { ...oauth, tokenEndpoint: 'http://10.0.0.1/token' } },
      {},
    ])
      expect((await does('setExchangeCredential', bad)).outcome.faults.length).toBeGreaterThan(0)
    expect((await does('removeExchangeCredential', { kind: 'OAUTH' })).outcome.registration.credentials).toEqual([])
    expect((await does('removeExchangeCredential', { kind: 'OAUTH' })).refused).toBe('NOT_FOUND')
  })

  test('every deed is in the ledger before it is done, and in the history after', async () => {
    const { history } = await now()
    expect(history.map(({ deed }: { deed: string }) => deed).reverse()).toEqual([
      'REGISTERED',
      'KEY_SET',
      'MOVED',
      'PILOT_CHOSEN',
      'REPORT_ACCEPTED',
      'MOVED',
      'MOVED',
      'MOVED',
      'MOVED',
      'CREDENTIAL_SET',
      'CREDENTIAL_REMOVED',
    ])
    expect(history.map(({ revision }: { revision: number }) => revision)).toEqual(
      Array.from({ length: history.length }, (_, n) => history.length - n),
    )
  })

  test('retired, no answer names it and nothing brings it back', async () => {
    expect((await does('moveExchange', { to: 'RETIRED' })).outcome.registration.steps).toEqual([])
    expect(await linesFor()).toEqual([])
    expect((await does('configureExchange', { configuration: configuration({ name: 'Anew' }) })).refused).toBe(
      'CONFLICT_OF_STATE',
    )
    expect((await does('moveExchange', { to: 'LIVE' })).outcome.faults).toMatchObject([{ field: 'to' }])
  })
})
