import { randomUUID } from 'node:crypto'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState, type State } from '../../gateway/state/open-state.ts'
import { gatewayEnvironment, type Keys, makeKeys } from '../london/gateway-environment.ts'
import { type London, startLondon } from '../london/london.ts'
import { demoAccess } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import { startPostgres, type TestPostgres } from '../postgres.ts'
import { onDatabase } from './every-table.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'

const KILLS = Number(process.env['KILLS'] ?? 30)
const AT_ONCE = 4
/** An edit is on its way for some tens of milliseconds: a kill falls anywhere among them. */
const LONGEST_MS = 120
const TELL_EVERY = 50
const EXCHANGE = 'CROYDON'

/** A line to an exchange that can be cut in the midst of whatever goes through it. */
type Line = { readonly endpoint: string; readonly cut: () => void; readonly close: () => Promise<void> }

const openLine = async (to: string): Promise<Line> => {
  const goal = new URL(to)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(goal.port), goal.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    endpoint: `http://127.0.0.1:${port}${goal.pathname}`,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  }
}

let postgres: TestPostgres
let london: London
let keys: Keys
let state: State
let token: string
let line: Line
let gateway: GatewayProcess
let environment: Readonly<Record<string, string>>
let endpoint: string
beforeAll(async () => {
  postgres = await startPostgres()
  london = await startLondon({ patients: 60 })
  keys = await makeKeys()
  state = await openState(
    { kind: 'postgres', url: postgres.url },
    { patientKey: Buffer.from(keys.patient, 'base64url'), anchorKey: JSON.parse(keys.anchor) },
  )
  await seedState(state, london)
  const row = london.addresses.exchanges.find(({ id }) => id === EXCHANGE)
  if (row === undefined) throw new Error('There is no such exchange.')
  endpoint = row.endpoint
  line = await openLine(endpoint)
  await state.registry.saveExchange({
    ...row,
    endpoint: line.endpoint,
    settings: { ...(row.settings as object), pageSize: 1_000 },
  })
  token = await london.tokenFor('clinician', { lifetime: 86_400 })
  environment = {
    ...gatewayEnvironment(london.addresses, postgres.url, keys),
    LOG_LEVEL: 'error',
    REQUESTS_A_MINUTE: '1000000',
    EDIT_DEADLINE_MS: '2000',
    EDIT_ASK_AGAIN_MS: '20',
    EDIT_POLL_MS: '20',
  }
  gateway = await startGateway(environment)
})
afterAll(async () => {
  await gateway?.end('SIGTERM')
  await line?.close()
  await state?.close()
  await london?.close()
  await postgres?.stop()
})

type Said = { readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[] } | undefined

/** A gateway that shares two cores with all of London is too busy now and then, and says to try again. */
const send = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<Said> => {
  for (;;) {
    const said = await sendOnce(query, variables)
    if (said?.errors?.[0]?.extensions?.code !== 'OVERLOADED') return said
    await wait(100)
  }
}

const sendOnce = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<Said> => {
  try {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query,
        variables: { patient: london.addresses.notables['default'], access: demoAccess('clinician'), ...variables },
      }),
    })
    return (await response.json()) as Said
  } catch {
    // It died with the question in hand: what became of that is what the test asks.
    return undefined
  }
}

const ADD = `mutation($patient: NHSNumber!, $access: AccessInput!, $key: String!) {
  addRecord(patient: $patient, access: $access, exchange: "${EXCHANGE}", custodian: "RJ6", reason: "Told at the bedside.", idempotencyKey: $key,
    record: { allergy: { concept: { text: "Latex" } } }) { id state } }`
const AMEND = `mutation($patient: NHSNumber!, $access: AccessInput!, $key: String!, $record: RecordSeenInput!) {
  amendRecord(patient: $patient, access: $access, record: $record, says: { allergy: { note: "Asked again." } }, reason: "Told at the bedside.", idempotencyKey: $key) { id state } }`

type Resource = {
  readonly id: string
  readonly meta: { readonly versionId: string; readonly tag?: readonly { readonly code?: string }[] }
  readonly identifier?: readonly { readonly value?: string }[]
}

const bundle = async (path: string): Promise<readonly Resource[]> => {
  const response = await fetch(`${endpoint}/${path}`)
  const { entry = [] } = (await response.json()) as { readonly entry?: readonly { readonly resource: Resource }[] }
  return entry.map(({ resource }) => resource)
}

const heldId = (): string =>
  london.population.held
    .get(EXCHANGE)
    ?.find(({ foundBy }) => foundBy.includes(london.addresses.notables['default'] ?? ('' as never)))?.id ?? ''

