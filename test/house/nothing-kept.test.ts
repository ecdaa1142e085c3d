import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSeal, type SealedKind } from '../../gateway/faces/session/seal.ts'
import { patientColumns } from '../../gateway/state/guard-patient-columns.ts'
import { openState, type State } from '../../gateway/state/open-state.ts'
import { generationOf } from '../../gateway/state/patient-key.ts'
import type { Role } from '../../schema/model/role.ts'
import { freePort } from '../free-port.ts'
import { FAULTS } from '../london/exchange/fault.ts'
import { gatewayEnvironment, type Keys, makeKeys } from '../london/gateway-environment.ts'
import type { Held } from '../london/generator/generate.ts'
import { type London, startLondon } from '../london/london.ts'
import { demoAccess } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import { startPostgres, type TestPostgres } from '../postgres.ts'
import { hasRedis, startRedis, type TestRedis } from '../redis.ts'
import { breakTheGlass, confirm } from './break-the-glass.ts'
import { choicesOf } from './choices-of.ts'
import { everyTable, onDatabase } from './every-table.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'
import { type Answered, type AskOptions, question } from './london-house.ts'
import { filesUnder, scanForNumbers, scanForWords } from './scan.ts'
import { type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { startTraceCollector, type TraceCollector } from './trace-collector.ts'
import { type Came, signInAs, tokenOn, type Visitor, visitor } from './visitor.ts'
import { WHOLE } from './whole-view.ts'

// Three birds no code list knows: one sings in the sources alone, one in what is refused, one in what somebody wrote down to be kept.
const CANARY = 'Zaunkoenig'
const READERS_CANARY = 'Rohrdommel'
const KEPT_CANARY = 'Nachtigall'

/** Where the words of people are kept, and so may hold a clinical one: reasons and care contexts, drafts and what is said about them. */
const WORDS_ARE_KEPT_IN = [
  'public.ledger_entries',
  'public.break_glass_openings',
  'public.break_glass_grants',
  'public.agreement_drafts',
  'public.agreement_draft_comments',
]
const STAGE = ['CAMDEN', 'HARINGEY', 'ENFIELD', 'L111', 'CROYDON', 'SUTTON'] as const

let postgres: TestPostgres
let london: London
let state: State
let gateway: GatewayProcess
let redis: TestRedis | undefined
let collector: TraceCollector
let keys: Keys
/** Where the gateway works, and where it may put what it does not keep. */
let workplace: string
let temporary: string
const noticed: string[] = []
let hearing: Redis | undefined
const staged = new Map<string, StagedExchange>()

/** Every word of a resource, sung over. */
const sung = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map((item) => sung(item, name))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sung(part, key)]))
  const isWords = ['display', 'text', 'title', 'description', 'conclusion', 'valueString', 'lotNumber'].includes(name)
  return isWords && typeof value === 'string' ? `${value} ${CANARY}` : value
}
const withCanaries = (held: Held): Held => ({
  ...held,
  records: held.records.map(({ text, at }) =>
    told({ ...(sung(JSON.parse(text)) as object), note: [{ text: `${CANARY} ${held.foundBy[0]}` }] }, at),
  ),
})

