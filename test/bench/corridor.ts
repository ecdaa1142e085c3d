import { parseArgs } from 'node:util'
import { ApolloServer } from '@apollo/server'
import { Pool } from 'undici'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Transport, TransportAnswer, TransportRequest } from '../../adapters/transport/transport.ts'
import type { Corridor } from '../../gateway/disclosure/corridor.ts'
import { discloser } from '../../gateway/disclosure/disclose.ts'
import { keyedHash } from '../../gateway/disclosure/keyed-hash.ts'
import { runPolicy } from '../../gateway/disclosure/running-policy.ts'
import { SUMMARY_TYPES } from '../../gateway/dispatch/current.ts'
import { KEPT_OPERATIONS } from '../../gateway/dispatch/kept-operations.ts'
import { entryBody } from '../../gateway/state/ledger/entry-body.ts'
import type { State } from '../../gateway/state/open-state.ts'
import type { HouseContext } from '../../gateway/subgraphs/house-context.ts'
import { formatError } from '../../gateway/supergraph/client-error.ts'
import { createSupergraph } from '../../gateway/supergraph/create-supergraph.ts'
import { answerBytes } from '../../gateway/supergraph/stringify-result.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { DISPATCH_ODS, dispatchExchanges, resourcesOf as recordsOfDispatch } from './dispatch/population.ts'
import { agree } from './view/agreed.ts'
import { startChild } from './view/child.ts'
import { type Json, PICK } from './view/picks.ts'
import {
  ASKED,
  BENCH_PATIENT,
  benchExchanges,
  controllerOf,
  EXCHANGES,
  REQUESTER_ODS,
  resourcesOf,
  VIEW_QUERY,
} from './view/population.ts'

// The gateway's own work on a view and on a dispatch lookup: from the parsed request to the bytes of the answer, with policy, unifying, hashes and the ledger's text, but without sockets
// and without a database; beside it what the bare fan-out does with the same bytes. All in one process, in turns: what other processes do disturbs it least of all benches.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    views: { type: 'string', default: '40' },
    records: { type: 'string', default: '40' },
    at: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
    /** Over the transport and sockets, to exchanges in a process of their own. */
    sockets: { type: 'boolean', default: false },
  },
})
const [ROUNDS, VIEWS, RECORDS, AT_ONCE] = [values.rounds, values.views, values.records, values.at].map(Number) as [
  number,
  number,
  number,
  number,
]

const searchset = (resources: readonly object[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.length,
      entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
    }),
  )
const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: BENCH_PATIENT }],
  name: [{ use: 'usual', family: 'Bench', given: ['Ada'] }],
  birthDate: '1980-02-03',
}
const today = new Date().toISOString().slice(0, 10)
const bodies = Array.from({ length: EXCHANGES }, (_, exchange) => ({
  patient: searchset([PATIENT]),
  byType: new Map([...resourcesOf(exchange, RECORDS)].map(([type, all]) => [type, searchset(all)])),
  withPatient: Buffer.from(
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      entry: [
        { resource: PATIENT, search: { mode: 'match' } },
        ...recordsOfDispatch(exchange, 1, today).map((resource) => ({ resource, search: { mode: 'include' } })),
      ],
    }),
  ),
}))
const EMPTY = searchset([])

const bodyOf = (exchange: number, path: string, sent: string): Buffer => {
  const of = bodies[exchange]
  if (of === undefined) return EMPTY
  if (path.startsWith('Patient')) return sent.includes('_revinclude') ? of.withPatient : of.patient
  return of.byType.get(path.split('/')[0] ?? '') ?? EMPTY
}
/** The bytes as a socket gives them: of their own, outside the heap, and not at once. */
const arrive = (exchange: number, path: string, sent: string): Promise<Buffer> => {
  const body = bodyOf(exchange, path, sent)
  const copy = Buffer.allocUnsafeSlow(body.length)
  body.copy(copy)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 20, copy))
}

const away = values.sockets ? startChild('exchanges.ts') : undefined
const addresses = (await away?.first) as { readonly endpoints: readonly string[] } | undefined
await away?.child.tell({ records: RECORDS, medianMs: 0 })
const pools = addresses?.endpoints.map((endpoint) => new Pool(new URL(endpoint).origin, { connections: 8 }))

