import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import { type DestinationStream, type Logger, pino } from 'pino'
import { askDemographics, askOptOut } from '../adapters/pds-r4/pds-r4.ts'
import { createTransport } from '../adapters/transport/create-transport.ts'
import type { Obligation } from '../schema/model/decision.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { Config } from './config.ts'
import { contextFor } from './context/context-for.ts'
import type { Corridor } from './disclosure/corridor.ts'
import { discloser } from './disclosure/disclose.ts'
import { keyedHash } from './disclosure/keyed-hash.ts'
import { type RunningPolicy, runPolicy } from './disclosure/running-policy.ts'
import { mountGraphql } from './http/graphql.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { openDoor } from './http/server.ts'
import { authenticator } from './identity/authenticate.ts'
import type { DueObligation } from './state/obligation-store.ts'
import { openState, type State, type StateConfig } from './state/open-state.ts'

/** A house with its lights on. */
export type House = {
  readonly app: FastifyInstance
  readonly state: State
  readonly metrics: Metrics
  /** Ends what is under way, then every part, the last opened first. */
  readonly close: () => Promise<void>
}

const stateConfig = (url: string): StateConfig => {
  if (!url.startsWith('pglite:')) return { kind: 'postgres', url }
  const directory = url.slice('pglite:'.length)
  return { kind: 'pglite', ...(directory === '' ? {} : { directory }) }
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The patient is told within 60 seconds; the privacy officer of the requester's organisation has five days (POLICY §5). */
const DUE_MS = { 'tell-patient': MINUTE_MS, 'open-review': 5 * DAY_MS } as const

const isDue = (obligation: Obligation): obligation is keyof typeof DUE_MS => Object.hasOwn(DUE_MS, obligation)

const dueOf = (obligations: readonly Obligation[], organisation: OdsCode | undefined): readonly DueObligation[] =>
  obligations
    .filter(isDue)
    .map((kind) => ({ kind, organisation: kind === 'open-review' ? organisation : undefined, dueInMs: DUE_MS[kind] }))

const createLog = (level: Config['LOG_LEVEL'], to: DestinationStream = pino.destination(1)): Logger =>
  pino({ level, base: null, redact: ['req', 'res', 'err', '*.authorization'] }, to)

/**
 * `prepare`: given the opened state before anything is compiled from it (an embedded database is reached from one process only).
 * `logTo`: where log lines go; standard output unless said.
 */
export type HouseOptions = {
  readonly prepare?: (state: State) => Promise<void>
  readonly logTo?: DestinationStream
}

/** Wires every room to the others, here and nowhere else. Resolves when the house can answer; listening is the caller's. */
export const openHouse = async (config: Config, options: HouseOptions = {}): Promise<House> => {
  const log = createLog(config.LOG_LEVEL, options.logTo)
  const metrics = createMetrics()
  const state = await openState(stateConfig(config.DATABASE_URL), {
    patientKey: config.PATIENT_KEY,
    anchorKey: config.ANCHOR_KEY as JWK,
  })
  const transport = createTransport({})
  const closing: (() => Promise<void>)[] = [state.close, transport.close]
  const close = async (): Promise<void> => {
    for (const part of closing.toReversed()) await part()
    metrics.registry.clear()
  }
  try {
    await options.prepare?.(state)
    const running = await runPolicy({ agreementsSince: state.agreements.changedSince, registry: state.registry.load })
    const disclose = discloser(corridorOf(config, { state, transport, running, metrics, log }))
    const contextOf = contextFor({ state, running, disclose })
    const { app, guard } = await openDoor({
      authenticate: authenticator(config.ISSUERS, config.AUDIENCE, config.ROLE_CODES),
      metrics,
      log,
      maxBodyBytes: config.MAX_BODY_BYTES,
      requestsAMinute: config.REQUESTS_A_MINUTE,
      ready: () => readiness(state, running),
    })
    closing.push(() => app.close())
    const stopGraphql = await mountGraphql(app, guard, {
      execution: config.EXECUTION,
      introspection: config.INTROSPECTION === 'on',
      limits: { depth: config.MAX_QUERY_DEPTH, patients: config.MAX_PATIENTS_A_QUERY, fields: config.MAX_QUERY_FIELDS },
      contextFor: contextOf,
      refused: metrics.refused,
      log,
    })
    closing.push(stopGraphql)
    closing.push(keepAnchored(state, config, log))
    return { app, state, metrics, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Parts = {
  readonly state: State
  readonly transport: Corridor['transport']
  readonly running: RunningPolicy
  readonly metrics: Metrics
  readonly log: Logger
}

const corridorOf = (config: Config, { state, transport, running, metrics, log }: Parts): Corridor => {
  const demographicsService = { endpoint: config.DEMOGRAPHICS_URL, transport }
  return {
    factsFor: state.factsFor,
    running,
    demographics: (patient) => askDemographics(demographicsService, patient),
    optOut: (patient) => askOptOut(demographicsService, patient),
    append: (entry, obligations = []) =>
      state.ledger.append(entry, dueOf(obligations, entry.kind === 'decision' ? entry.organisation : undefined)),
    transport,
    keyed: keyedHash(config.RECEIPT_KEY),
    exclusionSets: new Map(Object.entries(config.EXCLUSION_SETS).map(([name, codes]) => [name, new Set(codes)])),
    defaultChoice: config.DEFAULT_CHOICE,
    deadlines: { ward: config.WARD_DEADLINE_MS, dispatch: config.DISPATCH_DEADLINE_MS },
    report: {
      unattributed: (exchange, count) => {
        metrics.unattributed(exchange, count)
        log.warn({ exchange, count }, 'records without a data controller were not released')
      },
      broken: (exchange, error) => {
        metrics.broken(exchange)
        log.error(
          { exchange, fault: error instanceof Error ? error.name : typeof error },
          'an adapter broke its promise',
        )
      },
      quarantined: (exchange) => {
        metrics.quarantined(exchange)
        log.warn({ exchange }, 'an answer that speaks of another person was quarantined')
      },
      viewed: metrics.viewed,
    },
  }
}

/** Ready only when every part is: the database answers, and what is evaluated is what it holds. */
const readiness = async (state: State, running: RunningPolicy) => {
  const database = await state.registry.load().then(
    ({ version }) => version,
    () => undefined,
  )
  const parts = { database: database !== undefined, registry: running.registry().exchanges.length > 0 }
  return { ready: Object.values(parts).every(Boolean), parts }
}

const ANCHOR_EVERY_MS = 60 * MINUTE_MS

/** Signs where the ledger stands and forgets what is past its retention, once an hour. */
const keepAnchored = (state: State, config: Config, log: Logger): (() => Promise<void>) => {
  const keep = async (): Promise<void> => {
    try {
      await state.ledger.anchor()
      await state.expire({ ledgerDays: config.LEDGER_DAYS, noticesDays: config.NOTICES_DAYS })
    } catch (error) {
      log.error({ fault: error instanceof Error ? error.name : typeof error }, 'the ledger could not be anchored')
    }
  }
  const timer = setInterval(keep, ANCHOR_EVERY_MS)
  timer.unref()
  return async () => clearInterval(timer)
}