beforeAll(async () => {
  postgres = await startPostgres()
  redis = hasRedis() ? await startRedis() : undefined
  if (redis !== undefined) {
    const client = new Redis(redis.url)
    hearing = await client.monitor()
    client.disconnect()
    hearing.on('monitor', (_at: string, command: readonly string[]) => noticed.push(command.join(' ')))
  }
  collector = await startTraceCollector()
  workplace = mkdtempSync(join(tmpdir(), 'exchange-workplace-'))
  temporary = mkdtempSync(join(tmpdir(), 'exchange-temporary-'))
  london = await startLondon({ patients: 60 })
  keys = await makeKeys()
  state = await openState(
    { kind: 'postgres', url: postgres.url },
    { patientKey: Buffer.from(keys.patient, 'base64url') },
  )
  await seedState(state, london)
  for (const id of STAGE) {
    const exchange = await stageExchange(state, london, id)
    exchange.holds((london.population.held.get(id) ?? []).map(withCanaries))
    staged.set(id, exchange)
  }
  const port = await freePort()
  gateway = await startGateway(
    {
      ...gatewayEnvironment(london.addresses, postgres.url, keys, `http://127.0.0.1:${port}`),
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
      PORT: String(port),
      TMPDIR: temporary,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      LOG_LEVEL: 'debug',
      WARD_DEADLINE_MS: '1000',
      DISPATCH_DEADLINE_MS: '700',
      REQUESTS_A_MINUTE: '1000000',
    },
    workplace,
  )
})
afterAll(async () => {
  await gateway?.end('SIGTERM')
  await state?.close()
  await london?.close()
  await Promise.all([...staged.values()].map((one) => one.close()))
  hearing?.disconnect()
  await redis?.kill()
  await collector?.close()
  await postgres?.stop()
  for (const directory of [workplace, temporary]) rmSync(directory, { recursive: true, force: true })
})

type Said = { readonly status: number; readonly text: string }
const refused: Said[] = []
const answered: Said[] = []