const withoutSockets: Transport = {
  send: async (exchange, { path, body = '' }: TransportRequest): Promise<TransportAnswer> => ({
    ok: true,
    status: 200,
    contentType: 'application/fhir+json',
    body: await arrive(Number(exchange.id.slice(6)) - 1, path, body),
  }),
  stream: () => Promise.reject(new Error('no documents here')),
  isOpen: () => false,
  close: async () => undefined,
}
const transport = addresses === undefined ? withoutSockets : createTransport()

const now = Date.now()
const endpoints = addresses?.endpoints ?? bodies.map(() => 'http://127.0.0.1:1/fhir')
const controllers = bodies.map((_, exchange) => controllerOf(exchange))

type Kind = {
  readonly name: string
  readonly exchanges: readonly Exchange[]
  readonly requester: Requester
  readonly purposes: ['TREAT'] | ['ETREAT']
  readonly types: readonly (typeof RECORD_TYPES)[number][]
  readonly query: string
  readonly variables: Record<string, unknown>
}
const person = { userId: 'bench', issuer: 'bench', name: 'Bench', nhsNumber: undefined }
const KINDS: readonly Kind[] = [
  {
    name: 'view',
    exchanges: benchExchanges(endpoints, {
      searches: 'per-type',
      pageSize: 1000,
      medications: ['MedicationStatement'],
    }),
    requester: { ...person, role: 'clinician', roleCode: 'R8000', organisation: REQUESTER_ODS, system: undefined },
    purposes: ['TREAT'],
    types: RECORD_TYPES,
    query: VIEW_QUERY,
    variables: { nhs: BENCH_PATIENT, access: { purpose: 'TREAT', careContext: 'bench' } },
  },
  {
    name: 'lookup',
    exchanges: dispatchExchanges(endpoints, 'with-patient'),
    requester: { ...person, role: 'dispatcher', roleCode: 'R9101', organisation: DISPATCH_ODS, system: 'bench' },
    purposes: ['ETREAT'],
    types: SUMMARY_TYPES,
    query: KEPT_OPERATIONS[0]?.document ?? '',
    variables: { patient: BENCH_PATIENT, access: { purpose: 'ETREAT', careContext: 'incident 7' } },
  },
]

/** One answer of the house, given anew each time. */
const answering = async (kind: Kind): Promise<() => Promise<Buffer>> => {
  const organisations: Organisation[] = []
  const agreements: Agreement[] = []
  const directives: ConsentDirective[] = []
  const state = {
    registry: { saveOrganisations: async (all: readonly Organisation[]) => void organisations.push(...all) },
    agreements: { save: async (agreement: Agreement) => void agreements.push(agreement) },
    directives: { record: async (directive: ConsentDirective) => void directives.push(directive) },
  } as unknown as State
  const terms = {
    title: 'Care',
    purposes: kind.purposes,
    recordTypes: Object.fromEntries(kind.types.map((type) => [type, 'all'])) as Record<string, 'all'>,
    publicPurpose: 'Care.',
  }
  await agree(state, kind.requester.organisation ?? REQUESTER_ODS, controllers, terms, [BENCH_PATIENT], now)
  const running = await runPolicy({
    agreementsSince: async () => ({ version: 1, agreements }),
    registry: async () => ({ version: 1, exchanges: kind.exchanges, organisations }),
    now: async () => now,
  })
  const corridor: Corridor = {
    factsFor: async () => ({
      now: Date.now(),
      versions: { agreements: 1, registry: 1 },
      directives: directives.map((directive) => ({ ...directive })),
      proxyRights: [],
      suspensions: [],
      grants: [],
    }),
    running,
    demographics: async () => ({
      state: 'FOUND',
      demographics: {
        nhsNumber: BENCH_PATIENT,
        superseded: [],
        birthDate: '1980-02-03',
        family: 'Bench',
        given: ['Ada'],
        gender: 'female',
        restricted: false,
        address: null,
        generalPractice: null,
      },
    }),
    optOut: async () => 'unknown',
    append: async (entry: AuditEntry) => {
      if (entryBody(entry, String).length === 0) throw new Error('nothing was written')
    },
    transport,
    keyed: keyedHash(Buffer.alloc(32, 1)),
    exclusionSets: new Map(),
    defaultChoice: 'explicit',
    deadlines: { ward: 20_000, dispatch: 20_000 },
    report: {
      unattributed: () => undefined,
      broken: (_, error) => {
        throw error
      },
      quarantined: () => undefined,
      answered: () => undefined,
      unreached: () => undefined,
      unrecorded: () => undefined,
      viewed: () => undefined,
    },
  }
  const apollo = new ApolloServer<HouseContext>({
    gateway: createSupergraph({ path: 'fast' }),
    formatError,
    persistedQueries: false,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  })
  await apollo.start()
  const disclose = discloser(corridor)
  return async () => {
    const { body } = await apollo.executeOperation(
      { query: kind.query, variables: kind.variables },
      {
        contextValue: {
          requester: kind.requester,
          organisation: kind.requester.organisation,
          disclose: (request, writing) => disclose(request, kind.requester, writing),
          dispatchBy: performance.now() + 20_000,
          registry: running.registry().reader,
        } as Partial<HouseContext> as HouseContext,
      },
    )
    if (body.kind !== 'single') throw new Error('an answer in parts')
    const answer = answerBytes(body.singleResult)
    if (answer.includes('"errors"')) throw new Error(answer.toString('utf8', 0, 500))
    return answer
  }
}

