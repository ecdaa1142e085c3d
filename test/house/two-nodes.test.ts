import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openState, type State } from '../../gateway/state/open-state.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { freePort } from '../free-port.ts'
import { agreementsOf } from '../london/agreements.ts'
import { gatewayEnvironment, makeKeys } from '../london/gateway-environment.ts'
import { ods } from '../london/generator/organisations.ts'
import { type London, startLondon } from '../london/london.ts'
import { demoAccess } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import { startPostgres, type TestPostgres } from '../postgres.ts'
import { hasRedis, startRedis, type TestRedis } from '../redis.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { type FreezingProxy, freezingProxy } from './freezing-proxy.ts'
import { COMPILED, type GatewayProcess, startGateway } from './gateway-process.ts'
import { openStream } from './live-stream.ts'
import { type Answered, question } from './london-house.ts'
import { type StagedExchange, stageExchange } from './staged-exchange.ts'
import { signInAs, tokenOn, visitor } from './visitor.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

const ready = hasRedis()
if (!ready) console.warn('SKIPPED: two nodes on one Redis need redis-server, which is not installed and could not be.')

/** Holds records of this person, and none that the clinician's own trust controls. */
const EXCHANGE = 'WESTMINSTER'
const PERSON = 'superseded'
const CLINICIANS_TRUST = ods('RJ6')
const LIMIT = 1_000_000
const DEADLINE_MS = 30_000
/** By which exchange an edit is made that a node dies over. */
const EDITED = 'CROYDON'
/** How long a node that is told to end still takes requests. */
const QUIET_MS = 6_000

const closing: (() => Promise<unknown>)[] = []
let postgres: TestPostgres
let redis: TestRedis
let london: London
let state: State
let westminster: StagedExchange
let line: FreezingProxy
let token: string
let managersToken: string
/** What a node, and every command beside it, is configured with. */
let configuration: Readonly<Record<string, string>>
let nodes: readonly [one: GatewayProcess, two: GatewayProcess]
/** Every node there was, those that are gone too. */
const started: GatewayProcess[] = []
let start: (databaseUrl: string, port?: number) => Promise<GatewayProcess>

