import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../gateway/registering/command/run.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { freePort } from '../free-port.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { type Machine, makeMachine } from './operator-machine.ts'
import { makeReportSigner, PASSED, type ReportSigner } from './sign-report.ts'
import { refusalOf } from './whole-view.ts'

let it: LondonHouse
let machine: Machine
let signer: ReportSigner
let like: Exchange

const ID = 'RIVERSIDE'
const SHOWN = `id state revision configurationHash challenge certified conformanceKey report { suite passed skipped }
  pilot { odsCode } credentials { kind hint expiresAt } steps { to faults { field message } }
  canaries { state percent minutes end } history { deed by from to note revision }
  configuration { endpoint members recordTypes concurrency requestsASecond sla { availability p95Ms } settings }`

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
  availability: 0.5,
  p95Ms: 60_000,
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

beforeAll(async () => {
  machine = await makeMachine()
  it = await openLondonHouse({
    environment: (london) => ({
      TRIALS_EVERY_MS: '100',
      ISSUERS: JSON.stringify([
        ...london.addresses.issuers,
        { kind: 'system', issuer: machine.client, jwks: machine.jwks, operates: 'QKK' },
      ]),
    }),
  })
  signer = await makeReportSigner()
  const first = it.london.addresses.exchanges.find(({ protocol }) => protocol === 'FHIR_R4')
  if (first === undefined) throw new Error('London has no exchange.')
  like = first
}, 240_000)
afterAll(async () => {
  await it?.close()
  await machine?.close()
})