/** The bare fan-out's share of the same work. */
const bare = async (): Promise<Buffer> => {
  const lists = new Map<string, object[]>(ASKED.map(([, type]) => [type, []]))
  await Promise.all(
    bodies.map(async (_, exchange) => {
      const pool = pools?.[exchange]
      const ask = async (path: string): Promise<Json> =>
        JSON.parse(
          pool === undefined
            ? (await arrive(exchange, path, '')).toString('utf8')
            : await (
                await pool.request({
                  method: 'POST',
                  path: `/fhir/${path}`,
                  headers: {
                    accept: 'application/fhir+json',
                    'content-type': 'application/x-www-form-urlencoded',
                  },
                  body: 'patient=Patient%2Fp1&_count=1000',
                })
              ).body.text(),
        )
      await ask('Patient/_search')
      await Promise.all(
        ASKED.map(async ([, type]) => {
          for (const { resource } of ((await ask(`${type}/_search`))['entry'] ?? []) as readonly Json[])
            lists.get(type)?.push(PICK[type]?.(resource as Json, `BENCH-${exchange + 1}`) ?? {})
        }),
      )
    }),
  )
  return Buffer.from(JSON.stringify(Object.fromEntries(lists)))
}

const sides: (readonly [string, () => Promise<Buffer>])[] = [['bare', bare]]
for (const kind of KINDS)
  if (addresses === undefined || kind.name === 'view') sides.push([kind.name, await answering(kind)])
const measured = new Map<string, number[]>(sides.map(([name]) => [name, []]))
for (let round = -2; round < ROUNDS; round++)
  for (const [name, once] of sides) {
    if (values.only !== '' && values.only !== name) continue
    const began = process.cpuUsage()
    let left = VIEWS * (name === 'lookup' ? 3 : 1)
    const views = left
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) await once()
      }),
    )
    const { user, system } = process.cpuUsage(began)
    if (round >= 0) measured.get(name)?.push((user + system) / 1_000 / views)
  }
const least = (name: string): number => Math.min(...(measured.get(name) ?? []))
const median = (name: string): number =>
  measured.get(name)?.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
const figures = Object.fromEntries(
  sides.map(([name]) => [name, { leastCpuMs: least(name), medianCpuMs: median(name) }]),
)
for (const [name] of sides)
  process.stdout.write(
    `  ${name.padEnd(8)} ms of CPU: least ${least(name).toFixed(2)}, median ${median(name).toFixed(2)}\n`,
  )
process.stdout.write(
  `${JSON.stringify({ bench: 'corridor', records: RECORDS, ratio: median('view') / median('bare'), ...figures })}\n`,
)
await transport.close()
await Promise.all(pools?.map((pool) => pool.close()) ?? [])
away?.child.end()
