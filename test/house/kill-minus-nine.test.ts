import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState, type State } from '../../gateway/state/open-state.ts'
import { gatewayEnvironment, type Keys, makeKeys } from '../london/gateway-environment.ts'
import { type London, startLondon } from '../london/london.ts'
import { demoAccess } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import { startPostgres, type TestPostgres } from '../postgres.ts'
import { type CutLine, openCutLine } from './cut-line.ts'
import { onDatabase } from './every-table.ts'
import { type GatewayProcess, startBundledGateway, startGateway } from './gateway-process.ts'
import { question } from './london-house.ts'

/** Of gateways; two of three have lost an exchange, or the line to it, among edits before. */
const KILLS = Number(process.env['KILLS'] ?? 30)
/** While one of two is being asked and killed, the other starts. */
const SIDE_BY_SIDE = 2
const ASKING_AT_ONCE = 3
const EDITS_AT_ONCE = 4
const LONGEST_LIFE_MS = 250
/** An edit is on its way for some tens of milliseconds: what dies beside the gateway dies anywhere among them. */
const LONGEST_EDIT_MS = 120
/** A list grows with each edit, and each view reads all of it: those who live later are only asked. */
const LIVES_WITH_EDITS = 500
const TELL_EVERY = 50
/** By which exchange edits are made. */
const EXCHANGE = 'CROYDON'
const EDITED = 'default'

let postgres: TestPostgres
let london: London
let keys: Keys
let state: State
let token: string
let line: CutLine
/** The exchange itself, where no line is cut. */
let endpoint: string
let environment: Readonly<Record<string, string>>
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
  line = await openCutLine(endpoint)
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
})
afterAll(async () => {
  await line?.close()
  await state?.close()
  await london?.close()
  await postgres?.stop()
})

const ASKED = question('receipt allergies { totalCount } medications { totalCount } manifest { state }')
const PATIENTS = [EDITED, 'superseded', 'end-of-life', 'contradictory', 'documents-denied'] as const

const numberOf = (name: string): string => london.addresses.notables[name] ?? ''

type Said = {
  readonly data?: {
    readonly patient?: { readonly receipt: string; readonly manifest: readonly unknown[] } | null
    readonly addRecord?: { readonly id: string }
    readonly amendRecord?: { readonly id: string }
  } | null
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

/** What was answered; undefined where it died with the question in hand. */
const sendOnce = async (
  { url }: GatewayProcess,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Said | undefined> => {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { access: demoAccess('clinician'), ...variables } }),
    })
    return (await response.json()) as Said
  } catch {
    return undefined
  }
}

/** One answer's receipt, or undefined when it did not come whole. */
const ask = async (gateway: GatewayProcess, patient: string): Promise<string | undefined> => {
  const said = await sendOnce(gateway, ASKED, { patient })
  return said?.data?.patient?.manifest.length === 60 ? said.data.patient.receipt : undefined
}

