import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { oversightFor } from '../../gateway/oversight/oversight.ts'
import { openPostgresDoor } from '../../gateway/state/doors/postgres-door.ts'
import { openStateBehind } from '../../gateway/state/open-state.ts'
import { compileAgreements } from '../../policies/agreement-index.ts'
import type { Agreement, AgreementParty } from '../../schema/model/agreement.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { startPostgres } from '../postgres.ts'

// Oversight at the size of London: 30 exchanges of 170 controllers, 5,000 organisations, views of 30 days. Prints one line of JSON.

const VIEWS = Number(process.argv[2] ?? 20_000)
const AGREEMENTS = Number(process.argv[3] ?? 2_000)
const EXCHANGES = 30
const MEMBERS = 170
const DAY_MS = 86_400_000

const code = (n: number) => `A${String(n).padStart(5, '0')}` as OdsCode
const memberOf = (exchange: number, place: number) => code(exchange * MEMBERS + place)
const ORGANISATIONS = Array.from({ length: EXCHANGES * MEMBERS }, (_, n) => code(n))

const both = (organisation: OdsCode): AgreementParty => ({ organisation, provides: true, receives: true, signedAt: 1 })

const agreementOf = (
  id: string,
  parties: readonly OdsCode[],
  types: Agreement['versions'][0]['terms']['recordTypes'],
): Agreement => ({
  id,
  versions: [
    {
      version: 1,
      terms: {
        title: id,
        actions: ['view'],
        purposes: ['TREAT'],
        recordTypes: types,
        period: { start: undefined, end: undefined },
        lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
        reviewDate: '2030-01-01',
        dpiaReference: 'D',
        publicPurpose: 'p',
      },
      parties: parties.map(both),
    },
  ],
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
})

const exchangeOf = (n: number): Exchange => ({
  id: `EX-${n}` as ExchangeId,
  name: `Exchange ${n}`,
  area: 'a',
  protocol: 'FHIR_R4',
  endpoint: 'http://127.0.0.1:1',
  members: Array.from({ length: MEMBERS }, (_, place) => memberOf(n, place)),
  recordTypes: [...RECORD_TYPES],
  defaultController: undefined,
  lifecycle: 'LIVE',
  maintenance: [],
  limits: { concurrency: 8, maxBodyBytes: 1_000_000 },
  settings: {},
})

const postgres = await startPostgres()
const door = await openPostgresDoor(postgres.url)
const state = await openStateBehind(door, { patientKey: new Uint8Array(32) })
for (let n = 0; n < EXCHANGES; n++) await state.registry.saveExchange(exchangeOf(n))
const wide = agreementOf('wide', ORGANISATIONS.slice(0, 1_000), { ALLERGY: 'all', ALERT: 'all' })
const small = Array.from({ length: AGREEMENTS }, (_, n) =>
  agreementOf(`small-${n}`, [code(n % 5_000), code((n * 7 + 1) % 5_000), code((n * 13 + 2) % 5_000)], {
    CONDITION: [],
  }),
)
const agreements = [wide, ...small]
await state.agreements.save(agreements)
const versions = {
  agreements: (await state.agreements.changedSince(0)).version,
  registry: (await state.registry.load()).version,
}
const now = await state.now()

const FULL = Buffer.alloc(Math.ceil(MEMBERS / 8), 255).toString('base64url')
const bodyOf = (n: number) => {
  const organisation = code((n * 37) % 1_000)
  return {
    kind: 'decision',
    receipt: `r${n}`,
    requester: { userId: 'u', issuer: 'i', role: 'clinician', organisation },
    organisation,
    purpose: 'TREAT',
    careContext: 'c',
    types: ['ALLERGY', 'CONDITION', 'DOCUMENT', 'MEDICATION', 'ALERT'],
    versions: { ...versions, directives: ['d'], policy: '1' },
    facts: {
      now,
      defaultChoice: 'explicit',
      demographicsFlag: 'open',
      optOut: 'unknown',
      proxyRights: [],
      suspensions: [],
      unasked: [],
    },
    asked: Array.from({ length: EXCHANGES }, (_, each) => ({
      exchange: `EX-${each}`,
      types: ['ALLERGY', 'ALERT'],
      members: FULL,
    })),
    clauses: [{ agreement: 'wide', version: 1, recordType: 'ALLERGY' }],
  }
}
for (let from = 0; from < VIEWS; from += 1_000) {
  const rows = Array.from({ length: Math.min(1_000, VIEWS - from) }, (_, place) => {
    const n = from + place
    return {
      writer: 'bench',
      sequence: n + 1,
      at: now - Math.floor(((VIEWS - n) / VIEWS) * 29 * DAY_MS),
      kind: 'decision',
      receipt: randomUUID(),
      patient_key: 'k',
      body: JSON.stringify(bodyOf(n)),
      hash: 'h',
    }
  })
  await sql`insert into ledger_entries (writer, sequence, at, kind, receipt, patient_key, body, hash)
    select writer, sequence, at, kind, receipt, patient_key, body, hash from json_to_recordset(${JSON.stringify(rows)}::json)
    as g(writer text, sequence bigint, at bigint, kind text, receipt text, patient_key text, body text, hash text)`.execute(
    door.db,
  )
}

const party = code(3)
const index = compileAgreements(agreements)
const byParty = new Map<OdsCode, Agreement[]>()
for (const agreement of agreements)
  for (const { organisation } of agreement.versions[0]?.parties ?? [])
    byParty.set(organisation, [...(byParty.get(organisation) ?? []), agreement])

const beganCounting = performance.now()
await state.viewTally.count()
const countedMs = Math.round(performance.now() - beganCounting)

const oversight = oversightFor({
  state,
  agreements: { all: () => agreements, ofOrganisation: (code) => byParty.get(code) ?? [] },
  index: () => index,
  organisation: party,
  resolution: new Map(),
  may: () => ({ permitted: true, reason: '' }),
  writeDown: async () => undefined,
})

const timed = async (what: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    const began = performance.now()
    await what()
    times.push(performance.now() - began)
  }
  return Math.round(Math.min(...times))
}

const draft = {
  ...wide,
  versions: [
    ...wide.versions,
    {
      ...wide.versions[0],
      version: 2,
      terms: { ...wide.versions[0]?.terms, recordTypes: { ALLERGY: [], DOCUMENT: [] } },
    },
  ],
} as Agreement
const figures = {
  views: VIEWS,
  countedMs,
  readersMs: await timed(() => oversight.readers(30)),
  coverageMs: await timed(() => oversight.coverage(30)),
  conflictsMs: await timed(() => oversight.conflicts({ ...wide, id: 'subject' })),
  simulateNewMs: await timed(() => oversight.simulate({ ...draft, id: 'new' }, 30)),
  simulateAmendmentMs: await timed(() => oversight.simulate(draft, 30)),
}
console.log(JSON.stringify({ bench: 'oversight', ...figures }))
await state.close()
await postgres.stop()
