import type { Logger } from 'pino'
import { askDemographics, askOptOut } from '../../adapters/pds-r4/pds-r4.ts'
import type { Config } from '../config.ts'
import { faultOf } from '../fault-of.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Locator } from '../locator/locator.ts'
import type { TrialCounts } from '../registering/trial-counts.ts'
import { calledFor } from '../relationship/due-check.ts'
import { scheduleOf } from '../relationship/schedule.ts'
import type { Counting } from '../scorecards/counting.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'
import type { Corridor } from './corridor.ts'
import type { KeyedHash } from './keyed-hash.ts'
import type { RunningPolicy } from './running-policy.ts'

type Given = {
  readonly state: Pick<State, 'factsFor' | 'ledger'>
  readonly transport: Corridor['transport']
  /** The way to what the deployment itself names. */
  readonly services: Corridor['transport']
  readonly trials: TrialCounts
  readonly running: RunningPolicy
  readonly metrics: Metrics
  readonly log: Logger
  readonly sealing: Sealing
  readonly keyed: KeyedHash
  readonly locator: Locator | undefined
  readonly counting: Counting
}

/** The corridor of this deployment, over its parts. */
export const corridorOf = (
  config: Config,
  { state, transport, services, running, metrics, log, sealing, keyed, locator, counting, trials }: Given,
): Corridor => {
  const schedule = scheduleOf(config)
  const demographicsService = { endpoint: config.DEMOGRAPHICS_URL, transport: services }
  return {
    factsFor: state.factsFor,
    running,
    demographics: (patient) => askDemographics(demographicsService, patient),
    optOut: (patient) => askOptOut(demographicsService, patient),
    append: (entry) => {
      const { obligations, check } = calledFor(entry, sealing, schedule)
      return state.ledger.append(entry, obligations, check)
    },
    transport,
    locator,
    keyed,
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
        log.error({ exchange, fault: faultOf(error) }, 'an adapter broke its promise')
      },
      quarantined: (exchange) => {
        metrics.quarantined(exchange)
        log.warn({ exchange }, 'an answer that speaks of another person was quarantined')
      },
      unrecorded: metrics.unrecorded,
      trial: trials.count,
      answered: counting.answered,
      unreached: counting.unreached,
      viewed: metrics.viewed,
    },
  }
}