describe.skipIf(!ready)('two nodes on one PostgreSQL and one Redis', () => {
  beforeAll(async () => {
    postgres = await startPostgres()
    closing.push(postgres.stop)
    redis = await startRedis()
    closing.push(() => redis.kill())
    london = await startLondon({ patients: 60 })
    closing.push(london.close)
    const keys = await makeKeys()
    const laterKey = randomBytes(32).toString('base64url')
    state = await openState(
      { kind: 'postgres', url: postgres.url },
      {
        patientKey: Buffer.from(keys.patient, 'base64url'),
        laterPatientKeys: [Buffer.from(laterKey, 'base64url')],
        anchorKey: JSON.parse(keys.anchor),
      },
    )
    closing.push(state.close)
    await seedState(state, london)
    westminster = await stageExchange(state, london, EXCHANGE)
    closing.push(westminster.close)
    // From here on, only what a test signs shares anything of this exchange.
    for (const { id } of agreementsOf(london.population.directory, { now: Date.now() }))
      await state.agreements.suspend(id, 'operator')
    const direct = new URL(postgres.url)
    line = await freezingProxy(Number(direct.port))
    closing.push(line.close)
    const through = new URL(postgres.url)
    through.port = String(line.port)
    // Where browsers find the pages: the first node's own door, in the place of whoever balances the load.
    const port = await freePort()
    const more = {
      LOG_LEVEL: 'info',
      DRAIN_MS: String(QUIET_MS),
      REQUESTS_A_MINUTE: String(LIMIT),
      WARD_DEADLINE_MS: String(DEADLINE_MS),
      STREAM_POLL_MS: '300',
      EDIT_DEADLINE_MS: '3000',
      EDIT_ASK_AGAIN_MS: '200',
      EDIT_POLL_MS: '200',
      REDIS_URL: redis.url,
      PATIENT_KEYS: JSON.stringify([keys.patient, laterKey]),
    }
    const environment = (databaseUrl: string) =>
      gatewayEnvironment(london.addresses, databaseUrl, keys, `http://127.0.0.1:${port}`)
    start = async (databaseUrl, at = 0) => {
      const node = await startGateway({ ...environment(databaseUrl), ...more, PORT: String(at) })
      started.push(node)
      return node
    }
    configuration = { ...environment(direct.href), ...more }
    nodes = await Promise.all([start(direct.href, port), start(through.href)])
    token = await london.tokenFor('clinician', { lifetime: 86_400 })
    managersToken = await london.tokenFor('ig-manager', { lifetime: 86_400 })
  }, 300_000)
  afterAll(async () => {
    line?.thaw()
    await Promise.all(started.map((node) => node.end('SIGKILL')))
    for (const close of closing.toReversed()) await close()
  })

  const send = async (
    { url }: GatewayProcess,
    bearer: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    return { status: response.status, text, body: JSON.parse(text) }
  }
  const ask = (node: GatewayProcess): Promise<Answered> =>
    send(node, token, question(WHOLE), {
      patient: london.addresses.notables[PERSON],
      access: demoAccess('clinician'),
    })

  /** What the exchange made of one edit: for each record that names it, how many versions it has. */
  const commitsOf = async (patient: string, edit: string): Promise<readonly number[]> => {
    const { endpoint = '' } = london.addresses.exchanges.find(({ id }) => id === EDITED) ?? {}
    const held = london.population.held.get(EDITED)?.find(({ foundBy }) => foundBy.some((one) => one === patient))
    type Resource = { readonly id: string; readonly identifier?: readonly { readonly value?: string }[] }
    const read = async (path: string): Promise<readonly Resource[]> => {
      const { entry = [] } = (await (await fetch(`${endpoint}/${path}`)).json()) as {
        readonly entry?: readonly { readonly resource: Resource }[]
      }
      return entry.map(({ resource }) => resource)
    }
    const all = await read(`AllergyIntolerance?patient=Patient/${held?.id}&_count=500`)
    const made = all.filter(({ identifier = [] }) => identifier.some(({ value }) => value === `urn:uuid:${edit}`))
    return Promise.all(made.map(async ({ id }) => (await read(`AllergyIntolerance/${id}/_history`)).length))
  }

  /** Somebody who has recorded choices. */
  const parsedPatient = () => {
    const number = parseNhsNumber(london.addresses.notables['default'] ?? '')
    if (number === undefined) throw new Error('There is nobody of this name.')
    return number
  }
  const shownOf = (answer: Answered) => shownSources(answer).filter((source) => source.startsWith(`${EXCHANGE}|`))

  /** What the first question to each node, put to both at once, says of the exchange. */
  const firstAnswers = async () => {
    const answers = await Promise.all(nodes.map(ask))
    return answers.map((answer) => {
      const entries = patientOf(answer).manifest as readonly {
        readonly exchange: { readonly id: string }
        readonly type: string
        readonly state: string
      }[]
      const { state: conditions } = entries.find(
        ({ exchange, type }) => exchange.id === EXCHANGE && type === 'CONDITION',
      ) ?? { state: 'MISSING' }
      return shownOf(answer).length > 0 ? `shown, ${conditions}` : conditions
    })
  }
  const SHOWN = ['shown, ANSWERED', 'shown, ANSWERED']
  const WITHHELD = ['WITHHELD_BY_AGREEMENT', 'WITHHELD_BY_AGREEMENT']

  /** London's agreement for direct care under another name, without the signature of the clinician's trust. */
  const unsigned = (id: string, end?: number): Agreement => {
    const found = agreementsOf(london.population.directory, { now: Date.now() }).find(
      (agreement) => agreement.id === 'london-direct-care',
    )
    if (found === undefined) throw new Error('London has no agreement for direct care.')
    return {
      ...found,
      id,
      versions: found.versions.slice(0, 1).map(({ terms, parties, ...version }) => ({
        ...version,
        terms: { ...terms, period: { ...terms.period, ...(end === undefined ? {} : { end }) } },
        parties: parties.map((party) =>
          party.organisation === CLINICIANS_TRUST ? { ...party, signedAt: undefined } : party,
        ),
      })),
    }
  }
  const signed = (agreement: Agreement): Agreement => ({
    ...agreement,
    versions: agreement.versions.map(({ parties, ...version }) => ({
      ...version,
      parties: parties.map((party) => ({ ...party, signedAt: party.signedAt ?? Date.now() - 1_000 })),
    })),
  })

  /** The whole life of one agreement. Each deed has been acknowledged when the nodes are asked, and their first answers must know of it. */
  const expectGoverned = async (id: string) => {
    const { suspend, resume, withdraw, save } = state.agreements
    const proposed = unsigned(id)
    await save(proposed)
    expect(await firstAnswers()).toEqual(WITHHELD)
    await save(signed(proposed))
    expect(await firstAnswers()).toEqual(SHOWN)
    expect(await suspend(id, CLINICIANS_TRUST)).toBe('DONE')
    expect(await firstAnswers()).toEqual(WITHHELD)
    expect(await resume(id, CLINICIANS_TRUST)).toBe('DONE')
    expect(await firstAnswers()).toEqual(SHOWN)
    expect(await withdraw(id, CLINICIANS_TRUST)).toBe('DONE')
    expect(await firstAnswers()).toEqual(WITHHELD)

    await expectExpired(id)
  }
  /** One with so long to live that both were asked while it was in force, however busy they are. */
  const expectExpired = async (id: string, lives = 2_000): Promise<void> => {
    const end = Date.now() + lives
    await state.agreements.save(signed(unsigned(`${id}-for-${lives}`, end)))
    const answers = await firstAnswers()
    if (Date.now() > end) return expectExpired(id, lives * 2)
    expect(answers).toEqual(SHOWN)
    await wait(Math.max(0, end - Date.now()) + 50)
    expect(await firstAnswers()).toEqual(WITHHELD)
  }

  const healthOf = async ({ url }: GatewayProcess) => {
    const response = await fetch(`${url}/health/ready`)
    return { status: response.status, body: await response.json() }
  }
  const metricOf = async ({ url }: GatewayProcess, name: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text()
    return Number(
      text
        .split('\n')
        .find((sample) => sample.startsWith(`${name} `))
        ?.slice(name.length + 1),
    )
  }
  /** How many requests each node counts for this caller, one after the other. */
  const counted = async (): Promise<readonly number[]> => {
    const counts: number[] = []
    for (const { url } of nodes) {
      const { headers } = await fetch(`${url}/metrics`)
      counts.push(LIMIT - Number(headers.get('x-ratelimit-remaining')))
    }
    return counts
  }
  const READY = {
    status: 200,
    body: { ready: true, parts: { database: true, registry: true, redis: true }, degraded: [] },
  }
  const DEGRADED = {
    status: 200,
    body: { ready: true, parts: { database: true, registry: true, redis: false }, degraded: ['redis'] },
  }

  test('signed, suspended, resumed, withdrawn, expired: the very next question on either is judged by it', async () => {
    // Starting holds a node up, and then its door is too busy for a moment.
    for (const node of nodes) await expect.poll(() => healthOf(node), { timeout: 60_000 }).toEqual(READY)
    await expectGoverned('both-up')
  })

  test('done by the IG manager through the front door of one: the very next question on the other is judged by it', async () => {
    const [one, two] = nodes
    const id = 'front-door'
    await state.agreements.save(unsigned(id))
    expect(await firstAnswers()).toEqual(WITHHELD)
    const asManager = async (node: GatewayProcess, query: string, variables: object = {}) => {
      const { body, text } = await send(node, managersToken, query, { id, ...variables })
      if (body.errors !== undefined) throw new Error(text)
      return body.data
    }
    const does = (node: GatewayProcess, deed: string) =>
      asManager(node, `mutation($id: ID!) { ${deed}(agreement: $id) { id } }`)

    const shown = await asManager(one, 'query($id: ID!) { agreement(id: $id) { versions { version termsHash } } }')
    const { signAgreement } = await asManager(
      one,
      `mutation($id: ID!, $version: Int!, $termsHash: String!) {
        signAgreement(agreement: $id, version: $version, termsHash: $termsHash) { agreement { id } faults { code } } }`,
      shown.agreement.versions[0],
    )
    expect(signAgreement).toEqual({ agreement: { id }, faults: [] })
    expect(await firstAnswers()).toEqual(SHOWN)
    await does(two, 'suspendAgreement')
    expect(await firstAnswers()).toEqual(WITHHELD)
    await does(one, 'resumeAgreement')
    expect(await firstAnswers()).toEqual(SHOWN)
    await does(two, 'withdrawFromAgreement')
    expect(await firstAnswers()).toEqual(WITHHELD)
  })

  test('a change is compiled as it is heard of, before anybody asks', async () => {
    const version = (await state.versions()).agreements + 1
    await state.agreements.save(unsigned('heard-of'))
    for (const node of nodes)
      await expect.poll(() => metricOf(node, 'policy_version{of="agreements"}'), { timeout: 30_000 }).toBe(version)
  })

  test('a caller is counted on both together', async () => {
    const [one, two] = await counted()
    expect(two).toBe((one ?? 0) + 1)
  })

  test('Redis is killed: both serve on and say so, the same holds, and callers are still counted', async () => {
    const [before] = await counted()
    await redis.kill()
    for (const node of nodes) expect(await healthOf(node)).toEqual(DEGRADED)
    await expectGoverned('redis-down')
    for (const node of nodes) {
      expect(await metricOf(node, 'redis_reached')).toBe(0)
      expect(await metricOf(node, 'requests_counted_alone_total')).toBeGreaterThan(0)
    }
    for (const count of await counted()) expect(count).toBeGreaterThan(Math.min(before ?? 0, 1))
  })

  test('Redis comes back: both take it up by themselves, and the same holds', async () => {
    await redis.start()
    for (const node of nodes) await expect.poll(() => healthOf(node), { timeout: 30_000 }).toEqual(READY)
    await expectGoverned('redis-back')
  })

  describe('a node whose line to the database goes dead', () => {
    const REFUSALS = ['STATE_UNAVAILABLE', 'AUDIT_UNAVAILABLE']
    const expectNothing = (answer: Answered) => {
      expect(REFUSALS).toContain(refusalOf(answer))
      expect(answer.body.data ?? { patient: null }).toEqual({ patient: null })
      expect(answer.text.length).toBeLessThan(1_000)
    }
    const recovered = async (node: GatewayProcess) => {
      await expect.poll(async () => refusalOf(await ask(node)), { timeout: 60_000 }).toBeUndefined()
      await expect.poll(() => healthOf(node), { timeout: 60_000 }).toEqual(READY)
    }

    beforeAll(async () => {
      await state.agreements.save(signed(unsigned('frozen')))
      expect(await firstAnswers()).toEqual(SHOWN)
    })

    test('releases nothing and is not ready, while the other serves on; what changed meanwhile governs its first answer', async () => {
      const [one, two] = nodes
      line.freeze()
      expectNothing(await ask(two))
      expect((await healthOf(two)).status).toBe(503)
      expect(await state.agreements.suspend('frozen', 'operator')).toBe('DONE')
      expect(shownOf(await ask(one))).toEqual([])
      expectNothing(await ask(two))
      line.thaw()
      await recovered(two)
      expect(await firstAnswers()).toEqual(WITHHELD)
      expect(await state.agreements.resume('frozen', 'operator')).toBe('DONE')
      expect(await firstAnswers()).toEqual(SHOWN)
    })

    test('between asking and release: what had come in does not leave', async () => {
      const [one, two] = nodes
      const curtain = westminster.drawCurtain()
      const asking = ask(two)
      await curtain.asked
      line.freeze()
      curtain.lift()
      expectNothing(await asking)
      expect(shownOf(await ask(one)).length).toBeGreaterThan(0)
      line.thaw()
      await recovered(two)
      expect(await firstAnswers()).toEqual(SHOWN)
    })
  })

  test('the exchange is suspended in the registry: the very next question on either is judged by it', async () => {
    const what = { exchange: parseExchangeId(EXCHANGE), controller: undefined }
    expect(await state.registry.suspend(what, 'operator')).toBe('DONE')
    expect(await firstAnswers()).toEqual(WITHHELD)
    expect(await state.registry.resume(what, 'operator')).toBe('DONE')
    expect(await firstAnswers()).toEqual(SHOWN)
  })

  test('npm run rotate beside both: everybody is found as before, and nothing is under the old key', async () => {
    /** The command as a process of its own, and all that it said. */
    const rotate = () =>
      new Promise<{ readonly code: number | string | null; readonly said: string }>((resolve) => {
        const main = fileURLToPath(new URL('../../gateway/rotate.ts', import.meta.url))
        const env = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED, ...configuration }
        execFile(process.execPath, [main], { env }, (fault, out, err) =>
          resolve({ code: fault === null ? 0 : (fault.code ?? null), said: out + err }),
        )
      })
    // Whoever was busy a moment ago says so, and is asked again.
    for (const node of nodes)
      await expect.poll(async () => (await healthOf(node)).status, { timeout: 60_000 }).toBe(200)
    const [answered, before] = [await firstAnswers(), state.patientKeyOf(parsedPatient())]
    // As a node reads: it asks for what holds now, and with it which keys the rows are under.
    const choicesHeld = async () =>
      (await state.factsFor({ patient: parsedPatient(), proxy: undefined })).directives.length
    const held = await choicesHeld()
    expect(held).toBeGreaterThan(0)
    const { code, said } = await rotate()
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/Patient keys went from generation 0 to 1: [1-9]\d* rows\.\n$/),
    ])
    expect(said).not.toMatch(/999\d{7}/)
    expect(await firstAnswers()).toEqual(answered)
    expect(await choicesHeld()).toBe(held)
    expect([before.startsWith('0.'), state.patientKeyOf(parsedPatient()).startsWith('1.')]).toEqual([true, true])
    // There is no third secret: it says so, ends with a fault, and has changed nothing.
    expect(await rotate()).toEqual({
      code: 1,
      said: 'There is no later patient key to change to: put a new one last.\n',
    })
    expect(await firstAnswers()).toEqual(answered)
  })

  test('who signed in at the one is signed in at the other, and signed out of both', async () => {
    const [one, two] = nodes
    const someone = visitor()
    await signInAs(someone, `${one.url}/sign-in/staff?to=/console/agreements`, 'ig-manager')
    const onTwo = () => someone.get(`${two.url}/console/agreements`)
    expect(await onTwo()).toMatchObject({ status: 200 })
    const signedIn = new Map(someone.cookies)
    const page = await someone.get(`${one.url}/console/agreements`)
    await someone.post(`${one.url}/sign-out/staff`, { _csrf: tokenOn(page) })
    expect((await visitor(signedIn).get(`${two.url}/console/agreements`)).status).not.toBe(200)
  })

  test('an open page is told of nothing more, and its stream ends, as soon as its reader signs out at the other', async () => {
    const [one, two] = nodes
    const someone = visitor()
    await signInAs(someone, `${one.url}/sign-in/staff?to=/clinician/changes`, 'clinician')
    const cookie = [...someone.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const live = () => fetch(`${two.url}/clinician/changes/live`, { headers: { cookie } })
    const open = await live()
    expect([open.status, open.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    const page = await someone.get(`${one.url}/clinician/changes`)
    await someone.post(`${one.url}/sign-out/staff`, { _csrf: tokenOn(page) })
    // By itself it would go on for as long as anybody may do nothing.
    expect(await open.text()).toMatch(/event: over\ndata:\n\n$/)
    expect((await live()).status).toBe(401)
  })

  test('a page that fills in at the one is made whole by the other, asked anew under the access that was stated', async () => {
    const [one, two] = nodes
    await state.agreements.save(signed(unsigned('filling')))
    const doctor = visitor()
    const start = await signInAs(doctor, `${one.url}/sign-in/staff?to=/clinician`, 'clinician')
    const curtain = westminster.drawCurtain()
    const posted = await doctor.post(`${one.url}/clinician/find`, {
      _csrf: tokenOn(start),
      nhsNumber: london.addresses.notables[PERSON] ?? '',
      purpose: 'TREAT',
      careContext: 'Two nodes',
    })
    const page = await doctor.follow(posted)
    const [, stream = ''] = /data-fill="([^"]+)"/.exec(page.text) ?? []
    const [, all = ''] = /href="([^"]+\?all=[^"]+)"/.exec(page.text) ?? []
    expect([page.status, stream, all]).toEqual([
      200,
      expect.stringContaining('/fill/'),
      expect.stringContaining('?all='),
    ])
    curtain.lift()
    // Whoever is busy for a moment says so, and is asked again.
    await expect.poll(async () => (await doctor.get(two.url + all)).status, { timeout: 60_000 }).toBe(200)
    const reloaded = await doctor.get(two.url + all)
    expect(reloaded.text).toContain('Two nodes')
    expect(reloaded.text).not.toContain('data-fill')
    const lastEvent = async () =>
      [...(await doctor.get(two.url + stream)).text.matchAll(/^event: (\w+)$/gm)].at(-1)?.[1]
    await expect.poll(lastEvent, { timeout: 60_000 }).toBe('whole')
    // Under another's session the same ticket and handle open nothing.
    const stranger = visitor()
    await signInAs(stranger, `${one.url}/sign-in/staff?to=/clinician`, 'clinician-and-patient')
    expect((await stranger.get(two.url + all)).text).not.toContain('Two nodes')
  })

  test('the one finds an exchange in trouble: the other looks once, and leaves it in peace too', async () => {
    const [one, two] = nodes
    await state.agreements.save(signed(unsigned('ill')))
    expect(await firstAnswers()).toEqual(SHOWN)
    const rests = async (node: GatewayProcess): Promise<boolean> => {
      const { manifest } = patientOf(await ask(node))
      return manifest.some(
        ({
          exchange,
          notAskedReason,
        }: {
          readonly exchange: { readonly id: string }
          readonly notAskedReason: string
        }) => exchange.id === EXCHANGE && notAskedReason === 'BREAKER_OPEN',
      )
    }
    westminster.says({ status: 503, type: 'text/plain', body: '' })
    await expect.poll(() => rests(one), { timeout: 60_000, interval: 1 }).toBe(true)
    // By itself it would need eight failures.
    let looks = 0
    do {
      await rests(one)
      looks++
    } while (looks < 7 && !(await rests(two)))
    expect(looks).toBeLessThan(7)
    westminster.says()
    await expect.poll(firstAnswers, { timeout: 60_000, interval: 500 }).toEqual(SHOWN)
  })

  test('one is told to end: it says so, answers those who are there and whoever still comes, and goes; nobody notices', async () => {
    const [one, two] = nodes
    await state.agreements.save(signed(unsigned('ending')))
    await expect.poll(firstAnswers, { timeout: 60_000, interval: 500 }).toEqual(SHOWN)
    const curtain = westminster.drawCurtain()
    const asking = ask(two)
    await curtain.asked
    const gone = two.end('SIGTERM')
    await expect
      .poll(() => healthOf(two), { timeout: QUIET_MS })
      .toMatchObject({
        status: 503,
        body: { ready: false, parts: { database: true, registry: true, staying: false } },
      })
    const late = await fetch(`${two.url}/health/live`)
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close'])
    expect(await healthOf(one)).toEqual(READY)
    // The door is shut, and the question is still under way.
    const isShut = () =>
      fetch(`${two.url}/health/live`).then(
        () => false,
        () => true,
      )
    await expect.poll(isShut, { timeout: 60_000 }).toBe(true)
    curtain.lift()
    expect(shownOf(await asking).length).toBeGreaterThan(0)
    await gone
    nodes = [one, await start(postgres.url)]
    await expect.poll(firstAnswers, { timeout: 60_000, interval: 500 }).toEqual(SHOWN)
  })

  test('one is killed under load, with a stream open and an edit under way: no answer that left is unwritten, no notice is lost, the edit is made once or never, and who asked the other waits no longer than ever', {
    timeout: 300_000,
  }, async () => {
    // Exchanges and browsers know the first: it is the other that dies.
    const [other, one] = nodes
    expect(await state.agreements.resume('london-emergency', 'operator')).toBe('DONE')
    expect(await state.agreements.resume('london-direct-care', 'operator')).toBe('DONE')
    const followed = london.addresses.notables['default'] ?? ''
    const follow = await send(
      other,
      token,
      'mutation($patient: NHSNumber!) { followPatient(patient: $patient, purpose: TREAT, careContext: "Ward 4", idempotencyKey: "two-nodes") { id } }',
      { patient: followed },
    )
    expect(follow.body.errors).toBeUndefined()
    const heard = async () => {
      const counts = await Promise.all(
        nodes.map((node) => metricOf(node, 'change_notifications_total{exchange="HARINGEY",outcome="taken"}')),
      )
      return counts.some((count) => count > 0)
    }
    await expect.poll(heard, { timeout: 60_000 }).toBe(true)
    const haringey = london.exchange('HARINGEY')
    const stream = await openStream(one.url, token)
    await haringey.change(followed, { type: 'AllergyIntolerance' })
    expect((await stream.nth(1)).data).toMatchObject({ number: 1, recordType: 'ALLERGY' })
    const person = london.addresses.notables['no-choice'] ?? ''
    const messages = async () => (await london.outward()).filter(({ way }) => way !== 'webhook').length
    const before = await messages()

    let isOver = false
    const receipts: string[] = []
    let unanswered = 0
    const questionBody = JSON.stringify({
      query: question('receipt conditions { totalCount }'),
      variables: { patient: london.addresses.notables[PERSON], access: demoAccess('clinician') },
    })
    /** As whoever balances the load does: a line that breaks, and a node that says it is too busy, are tried elsewhere, for no longer than one question may take. */
    const askOn = async (worker: number): Promise<void> => {
      for (let n = worker; !isOver; n++) {
        const patience = AbortSignal.timeout(DEADLINE_MS)
        let receipt: string | undefined
        for (let turn = n; receipt === undefined && !patience.aborted; turn++) {
          const { url } = turn % 2 === 0 ? one : other
          try {
            const response = await fetch(`${url}/graphql`, {
              method: 'POST',
              headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
              body: questionBody,
              signal: patience,
            })
            const { data } = (await response.json()) as { data?: { patient?: { receipt: string } | null } }
            receipt = data?.patient?.receipt
          } catch {
            // The other is next.
          }
          if (receipt === undefined) await wait(20)
        }
        if (receipt === undefined) unanswered++
        else receipts.push(receipt)
      }
    }
    const load = Array.from({ length: 4 }, (_, worker) => askOn(worker))
    await expect.poll(() => receipts.length, { timeout: 60_000 }).toBeGreaterThan(20)
    const asking = { access: demoAccess('clinician') }
    const breakIt = () =>
      breakTheGlass(
        { ask: (query, { variables } = {}) => send(one, token, query, { ...asking, ...variables }) },
        person,
      )
    // It is busy, and may say so.
    await expect.poll(() => breakIt().then(({ id }) => id), { timeout: 60_000 }).toMatch(/./)
    // Under way: its exchange takes its time over each request.
    const add = (node: GatewayProcess) =>
      send(
        node,
        token,
        `mutation($patient: NHSNumber!, $access: AccessInput!) {
          addRecord(patient: $patient, access: $access, exchange: "${EDITED}", custodian: "${CLINICIANS_TRUST}", reason: "Told at the bedside.",
            idempotencyKey: "two-nodes-edit", record: { allergy: { concept: { text: "Latex" } } }) { id state } }`,
        { patient: followed, access: demoAccess('clinician') },
      )
    /** As the clinician who proposed them is told of them. */
    const edits = async (): Promise<readonly { readonly id: string; readonly state: string }[]> => {
      const { body } = await send(
        other,
        token,
        'query($patient: NHSNumber!) { recordEdits(patient: $patient) { edits { id state } } }',
        { patient: followed },
      )
      return body.data?.recordEdits?.edits ?? []
    }
    const statesOfEdits = async () => (await edits()).map(({ state: stands }) => stands)
    await london.exchange(EDITED).latency(1_000, 0)
    // A node that is busy refuses it: sent again under its key it is one edit. It dies with the answer in hand.
    const adding = async (): Promise<void> => {
      if ((await add(one)).body.errors !== undefined) return wait(50).then(adding)
    }
    const died = adding().then(
      () => 'answered',
      () => 'died',
    )
    await expect.poll(statesOfEdits, { timeout: 60_000, interval: 20 }).toEqual(['PROPOSED'])
    const last = stream.notices.at(-1)?.id
    await one.end('SIGKILL')
    expect(await died).toBe('died')
    const atDeath = receipts.length
    await expect.poll(() => receipts.length, { timeout: 60_000 }).toBeGreaterThan(atDeath + 20)
    isOver = true
    await Promise.all(load)
    await stream.ended
    // What is told while nobody listens waits: the reader goes on at the other, after the last that they have.
    await haringey.change(followed, { type: 'Condition' })
    const resumed = await openStream(other.url, token, last === undefined ? {} : { lastEventId: last })
    expect((await resumed.nth(1)).data).toMatchObject({ number: 2, recordType: 'CONDITION' })
    expect(resumed.notices).toHaveLength(1)
    resumed.close()

    await london.exchange(EDITED).latency(0)
    await expect.poll(statesOfEdits, { timeout: 60_000 }).toEqual([expect.stringMatching(/^(ACCEPTED|DECLINED)$/)])
    const [edit] = await edits()
    // Whoever sends it again, since nobody answered them, is told of the same one.
    await expect
      .poll(async () => (await add(other)).body.data?.addRecord, { timeout: 60_000 })
      .toEqual({ id: edit?.id, state: edit?.state })
    expect(await commitsOf(followed, edit?.id ?? '')).toEqual(edit?.state === 'ACCEPTED' ? [1] : [])

    expect(unanswered).toBe(0)
    const written = await state.ledger.byReceipts(receipts)
    expect(
      written.filter((entries) => {
        const kinds = entries.map(({ entry }) => entry.kind)
        return !kinds.includes('decision') || !kinds.includes('disclosure')
      }),
    ).toEqual([])
    await expect.poll(messages, { timeout: 60_000 }).toBe(before + 1)
  })

  test('after all of it the ledger of all verifies, and none logged a fault of its own', async () => {
    expect(await state.ledger.verify()).toMatchObject({ ok: true })
    for (const node of started) expect(node.said()).not.toMatch(/a request failed|TypeError|at file:/)
  })
})