describe('an operator registers an exchange', () => {
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
        availability: 99.5,
        maintenance: [{ start: 'tomorrow', end: '2026-12-01T00:00:00Z' }],
        settings: { pageSize: 0, pageSzie: 10 },
      },
    })
    expect(outcome.registration).toBeNull()
    expect(outcome.faults.map(({ field }: { field: string }) => field).sort()).toEqual([
      'area',
      'availability',
      'concurrency',
      'defaultController',
      'endpoint',
      'id',
      'maintenance.0.start',
      'members.0',
      'members.1',
      'members.2',
      'name',
      'p95Ms',
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
    expect(outcome.registration.configuration.sla).toEqual({ availability: 0.5, p95Ms: 60_000 })
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

  test('a changed endpoint is tried after a report of its own; nobody’s answer suffers, and it is rolled back by itself and told', async () => {
    const { outcome } = await does('configureExchange', {
      configuration: configuration({ endpoint: `http://127.0.0.1:${await freePort()}/fhir`, name: 'Riverside anew' }),
      canary: { organisations: ['RJ6'] },
    })
    expect(outcome.faults).toEqual([])
    expect(outcome.registration.canaries[0]).toMatchObject({ state: 'WAITING', percent: 0 })
    expect(outcome.registration.configuration.endpoint).toBe(like.endpoint)
    expect(
      (await does('configureExchange', { configuration: configuration({ concurrency: 2 }) })).outcome.faults,
    ).toMatchObject([{ field: 'canary' }])
    const begun = await does('submitConformanceReport', { report: await report() })
    expect(begun.outcome.registration.canaries[0].state).toBe('UNDER_WAY')
    const dispatcher = await linesFor({ as: 'dispatcher' })
    expect(dispatcher.length).toBe(2)
    let registration = await now()
    for (let asked = 0; asked < 60 && registration.canaries[0].state === 'UNDER_WAY'; asked++) {
      for (const { state } of await linesFor()) expect(['ANSWERED', 'EMPTY']).toContain(state)
      registration = await now()
    }
    expect(registration.canaries[0]).toMatchObject({ state: 'ROLLED_BACK', end: 'FAILED_MORE' })
    expect(registration.history[0]).toMatchObject({ deed: 'CANARY_ROLLED_BACK', by: null, note: 'FAILED_MORE' })
    expect(registration).toMatchObject({ certified: true, configuration: { endpoint: like.endpoint } })
    await expect
      .poll(async () => JSON.stringify(await it.london.outward()), { timeout: 30_000 })
      .toContain('exchange.trial-ended')
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

describe('a machine registers an exchange from a file', () => {
  const MILL = 'MILLSIDE'
  const yaml = (more = ''): string => `# An exchange and its tests, in one file.
id: ${MILL}
operator: QKK
name: Millside Shared Record
area: Millside
protocol: FHIR_R4
endpoint: ${like.endpoint}
members: [${like.members.slice(0, 2).join(', ')}]
recordTypes: [ALLERGY]
limits:
  concurrency: 4
settings: { pageSize: 100 }
credentials:
  headers:
    x-api-key: { env: MILL_KEY }
conformance: { patient: 999 000 0018 }
${more}`

  const run = async (text: string, ...more: readonly string[]) => {
    const said = { out: '', wrong: '' }
    const config = await machine.keep('exchange.yaml', text)
    const code = await runCommand(
      ['--config', config, '--gateway', it.url, '--client', machine.client, '--key', machine.keyFile].concat(
        '--audience',
        it.london.addresses.identity.audience,
        ...more,
      ),
      { MILL_KEY: 'mill-secret' },
      {
        isTerminal: false,
        write: (words) => {
          said.out += words
        },
        complain: (words) => {
          said.wrong += words
        },
      },
    )
    return { code, ...said }
  }

  test('what is wrong with the file is said with its lines, before the service is asked and after', async () => {
    const misspelt = await run(yaml('pagesize: 3'))
    expect(misspelt).toMatchObject({ code: 1, out: '' })
    expect(misspelt.wrong).toContain('pagesize: There is no such setting (line 17)')
    const refused = await run(
      yaml().replace('concurrency: 4', 'concurrency: 400').replace('pageSize: 100', 'pageSize: 0'),
    )
    expect(refused.code).toBe(1)
    expect(refused.wrong).toMatch(/concurrency: .* 64 or less \(line 11\)/)
    expect(refused.wrong).toMatch(/settings.pageSize: .* \(line 12\)/)
    expect((await run('a: [')).wrong).toContain('no YAML')
    expect(await now(MILL)).toBeNull()
  })

  test('it goes from nothing to live, a step at a time, and says each', async () => {
    const key = await machine.keep('public.jwk', JSON.stringify(signer.key))
    const begun = await run(yaml(), '--conformance-key', key, '--credentials', '--to', 'conformance')
    expect(begun.wrong).toBe('')
    expect(begun.out).toMatch(
      /done {2}register MILLSIDE[\s\S]*done {2}set a credential[\s\S]*done {2}move to conformance[\s\S]*challenge/,
    )
    expect(begun.out).not.toContain('mill-secret')
    expect((await now(MILL)).credentials).toMatchObject([{ kind: 'HEADERS', hint: 'x-api-key' }])
    const { configurationHash, challenge } = await now(MILL)
    const jws = await signer.sign({ exchange: MILL, configuration: configurationHash, challenge })
    const reportFile = await machine.keep('report.jws', jws)
    expect((await run(yaml(), '--report', reportFile, '--pilot', 'RJ6', '--to', 'pilot')).code).toBe(0)
    const again = await run(yaml(), '--to', 'live')
    expect(again).toMatchObject({ code: 0, wrong: '' })
    expect(again.out).toContain('state          live')
    const { history } = await now(MILL)
    expect(history.filter(({ deed }: { deed: string }) => deed === 'CONFIGURED')).toEqual([])
    expect(history[0].by).toBe(machine.client)
    expect((await run(yaml(), '--to', 'retired')).code).toBe(0)
  })

  test('a stranger’s key, a wrong audience, a place that is not there: each is said in a sentence, and nothing is done', async () => {
    const other = await makeMachine()
    const key = await machine.keep('other.jwk', await readFile(other.keyFile, 'utf8'))
    await other.close()
    for (const [more, words] of [
      [['--key', key], 'TOKEN_INVALID'],
      [['--audience', 'https://elsewhere.example'], 'TOKEN_INVALID'],
      [['--gateway', `http://127.0.0.1:${await freePort()}`], 'cannot be reached'],
      [['--gateway', 'http://exchange.example'], 'https'],
      [['--to', 'draft'], '--to is'],
      [['--nonsense'], 'nonsense'],
    ] as const)
      expect(await run(yaml(), ...more)).toMatchObject({ code: 1, wrong: expect.stringContaining(words) })
  })
})

describe.skipIf(CHROMIUM === undefined)('an operator works at their desk', () => {
  const LAKE = 'LAKESIDE'
  let browser: HouseBrowser
  let operator: Visit
  beforeAll(async () => {
    browser = await openBrowser(it)
    operator = await browser.visit()
    await operator.signIn('operator', '/operator')
  }, 240_000)
  afterAll(() => browser?.close())

  const said = async ({ page }: Visit = operator): Promise<string> =>
    ((await page.getByRole('main').textContent()) ?? '').replaceAll(/[\s\u2068\u2069]+/g, ' ')
  const press = (name: string, { page }: Visit = operator) =>
    page.getByRole('main').getByRole('button', { name, exact: true }).click()
  const alert = async (): Promise<string> => (await operator.page.getByRole('alert').textContent()) ?? ''
  const looked = async (name: string): Promise<void> => {
    expect(await operator.accessibilityFaults()).toEqual([])
    for (const width of [390, 1280]) {
      await operator.page.setViewportSize({ width, height: 900 })
      expect(await operator.overhang()).toBeLessThanOrEqual(0)
    }
    if (process.env['PICTURES'] !== undefined) await operator.pictures(`operator-${name}`)
  }

  test('sees their exchanges and how each stands', async () => {
    expect(new URL(operator.page.url()).pathname).toBe('/operator/exchanges')
    expect(await said()).toMatch(/Lambeth Local Care Record.*Live/)
    await looked('exchanges')
  })

  test('a form with faults comes back with what was typed and every fault, each leading to its field', async () => {
    await operator.page.getByRole('button', { name: 'Register an exchange' }).click()
    await operator.page.fill('#id', 'lake side')
    await operator.page.fill('#name', 'Lakeside <b>Record</b>')
    await operator.page.fill('#members', 'RJ601\nNOPE99')
    await operator.page.fill('#endpoint', 'http://10.0.0.1/fhir')
    await operator.page.fill('#concurrency', 'many')
    await press('Register as a draft')
    const faults = await alert()
    for (const words of [
      'short name',
      'area it serves',
      'RJ601 is no legal entity',
      'NOPE99',
      'not https',
      'at once is 1 or more',
      'Choose the protocol',
      'record type is needed',
    ])
      expect(faults).toContain(words)
    expect(await operator.page.inputValue('#name')).toBe('Lakeside <b>Record</b>')
    await operator.page
      .getByRole('alert')
      .getByRole('link', { name: /NOPE99/ })
      .click()
    expect(await operator.page.evaluate('document.activeElement.id')).toBe('members')
    await looked('new-with-faults')
    await operator.page.fill('#id', LAKE)
    await operator.page.fill('#area', 'Lakeside')
    await operator.page.fill('#members', like.members.slice(0, 3).join(' '))
    await operator.page.fill('#endpoint', like.endpoint)
    await operator.page.fill('#concurrency', '4')
    await operator.page.check('input[name=protocol][value=FHIR_R4]')
    await operator.page.check('input[name=recordTypes][value=ALLERGY]')
    await operator.page.fill('#settings', '{"pageSize": 100')
    await press('Register as a draft')
    expect(await alert()).toContain('no JSON')
    await operator.page.fill('#settings', '{"pageSize": 100}')
    await press('Register as a draft')
    await operator.page.waitForURL(`**/operator/exchanges/${LAKE}?done=registered`)
    expect(await said()).toContain('Lakeside <b>Record</b>')
    await looked('draft')
  })

  test('the key, the challenge and the report; then the pilot', async () => {
    await operator.page.getByRole('link', { name: 'Key, challenge and report' }).click()
    await operator.page.fill('#key', JSON.stringify({ ...signer.key, d: 'secret' }))
    await press('Save the key')
    expect(await alert()).toContain('private half')
    await operator.page.fill('#key', JSON.stringify(signer.key))
    await press('Save the key')
    await operator.page.waitForURL('**/conformance?done=key')
    await operator.go(`/operator/exchanges/${LAKE}`)
    await press('Begin conformance')
    await looked('begin-conformance')
    await press('Begin conformance')
    await operator.page.waitForURL('**?done=moved')
    await operator.go(`/operator/exchanges/${LAKE}/conformance`)
    await press('Hand in the report')
    expect(await alert()).toContain('paste what is in it')
    const { configurationHash, challenge } = await now(LAKE)
    expect(await said()).toContain(challenge)
    await operator.page.setInputFiles('#file', {
      name: 'report.jws',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(
        await signer.sign({
          exchange: LAKE,
          configuration: configurationHash,
          challenge: 'wrong',
          results: PASSED.slice(2),
        }),
      ),
    })
    await press('Hand in the report')
    expect(await alert()).toMatch(/challenge[\s\S]*missing: A01, A02/)
    await looked('report-refused')
    await operator.page.fill(
      '#report',
      await signer.sign({ exchange: LAKE, configuration: configurationHash, challenge }),
    )
    await press('Hand in the report')
    await operator.page.waitForURL('**?done=certified')
    expect(await said()).toContain('certified as it is configured now')
    await operator.page.getByRole('link', { name: 'Choose organisations' }).click()
    await operator.page.fill('#organisations', 'RJ601, WRONG1')
    await press('Save')
    expect(await alert()).toContain('WRONG1')
    await operator.page.fill('#organisations', 'RJ601')
    await press('Save')
    await press('Begin the pilot')
    await looked('begin-pilot')
    await press('Begin the pilot')
    await operator.page.waitForURL('**?done=moved')
    expect(await said()).toContain('In pilot')
    await looked('pilot')
  })

  test('a secret that was typed is nowhere on a page again, not even where something else is to be mended', async () => {
    await operator.go(`/operator/exchanges/${LAKE}/credentials`)
    await operator.page.fill('#tokenEndpoint', 'http://10.0.0.1/token')
    await operator.page.fill('#clientId', 'lake')
    await operator.page.fill('#clientSecret', 'hush-hush')
    await press('Set the client')
    expect(await alert()).toContain('The token endpoint is not https')
    expect(await operator.page.content()).not.toContain('hush-hush')
    await operator.page.fill('#tokenEndpoint', 'https://tokens.example/token')
    await operator.page.fill('#clientSecret', 'hush-hush')
    await press('Set the client')
    await operator.page.waitForURL('**?done=set')
    expect(await said()).toContain('lake')
    expect(await operator.page.content()).not.toContain('hush-hush')
    await looked('credentials')
    await press('Take away oauth 2 client')
    await operator.page.waitForURL('**?done=removed')
    expect(await said()).toContain('None is set')
  })

  test('goes live; a change of how it is asked goes on trial and can be withdrawn; what somebody changed meanwhile is not written over', async () => {
    await operator.go(`/operator/exchanges/${LAKE}/move/live`)
    await press('Go live')
    await operator.page.waitForURL('**?done=moved')
    await operator.page.getByRole('button', { name: 'Change it' }).click()
    await looked('change')
    await operator.page.fill('#concurrency', '6')
    await operator.page.fill('#percent', '80')
    await press('Save')
    expect(await alert()).toContain('from 0 to 50')
    await operator.page.fill('#percent', '10')
    await press('Save')
    await operator.page.waitForURL('**?done=configured')
    expect(await said()).toContain('10% of questions')
    await looked('trial')
    await operator.page.evaluate(
      `document.querySelector('form[action$="/withdraw-change"] input[name=revision]').value = '1'`,
    )
    await press('Withdraw the change')
    expect(await alert()).toContain('changed')
    await operator.go(`/operator/exchanges/${LAKE}`)
    await press('Withdraw the change')
    await operator.page.waitForURL('**?done=withdrawn')
    await operator.page.getByRole('link', { name: 'Suspend', exact: true }).click()
    await press('Suspend')
    await operator.page.waitForURL('**?done=moved')
    expect(await said()).toContain('Suspended')
    await looked('suspended')
  })

  test('all of it works without JavaScript and from the keyboard; it is nobody else’s', async () => {
    const plain = await browser.visit({ javaScript: false })
    await plain.signIn('operator', `/operator/exchanges/${LAKE}`)
    await press('Resume', plain)
    await press('Resume', plain)
    expect(await said(plain)).toContain('Live')
    await plain.close()
    await operator.go(`/operator/exchanges/${LAKE}/move/retired`)
    const focused = () => operator.page.evaluate<string>('document.activeElement.textContent.trim()')
    for (let tabs = 0; tabs < 40 && (await focused()) !== 'Retire'; tabs++) await operator.page.keyboard.press('Tab')
    await operator.page.keyboard.press('Enter')
    await operator.page.waitForURL('**?done=moved')
    expect(await said()).toContain('Retired')
    await looked('retired')
    const other = await browser.visit()
    await other.signIn('operator-north', `/operator/exchanges/${LAKE}`)
    expect(await said(other)).toContain('Page not found')
    await other.go('/operator/exchanges')
    expect(await said(other)).toContain('operates no exchange here yet')
    await other.close()
    expect(browser.complaints).toEqual([])
  })
})