/** An edit, sent. A gateway that shares two cores with all of London is too busy now and then, and says to try again. */
const edit = async (
  gateway: GatewayProcess,
  query: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Said | undefined> => {
  const variables = { patient: numberOf(EDITED), key: randomUUID(), ...more }
  for (;;) {
    const said = await sendOnce(gateway, query, variables)
    const id = (said?.data?.addRecord ?? said?.data?.amendRecord)?.id
    if (id !== undefined) seen.edits.add(id)
    if (said?.errors?.[0]?.extensions?.code !== 'OVERLOADED') return said
    await wait(100)
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

type Bundle = {
  readonly entry?: readonly { readonly resource: Resource }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}

/** All pages of it. */
const bundle = async (path: string): Promise<readonly Resource[]> => {
  const all: Resource[] = []
  for (let next: string | undefined = `${endpoint}/${path}`; next !== undefined; ) {
    const { entry = [], link = [] } = (await (await fetch(next)).json()) as Bundle
    all.push(...entry.map(({ resource }) => resource))
    next = link.find(({ relation }) => relation === 'next')?.url
  }
  return all
}

const heldId = (): string =>
  london.population.held.get(EXCHANGE)?.find(({ foundBy }) => foundBy.some((number) => number === numberOf(EDITED)))
    ?.id ?? ''

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

/** What became of everybody who asked. */
const seen = {
  receipts: [] as string[],
  edits: new Set<string>(),
  /** One receipt of whose record is edited. */
  ofEdited: undefined as string | undefined,
}

type Sent = { readonly all: Promise<unknown>; readonly isOver: () => boolean }

/** Several edits at once, one of them of the record that all the others change too. */
const editAll = async (gateway: GatewayProcess, shared: string): Promise<Sent> => {
  const version = (await historyOf(shared))[0]?.meta.versionId ?? ''
  const record = { exchange: EXCHANGE, recordType: 'ALLERGY', sourceId: `AllergyIntolerance/${shared}`, version }
  let isOver = false
  const all = Promise.all(
    Array.from({ length: EDITS_AT_ONCE }, (_, one) =>
      one === 0 ? edit(gateway, AMEND, { record }) : edit(gateway, ADD),
    ),
  ).finally(() => {
    isOver = true
  })
  return { all, isOver: () => isOver }
}

/** Sends edits, and resolves when one of them was begun, or none is under way any more. */
const editUntilBegun = (gateway: GatewayProcess, shared: string): Promise<Sent> =>
  onDatabase(postgres.url, async (client) => {
    const count = async (): Promise<number> => {
      const { rows: counted } = await client.query<{ kept: string }>('select count(*) as kept from record_edits')
      return Number(counted[0]?.kept)
    }
    const before = await count()
    const sent = await editAll(gateway, shared)
    while (!sent.isOver() && (await count()) === before) await wait(5)
    return sent
  })

/** Something that the gateway needs dies among edits. */
const somethingElseDies = async (nth: number, gateway: GatewayProcess, shared: string): Promise<void> => {
  if (nth % 3 === 0 || nth >= LIVES_WITH_EDITS) return
  const { all } = await editAll(gateway, shared)
  await wait(Math.random() * LONGEST_EDIT_MS)
  if (nth % 3 === 1)
    await london.exchange(EXCHANGE).crashAtWrite(Math.random() < 0.5 ? 'before-commit' : 'after-commit')
  else line.cut()
  await all
}

/** One gateway's life: asked by several at once from its first breath, and given edits; killed at a random moment among both. */
const liveAndDie = async (nth: number, shared: string): Promise<void> => {
  const gateway = await startBundledGateway(environment)
  await somethingElseDies(nth, gateway, shared)
  let whole = 0
  let alive = true
  const askOn = async (worker: number): Promise<void> => {
    for (let n = worker; alive; n++) {
      const receipt = await ask(gateway, numberOf(PATIENTS[n % PATIENTS.length] ?? ''))
      if (receipt === undefined) continue
      seen.receipts.push(receipt)
      whole++
    }
  }
  const asking = Array.from({ length: ASKING_AT_ONCE }, (_, worker) => askOn(worker))
  // Some die before their first answer, most among many.
  const first = Math.random() < 0.2 ? 0 : 1
  while (whole < first) await wait(5)
  // Some die as edits come in, most when one of them is under way to its exchange.
  const editing = Math.random() < 0.2 ? editAll : editUntilBegun
  const sent = nth < LIVES_WITH_EDITS ? await editing(gateway, shared) : undefined
  await wait(Math.random() * (sent === undefined ? LONGEST_LIFE_MS : LONGEST_EDIT_MS))
  await gateway.end('SIGKILL')
  alive = false
  await Promise.all([...asking, sent?.all])
}

test(`no answer that left is without its decision and its disclosure, each edit was made once or never and its state says which, after ${KILLS} kills of the whole gateway among views and edits, and the chains verify`, {
  timeout: 180_000 + KILLS * 10_000,
}, async () => {
  // Whoever is killed leaves nothing compiled behind for the next: the first does, of views and of edits.
  const before = await startBundledGateway(environment)
  while (seen.ofEdited === undefined) seen.ofEdited = await ask(before, numberOf(EDITED))
  expect((await edit(before, ADD))?.errors).toBeUndefined()
  await before.end('SIGTERM')
  const [shared] = (await allergies()).filter((one) => urnsOf(one).length > 0)
  if (shared === undefined) throw new Error('The first edit was not made.')

  let [begun, killed] = [0, 0]
  const killOneAfterAnother = async (): Promise<void> => {
    while (begun < KILLS) {
      await liveAndDie(begun++, shared.id)
      killed++
      if (killed % TELL_EVERY === 0)
        console.log(`${killed} of ${KILLS} kills, ${seen.receipts.length} answers, ${(await rows()).length} edits`)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, killOneAfterAnother))
  expect(killed).toBe(KILLS)
  await london.exchange(EXCHANGE).crashAtWrite(undefined)
  // What was in a dead node's hand is taken up when its lease has run out, by whoever is there.
  const heir = await startGateway(environment)
  for (let waits = 0; (await open()) > 0; waits++) {
    if (waits > 600) throw new Error('An edit was never settled.')
    await wait(100)
  }
  await heir.end('SIGTERM')

  await expectWrittenDown()
  await expectOnceOrNever(shared)
  expect(await state.ledger.verify()).toMatchObject({ ok: true })
})

const expectWrittenDown = async (): Promise<void> => {
  const { receipts } = seen
  expect(new Set(receipts).size).toBe(receipts.length)
  expect(receipts.length).toBeGreaterThan(KILLS)
  const kept = await onDatabase(postgres.url, async (client) => {
    const { rows: entries } = await client.query<{
      receipt: string
      patient: string
      kinds: readonly string[]
    }>(
      `select receipt, min(patient_key) as patient, array_agg(kind order by at, sequence) as kinds from ledger_entries where kind <> 'chain' group by receipt`,
    )
    return new Map(entries.map(({ receipt, ...entry }) => [receipt, entry]))
  })
  const lost = receipts.filter((receipt) => {
    const kinds = kept.get(receipt)?.kinds ?? []
    return !kinds.includes('decision') || !kinds.includes('disclosure')
  })
  expect(lost).toEqual([])
  // What was killed in flight left decisions behind without a disclosure: the kills did fall among answers. A decision over an edit never has one.
  const edited = kept.get(seen.ofEdited ?? '')?.patient
  expect(edited).toBeDefined()
  const undisclosed = [...kept.values()].filter(
    ({ patient, kinds }) => patient !== edited && kinds.includes('decision') && !kinds.includes('disclosure'),
  )
  console.log(
    `${KILLS} kills, ${receipts.length} answers received, ${undisclosed.length} killed in flight, ${kept.size} in the ledger`,
  )
  expect(undisclosed.length).toBeGreaterThan(0)
}

/** What the exchange has of each edit, against what the house says of it. */
const expectOnceOrNever = async (shared: Resource): Promise<void> => {
  const kept = await rows()
  const made = (await allergies()).flatMap(urnsOf)
  const history = (await historyOf(shared.id)).toReversed()
  const amended = history.flatMap((version, at) => {
    const before = new Set(history.slice(0, at).flatMap(tagsOf))
    return tagsOf(version).filter((tag) => !before.has(tag))
  })
  const accepted = (deed: string): readonly string[] =>
    kept.filter((row) => row.deed === deed && row.state === 'ACCEPTED').map(({ id }) => `urn:uuid:${id}`)
  expect(made.toSorted()).toEqual(accepted('ADD').toSorted())
  const first = urnsOf(shared)
  expect(amended.filter((tag) => !first.includes(tag)).toSorted()).toEqual(accepted('AMEND').toSorted())
  expect(kept.filter(({ state: stands }) => stands === 'UNKNOWN' || stands === 'PROPOSED')).toEqual([])
  const states = Object.fromEntries(
    [...Map.groupBy(kept, ({ deed, state: stands, ground }) => `${deed} ${stands} ${ground ?? ''}`.trim())].map(
      ([name, all]) => [name, all.length],
    ),
  )
  // Whoever sent these never heard of them: the kills did fall among edits, too.
  const unheard = kept.filter(({ id }) => !seen.edits.has(id))
  console.log(`${seen.edits.size} edits were answered, ${unheard.length} killed in flight: ${JSON.stringify(states)}`)
  expect(unheard.length).toBeGreaterThan(0)
  expect(kept.length).toBeGreaterThan(Math.min(KILLS, LIVES_WITH_EDITS))
  expect(accepted('ADD').length).toBeGreaterThan(0)
  expect(accepted('AMEND').length).toBeGreaterThan(0)
}

test('one changed byte of what they left behind is found', async () => {
  expect(await state.ledger.verify()).toMatchObject({ ok: true })
  const change = (from: string, to: string): Promise<number> =>
    onDatabase(postgres.url, async (client) => {
      // Past the trigger that keeps the ledger append-only, as one who owns the database can go.
      await client.query('set session_replication_role = replica')
      const { rowCount } = await client.query(
        `update ledger_entries set body = overlay(body placing $2 from position($1 in body))
         where (writer, sequence) = (select writer, sequence from ledger_entries where kind = 'disclosure' and body like '%' || $1 || '%' order by at desc limit 1)`,
        [from, to],
      )
      return rowCount ?? 0
    })
  expect(await change('"state":"EMPTY"', '"state":"EMPTy"')).toBe(1)
  expect(await state.ledger.verify()).toMatchObject({ ok: false, reason: 'the entry is not as it was written' })
  expect(await change('"state":"EMPTy"', '"state":"EMPTY"')).toBe(1)
  expect(await state.ledger.verify()).toMatchObject({ ok: true })
})
