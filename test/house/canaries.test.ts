import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openState, type State } from '../../gateway/state/open-state.ts'
import type { Role } from '../../schema/model/role.ts'
import { FAULTS } from '../london/exchange/fault.ts'
import { gatewayEnvironment, makeKeys } from '../london/gateway-environment.ts'
import type { Held } from '../london/generator/generate.ts'
import { type London, startLondon } from '../london/london.ts'
import { demoAccess } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import { startPostgres, type TestPostgres } from '../postgres.ts'
import { begin, breakTheGlass, confirm } from './break-the-glass.ts'
import { everyTable } from './every-table.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'
import { type Answered, type AskOptions, question } from './london-house.ts'
import { type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { WHOLE } from './whole-view.ts'

// Two birds no code list knows: one sings in the sources alone, one in what the reader writes.
const CANARY = 'Zaunkoenig'
const READERS_CANARY = 'Rohrdommel'
const STAGE = ['CAMDEN', 'HARINGEY', 'ENFIELD', 'L111', 'CROYDON', 'SUTTON'] as const

let postgres: TestPostgres
let london: London
let state: State
let gateway: GatewayProcess
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
  london = await startLondon({ patients: 60 })
  const keys = await makeKeys()
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
  gateway = await startGateway({
    ...gatewayEnvironment(london.addresses, postgres.url, keys),
    LOG_LEVEL: 'debug',
    WARD_DEADLINE_MS: '1000',
    DISPATCH_DEADLINE_MS: '700',
    REQUESTS_A_MINUTE: '1000000',
  })
})
afterAll(async () => {
  await gateway?.end('SIGTERM')
  await state?.close()
  await london?.close()
  await Promise.all([...staged.values()].map((one) => one.close()))
  await postgres?.stop()
})

type Said = { readonly status: number; readonly text: string }
const refused: Said[] = []
const answered: Said[] = []

const send = async (init: RequestInit, path = '/graphql'): Promise<Said> => {
  const response = await fetch(`${gateway.url}${path}`, init)
  const said = { status: response.status, text: await response.text() }
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
/** The same for the steps of break-glass. */
const house = {
  ask: async (query: string, { variables = {} }: AskOptions = {}): Promise<Answered> => {
    const said = await send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await london.tokenFor('clinician')}` },
      body: JSON.stringify({ query, variables }),
    })
    return { ...said, body: JSON.parse(said.text) }
  },
}
const number = (name: string): string => london.addresses.notables[name] ?? ''

const allNumbers = (): readonly string[] =>
  london.population.people.flatMap(({ nhsNumber, superseded }) => [nhsNumber, ...superseded])
const numbersIn = (text: string): readonly string[] =>
  allNumbers().filter(
    (one) => text.includes(one) || text.includes(`${one.slice(0, 3)} ${one.slice(3, 6)} ${one.slice(6)}`),
  )

describe('after questions that were answered, refused, and failed in every way', () => {
  beforeAll(async () => {
    for (const name of ['default', 'no-choice', 'end-of-life', 'classes-permitted', 'quarantined', 'unattributed'])
      await ask(number(name))
    await ask(number('default'), 'patient')
    await ask(number('twin-one'), 'proxy')
    await ask(number('end-of-life'), 'dispatcher')
    await breakTheGlass(house, number('no-choice'), { words: 'Mute' })
    await ask(number('no-choice'), 'clinician', {
      purpose: 'BTG',
      careContext: 'Bay 4',
    })

    // Refused, with a bird and a number in every place that a reader can write to.
    await ask(number('no-choice'), 'patient')
    await ask(number('default'), 'operator', { careContext: READERS_CANARY })
    await ask(`${number('default')}1`)
    await ask(READERS_CANARY)
    await ask(number('default'), 'clinician', { purpose: READERS_CANARY })
    const begun = await begin(house, number('no-choice'), { context: READERS_CANARY, key: READERS_CANARY })
    await confirm(house, number('no-choice'), begun.body.data.beginBreakGlass.opening, {
      code: READERS_CANARY,
      words: READERS_CANARY,
    })
    await confirm(house, number('no-choice'), READERS_CANARY, { words: READERS_CANARY })
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
  })

  test('the canary did sing: answers released to readers hold it', () => {
    expect(answered.filter(({ text }) => text.includes(CANARY)).length).toBeGreaterThan(3)
    expect(refused.length).toBeGreaterThan(12)
  })

  test('no error body repeats a clinical word, an NHS number, or what the reader wrote', () => {
    for (const { text } of refused) {
      expect(text).not.toContain(CANARY)
      expect(text).not.toContain(READERS_CANARY)
      expect(text).not.toContain(READERS_CANARY.toUpperCase())
      expect(numbersIn(text)).toEqual([])
      expect(text).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d/)
    }
  })

  test('no log line does, at debug level', () => {
    const said = gateway.said()
    expect(said.split('\n').length).toBeGreaterThan(2)
    for (const word of [CANARY, READERS_CANARY, READERS_CANARY.toUpperCase()]) expect(said).not.toContain(word)
    expect(numbersIn(said)).toEqual([])
    for (const { family } of london.population.people.filter(({ notable }) => notable === 'default'))
      expect(said).not.toContain(family)
  })

  test('no metric does', async () => {
    const { text } = await send({}, '/metrics')
    expect(text).toContain('exchange_states_total')
    expect(text).not.toContain(CANARY)
    expect(text).not.toContain(READERS_CANARY)
    expect(numbersIn(text)).toEqual([])
  })

  test('no table does', async () => {
    const tables = await everyTable(postgres.url)
    expect(tables.get('public.ledger_entries')?.length).toBeGreaterThan(10_000)
    for (const [name, rows] of tables) {
      expect(rows, name).not.toContain(CANARY)
      expect(numbersIn(rows), name).toEqual([])
    }
  })
})