const send = async (init: RequestInit, path = '/graphql'): Promise<Said> => {
  let said: Said
  // A gateway that shares two cores with all of London is too busy now and then, and says to try again.
  do {
    const response = await fetch(`${gateway.url}${path}`, init)
    said = { status: response.status, text: await response.text() }
  } while (said.status === 503 && (await wait(100, true)))
  ;(/"errors"/.test(said.text) || said.status >= 400 ? refused : answered).push(said)
  return said
}
const ask = async (
  patient: string,
  as: Role = 'clinician',
  more: object = {},
  query = question(WHOLE),
): Promise<Said> =>
  send({
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await london.tokenFor(as)}` },
    body: JSON.stringify({ query, variables: { patient, access: { ...demoAccess(as), ...more } } }),
  })
const number = (name: string): string => london.addresses.notables[name] ?? ''

const allNumbers = (): readonly string[] =>
  london.population.people.flatMap(({ nhsNumber, superseded }) => [nhsNumber, ...superseded])
let numbers: ReturnType<typeof scanForNumbers>
const numbersIn = (what: string | Buffer): readonly string[] => {
  numbers ??= scanForNumbers(allNumbers())
  return numbers.find(what)
}
const sourceWords = scanForWords([CANARY])
const unkeptWords = scanForWords([CANARY, READERS_CANARY])
const anyWords = scanForWords([CANARY, READERS_CANARY, KEPT_CANARY])

/** Nothing planted stands there: no number in any spelling, none of these words. */
const expectNothing = (what: string | Buffer, where: string, words = anyWords): void => {
  expect(words.find(what), `words in ${where}`).toEqual([])
  expect(numbersIn(what), `NHS numbers in ${where}`).toEqual([])
}

/** The change of a record that was proposed, and where it stands. */
let edit: { readonly id: string; readonly state: string } | undefined
const ENDS = ['ACCEPTED', 'DECLINED', 'CONFLICT']

const visitors: Visitor[] = []
const made: string[] = []
const pages: Came[] = []

/** A person who signs in, goes to these pages, and sends one form with a bird and a number in it. */
const walk = async (persona: string, first: string, paths: readonly string[]): Promise<void> => {
  const one = visitor()
  visitors.push(one)
  const arrived = await signInAs(one, `${gateway.url}${first}`, persona)
  pages.push(arrived)
  for (const path of paths) pages.push(await one.get(`${gateway.url}${path}`))
  const song = `${READERS_CANARY} ${number('default')}`
  pages.push(await one.post(`${gateway.url}/console/drafts/new`, { template: song, _csrf: tokenOn(arrived) }))
  pages.push(await one.post(`${gateway.url}/console/agreements/area-croydon/withdraw`, { reason: song, _csrf: song }))
  pages.push(await one.get(`${gateway.url}/console/agreements?search=${encodeURIComponent(song)}`))
}

describe('after a day of questions, choices, pages and emergencies that were answered, refused, and failed in every way', () => {
  beforeAll(async () => {
    for (const name of ['default', 'no-choice', 'end-of-life', 'classes-permitted', 'quarantined', 'unattributed'])
      await ask(number(name))
    await ask(number('default'), 'patient')
    await ask(number('twin-one'), 'proxy')
    await ask(number('end-of-life'), 'dispatcher')
    const house = {
      patient: number,
      ask: async (query: string, { as = 'clinician', variables = {} }: AskOptions = {}): Promise<Answered> => {
        const { status, text } = await send({
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${await london.tokenFor(as)}` },
          body: JSON.stringify({ query, variables }),
        })
        return { status, text, body: JSON.parse(text) }
      },
    }

    // What somebody writes down to be kept: a reason, a care context, with a number in each.
    const kept = `${KEPT_CANARY} ${number('default')}`
    await breakTheGlass(
      house,
      number('no-choice'),
      { words: `${KEPT_CANARY}, ${number('twin-one')}` },
      { context: kept },
    )
    await ask(number('no-choice'), 'clinician', { purpose: 'BTG', careContext: kept })

    const { read, send: sendChoice } = choicesOf(() => house)
    // A change of a record, settled: what it said is with its exchange, and nowhere else.
    const permit = { effect: 'permit', actions: ['view', 'edit'], purposes: ['TREAT', 'ETREAT'] }
    made.push((await sendChoice('giveDirective', 'default', { as: 'patient' }, { choice: permit })).text)
    const changing = { patient: number('default'), access: demoAccess('clinician') }
    const offered = await house.ask(
      `query($patient: NHSNumber!, $access: AccessInput!) {
        changesOffered(patient: $patient, access: $access, exchange: "LAMBETH", recordType: ALLERGY) { custodians { odsCode } } }`,
      { variables: changing },
    )
    const custodian = offered.body?.data?.changesOffered?.[0]?.custodians?.[0]?.odsCode
    const proposed = await house.ask(
      `mutation($patient: NHSNumber!, $access: AccessInput!, $custodian: ODSCode!, $record: RecordDraftInput!) {
        addRecord(patient: $patient, access: $access, exchange: "LAMBETH", custodian: $custodian, record: $record, reason: "Told at the bedside.", idempotencyKey: "sung-once-1") { id state } }`,
      {
        variables: {
          ...changing,
          custodian,
          record: { allergy: { concept: { text: `${READERS_CANARY} ${number('default')}` }, note: READERS_CANARY } },
        },
      },
    )
    edit = proposed.body?.data?.addRecord
    for (let looks = 0; looks < 200 && edit !== undefined && !ENDS.includes(edit.state); looks++) {
      await wait(100)
      const look = await house.ask('query($id: ID!) { recordEdit(id: $id) { id state } }', {
        variables: { id: edit.id },
      })
      edit = look.body?.data?.recordEdit
    }

    // Choices, by everybody who may make them, and consents brought in from elsewhere.
    const deny = { choice: { effect: 'deny', recipients: ['RJ6'], breakGlassMayLift: true } }
    const given = await sendChoice('giveDirective', 'default', { as: 'patient' }, deny)
    made.push(given.text)
    const directive = given.body?.data?.giveDirective?.recorded?.id
    made.push((await sendChoice('withdrawDirective', 'default', { as: 'patient' }, { directive })).text)
    await sendChoice('giveDirective', 'default', { as: 'practice-staff' }, deny)
    made.push((await sendChoice('giveDirective', 'twin-one', { as: 'proxy' }, deny)).text)
    made.push((await sendChoice('permitAtPointOfCare', 'no-choice', { as: 'clinician' }, { minutes: 30 })).text)
    await sendChoice(
      'importConsent',
      'default',
      { as: 'patient' },
      {
        consent: {
          resourceType: 'Consent',
          text: { div: READERS_CANARY },
          patient: { identifier: { value: number('default') } },
        },
      },
    )
    await sendChoice('giveDirective', 'twin-one', { as: 'patient' }, deny)
    await read('default', { as: 'patient' })
    const log = `{ patientChoices(patient: "${number('default')}") { revision } }`
    await ask(number('default'), 'patient', {}, log)

    // The pages, as everybody who signs in to one; documents and their PDF among them.
    const console = ['/console/agreements/area-croydon', '/console/receipts', '/console/coverage', '/console/readers']
    const files = ['json', 'pdf'].map((kind) => `/console/agreements/area-croydon/versions/1/agreement.${kind}`)
    for (const persona of ['ig-manager', 'privacy-officer', 'operator'])
      await walk(persona, '/console/agreements', [...console, ...files])
    const manager = visitors[0]
    if (manager === undefined) throw new Error('A manager signs in first.')
    const start = await manager.get(`${gateway.url}/console/drafts/new`)
    await manager.follow(
      await manager.post(`${gateway.url}/console/drafts/new`, { template: 'empty', _csrf: tokenOn(start) }),
    )
    await walk('clinician', '/sign-in/staff?to=/', ['/'])
    await walk('patient', '/sign-in/citizen?to=/', ['/'])
    pages.push(await visitor().get(`${gateway.url}/register?search=${READERS_CANARY}`))

    // Refused, with a bird and a number in every place that a reader can write to.
    await ask(number('no-choice'), 'patient')
    await ask(number('default'), 'operator', { careContext: READERS_CANARY })
    await ask(`${number('default')}1`)
    await ask(READERS_CANARY)
    await ask(number('default'), 'clinician', { purpose: READERS_CANARY })
    await ask(number('default'), 'clinician', { purpose: 'BTG', breakGlass: READERS_CANARY })
    await confirm(house, number('default'), READERS_CANARY, { code: READERS_CANARY, words: READERS_CANARY })
    await ask(number('default'), 'clinician', { careContext: undefined })
    await ask(number('default'), 'clinician', {}, question(READERS_CANARY))
    await ask(
      number('default'),
      'clinician',
      {},
      `{ patient(nhsNumber: "${number('default')}", access: { purpose: ${READERS_CANARY} }) { name } }`,
    )
    await ask(number('default'), 'clinician', {}, question('name', `, exclude: ["${READERS_CANARY.toUpperCase()}"]`))
    await send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query": "${number('default')} ${READERS_CANARY}`,
    })
    await send({ method: 'POST', headers: { authorization: `Bearer ${READERS_CANARY}` }, body: number('default') })
    await send({}, `/graphql?query=${number('default')}${READERS_CANARY}`)
    await send({}, `/${READERS_CANARY}/${number('default')}`)

    // Failed: London's own faults, and answers that sing.
    for (const fault of FAULTS) {
      for (const id of ['ISLINGTON', 'LAMBETH', 'BRENT']) await london.exchange(id).fault(fault)
      await ask(number('default'), 'patient', {}, question('allergies { totalCount } conditions { totalCount }'))
    }
    await london.reset()
    const song = `${CANARY} ${number('default')}`
    const songs = [
      { status: 500, type: 'text/plain', body: song },
      { status: 200, type: 'text/html', body: `<h1>${song}</h1>` },
      { status: 200, type: 'application/fhir+json', body: `{"resourceType":"Bundle","entry":[{"resource":{"${song}` },
      { status: 200, type: 'application/fhir+json', body: JSON.stringify({ resourceType: song }) },
      {
        status: 403,
        type: 'application/fhir+json',
        body: JSON.stringify({
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: 'forbidden', diagnostics: song }],
        }),
      },
      {
        status: 200,
        type: 'application/fhir+json',
        body: JSON.stringify({
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'fatal', code: song, diagnostics: song }],
        }),
      },
    ]
    for (const say of songs) {
      for (const one of staged.values()) one.says(say)
      await ask(number('default'))
    }
    for (const one of staged.values()) one.says()
    await london.demographics('demographics', true)
    await ask(number('default'))
    await london.demographics('demographics', false)
  }, 300_000)

  test('a change of a record that sang was kept, sent, and settled', () => {
    // Whether its exchange took it or not: what it said is then kept no longer.
    expect(ENDS).toContain(edit?.state)
  })

  test('the canary did sing: answers released to readers hold it', () => {
    expect(answered.filter(({ text }) => text.includes(CANARY)).length).toBeGreaterThan(3)
    expect(refused.length).toBeGreaterThan(12)
  })

  test('no error body repeats a clinical word, an NHS number, or what the reader wrote', () => {
    for (const { text } of refused) {
      expectNothing(text, 'an error')
      expect(text).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d/)
    }
  })

  test('the day was what it should be: choices were made, pages seen, people signed in, an agreement kept as PDF', () => {
    const came = {
      choices: made.filter((text) => /"(recorded|ended)":\{/.test(text)).length,
      pages: pages.filter(({ status }) => status === 200).length,
      files: pages.filter(({ headers }) => headers.get('content-type') === 'application/pdf').length,
      people: visitors.filter(({ set }) => set.some((line) => /-session=ey/.test(line))).length,
    }
    expect(came.choices).toBe(5)
    expect(came.pages).toBeGreaterThanOrEqual(8)
    expect(came.files).toBeGreaterThanOrEqual(1)
    expect(came.people).toBeGreaterThanOrEqual(4)
  })

  test('no log line holds a planted word or an NHS number, at debug level; nor does the database’s own log', () => {
    const said = gateway.said()
    expect(said.split('\n').length).toBeGreaterThan(2)
    expectNothing(said, 'the log')
    for (const { family } of london.population.people.filter(({ notable }) => notable === 'default'))
      expect(said).not.toContain(family)
    expectNothing(postgres.said(), 'the log of PostgreSQL')
  })

  test('no metric does', async () => {
    const { text } = await send({}, '/metrics')
    expect(text).toContain('exchange_states_total')
    expectNothing(text, 'the metrics')
  })

  test('no span does; a span says a method, a route, a code or an exchange, and nothing else', async () => {
    await expect.poll(() => collector.spans().length, { timeout: 10_000 }).toBeGreaterThan(100)
    expectNothing(collector.received(), 'the traces')
    const attributes = new Set(collector.spans().flatMap((span) => span.attributes.map(({ key }) => key)))
    expect(attributes).toEqual(
      new Set(['http.request.method', 'http.route', 'http.response.status_code', 'error.type', 'exchange']),
    )
    const names = new Set(collector.spans().map(({ name }) => name))
    expect(names).toContain('POST /graphql')
    for (const name of names) expect(name).toMatch(/^(view|ask|(GET|POST) (unknown|\*|\/[\w/:.*-]*))$/)
    const [asked] = collector.spans().filter(({ name }) => name === 'ask')
    const view = collector.spans().find(({ name, traceId }) => name === 'view' && traceId === asked?.traceId)
    expect(asked?.parentSpanId).toBe(view?.spanId)
    expect(collector.spans().find(({ spanId }) => spanId === view?.parentSpanId)?.name).toBe('POST /graphql')
  })

  test('no table does: words stand only where people’s words are kept, a number nowhere, a patient key only in the listed columns', async () => {
    const tables = await everyTable(postgres.url)
    expect(tables.get('public.ledger_entries')?.length).toBeGreaterThan(10_000)
    for (const [name, rows] of tables)
      expectNothing(rows, name, WORDS_ARE_KEPT_IN.includes(name) ? unkeptWords : anyWords)
    expect(tables.get('public.ledger_entries')).toContain(KEPT_CANARY)
    const listed = new Set(patientColumns().map(({ table, column }) => `public.${table}.${column}`))
    const holding = new Set<string>()
    for (const [name, rows] of tables)
      for (const row of rows.split('\n').filter(Boolean))
        for (const [column, value] of Object.entries(JSON.parse(row)))
          if (/(?<![\w.])\d{1,4}\.[\w-]{43}(?![\w-])/.test(JSON.stringify(value))) {
            expect(generationOf(String(value)), `${name}.${column}`).toBe(0)
            holding.add(`${name}.${column}`)
          }
    expect([...holding].filter((column) => !listed.has(column))).toEqual([])
    expect(holding.size).toBeGreaterThanOrEqual(8)
  })

  test('no file of the database does, its log of changes among them', async () => {
    await onDatabase(postgres.url, (client) => client.query('checkpoint'))
    const files = filesUnder(postgres.files)
    expect(files.some(({ name }) => name.startsWith('pg_wal/'))).toBe(true)
    for (const { name, bytes } of files) expectNothing(bytes, name, unkeptWords)
  })

  test.skipIf(!hasRedis())('nothing in Redis does, nor any command that it was ever given', async () => {
    if (redis === undefined) throw new Error('There is a Redis.')
    await send({}, '/metrics')
    const client = new Redis(redis.url)
    const all: string[] = [...noticed]
    const held = await client.keys('*')
    expect(held.length).toBeGreaterThan(0)
    for (const key of held) {
      expect(key).toMatch(/^house:/)
      all.push(key, (await client.dumpBuffer(key)).toString('latin1'))
    }
    client.disconnect()
    expect(noticed.filter((command) => command.includes('house:rate:')).length).toBeGreaterThan(50)
    for (const text of all) expectNothing(text, 'Redis')
  })

  test('no cookie does; what is sealed in one is a random id, and who somebody is stands sealed in their session alone', async () => {
    const seal = createSeal((JSON.parse(keys.session) as string[]).map((key) => Buffer.from(key, 'base64url')))
    const opened: unknown[] = []
    for (const line of visitors.flatMap(({ set }) => set)) {
      expectNothing(line, 'a cookie')
      const [, value = ''] = /^[^=]+=([^;]*)/.exec(line) ?? []
      for (const part of value.split('.')) expectNothing(Buffer.from(part, 'base64url'), 'a part of a cookie')
      for (const kind of ['session-cookie', 'sign-in', 'session'] satisfies SealedKind[]) {
        const body = await seal.open(kind, value)
        if (body === undefined) continue
        opened.push(body)
        expectNothing(JSON.stringify(body), `an opened ${kind}`)
      }
    }
    expect(opened.length).toBeGreaterThan(4)
  })

  test('it leaves no temporary file, and nothing where it works', () => {
    expect(filesUnder(temporary)).toEqual([])
    expect(filesUnder(workplace)).toEqual([])
  })

  // Last: what was once in a table is in the log of changes for good.
  test('the scan finds a number that stands where it should not, however it is written, in a table, a file and a text', async () => {
    const one = number('default')
    const spelt = [one, `${one.slice(0, 3)} ${one.slice(3, 6)} ${one.slice(6)}`, Buffer.from(one).toString('hex')]
    for (const text of [
      ...spelt,
      ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${one}yz`).toString('base64')),
    ])
      expect(numbersIn(`before ${text} after`), text).toHaveLength(1)
    for (const word of [CANARY, CANARY.toUpperCase(), Buffer.from(`xx${CANARY}yy`).toString('base64')])
      expect(sourceWords.find(`before${word}after`), word).not.toEqual([])
    await onDatabase(postgres.url, (client) =>
      client.query(`create table planted as select '${one}'::text as n, ${one}::bigint as whole, '${CANARY}' as word`),
    )
    await onDatabase(postgres.url, (client) => client.query('checkpoint'))
    try {
      expect(numbersIn((await everyTable(postgres.url)).get('public.planted') ?? '')).toHaveLength(1)
      const found = filesUnder(postgres.files).flatMap(({ bytes }) => [...numbersIn(bytes), ...sourceWords.find(bytes)])
      expect(new Set(found)).toEqual(new Set([`plain: ${one}`, expect.stringMatching(/^whole number/), CANARY]))
    } finally {
      await onDatabase(postgres.url, (client) => client.query('drop table planted'))
    }
  })
})