const allergies = (): Promise<readonly Resource[]> =>
  bundle(`AllergyIntolerance?patient=Patient/${heldId()}&_count=500`)

const historyOf = (id: string): Promise<readonly Resource[]> => bundle(`AllergyIntolerance/${id}/_history`)

const urnsOf = ({ identifier = [] }: Resource): readonly string[] =>
  identifier.flatMap(({ value }) => (value?.startsWith('urn:uuid:') ? [value] : []))

const tagsOf = ({ meta }: Resource): readonly string[] =>
  (meta.tag ?? []).flatMap(({ code }) => (code?.startsWith('urn:uuid:') ? [code] : []))

type Row = { readonly id: string; readonly deed: string; readonly state: string; readonly ground: string | null }

const rows = (): Promise<readonly Row[]> =>
  onDatabase(
    postgres.url,
    async (client) => (await client.query<Row>('select id, deed, state, ground from record_edits')).rows,
  )

const open = (): Promise<number> =>
  onDatabase(postgres.url, async (client) => {
    const { rows: counted } = await client.query<{ open: string }>(
      'select count(*) as open from record_edits where settled_at is null',
    )
    return Number(counted[0]?.open)
  })

/** One kill: several edits are on their way, and something dies among them. */
const killAmong = async (nth: number, shared: string): Promise<void> => {
  const seen = (await historyOf(shared))[0]?.meta.versionId ?? ''
  const record = { exchange: EXCHANGE, recordType: 'ALLERGY', sourceId: `AllergyIntolerance/${shared}`, version: seen }
  const sent = Array.from({ length: AT_ONCE }, (_, one) =>
    one === 0 ? send(AMEND, { key: randomUUID(), record }) : send(ADD, { key: randomUUID() }),
  )
  await wait(Math.random() * LONGEST_MS)
  switch (nth % 3) {
    case 0: {
      await gateway.end('SIGKILL')
      gateway = await startGateway(environment)
      break
    }
    case 1:
      await london.exchange(EXCHANGE).crashAtWrite(Math.random() < 0.5 ? 'before-commit' : 'after-commit')
      break
    default:
      line.cut()
  }
  await Promise.all(sent)
}

test(`each edit was made exactly once or not at all, and its state says which, after ${KILLS} kills of the gateway, the exchange and the line between them`, {
  timeout: 180_000 + KILLS * 8_000,
}, async () => {
  expect((await send(ADD, { key: randomUUID() }))?.errors).toBeUndefined()
  const [shared] = (await allergies()).filter((one) => urnsOf(one).length > 0)
  expect(shared).toBeDefined()
  for (let nth = 0; nth < KILLS; nth++) {
    await killAmong(nth, shared?.id ?? '')
    if (nth % TELL_EVERY === TELL_EVERY - 1) console.log(`${nth + 1} of ${KILLS} kills, ${(await rows()).length} edits`)
  }
  await london.exchange(EXCHANGE).crashAtWrite(undefined)
  // What was in a dead node's hand is taken up when its lease has run out.
  for (let waits = 0; (await open()) > 0; waits++) {
    if (waits > 600) throw new Error('An edit was never settled.')
    await wait(100)
  }

  const kept = await rows()
  const made = (await allergies()).flatMap(urnsOf)
  const history = (await historyOf(shared?.id ?? '')).toReversed()
  const amended = history.flatMap((version, at) => {
    const before = new Set(history.slice(0, at).flatMap(tagsOf))
    return tagsOf(version).filter((tag) => !before.has(tag))
  })
  const accepted = (deed: string): readonly string[] =>
    kept.filter((row) => row.deed === deed && row.state === 'ACCEPTED').map(({ id }) => `urn:uuid:${id}`)
  expect(made.toSorted()).toEqual(accepted('ADD').toSorted())
  const first = urnsOf(shared as Resource)
  expect(amended.filter((tag) => !first.includes(tag)).toSorted()).toEqual(accepted('AMEND').toSorted())
  expect(kept.filter(({ state: stands }) => stands === 'UNKNOWN' || stands === 'PROPOSED')).toEqual([])
  const states = Object.fromEntries(
    [...Map.groupBy(kept, ({ deed, state: stands, ground }) => `${deed} ${stands} ${ground ?? ''}`.trim())].map(
      ([name, all]) => [name, all.length],
    ),
  )
  console.log(`${KILLS} kills: ${JSON.stringify(states)}`)
  expect(kept.length).toBeGreaterThan(KILLS)
  expect(accepted('ADD').length).toBeGreaterThan(0)
  expect(await state.ledger.verify()).toMatchObject({ ok: true })
})
