import type { Logger } from 'pino'
import type { Transport } from '../adapters/transport/transport.ts'
import type { Config } from './config.ts'
import type { Corridor } from './disclosure/corridor.ts'
import type { RunningPolicy } from './disclosure/running-policy.ts'
import { keepEditing } from './editing/keep-editing.ts'
import type { EditingRoom } from './editing/room.ts'
import { keepSending } from './emergency/send-notices.ts'
import { waysOf } from './emergency/ways-of.ts'
import { faultOf } from './fault-of.ts'
import type { Metrics } from './http/metrics.ts'
import { keepTrials } from './registering/keep-trials.ts'
import type { TrialCounts } from './registering/trial-counts.ts'
import { openChecker } from './relationship/open-checker.ts'
import { scheduleOf } from './relationship/schedule.ts'
import type { Counting } from './scorecards/counting.ts'
import { keepScores } from './scorecards/keep-scores.ts'
import { tellOperators } from './scorecards/tell-operators.ts'
import type { Sealing } from './sealing/sealing.ts'
import { keepAnchored } from './state/keep-anchored.ts'
import type { State } from './state/open-state.ts'

/** What keeping house leans on. */
export type HouseKept = {
  readonly config: Config
  readonly state: State
  readonly running: RunningPolicy
  readonly corridor: Corridor
  /** The way to what the deployment itself names. */
  readonly services: Transport
  readonly sealing: Sealing
  readonly counting: Counting
  readonly trials: TrialCounts
  readonly editing: EditingRoom
  readonly metrics: Metrics
  readonly log: Logger
}

/** What the house does by itself, again and again, on every node. Each of the returned functions stops one of them, after what is under way. */
export const keepHouse = ({
  config,
  state,
  running,
  corridor,
  services,
  sealing,
  counting,
  trials,
  editing,
  metrics,
  log,
}: HouseKept): readonly (() => Promise<void>)[] => {
  const ways = waysOf(config, services)
  const { webhook } = ways
  return [
    keepSending({
      notices: state.notices,
      ...ways,
      everyMs: config.NOTICES_EVERY_MS,
      told: metrics.sending,
      givenUp: (sending) => log.error(sending, 'something to be sent outward was given up'),
      failed: (error) => log.error({ fault: faultOf(error) }, 'notices could not be looked for'),
    }),
    keepTrials({
      registrations: state.registrations,
      append: (entry) => state.ledger.append(entry),
      now: state.now,
      counts: trials,
      everyMs: config.TRIALS_EVERY_MS,
      least: config.TRIAL_LEAST,
      ended: ({ exchange, trial, state: settled, end }) => {
        metrics.trialEnded(exchange, settled)
        log.warn({ exchange, settled, end }, 'a change of an exchange that was on trial is settled')
        // The pages and the history say it for good; this only says it sooner.
        void webhook?.post({ id: trial, type: 'exchange.trial-ended', data: { exchange, settled, end } })
      },
      failed: (error) => log.error({ fault: faultOf(error) }, 'changes on trial could not be looked at'),
    }),
    keepScores({
      counting,
      scores: state.scores,
      exchanges: () => running.registry().exchanges.map(({ exchange }) => exchange),
      tell: tellOperators({
        post: webhook?.post,
        email: ways.notify && config.ALERTS && { send: ways.notify.send, ...config.ALERTS },
        sending: metrics.sending,
      }),
      everyMs: config.SCORES_EVERY_MS,
      report: {
        breach: (exchange, measure, part) =>
          log.warn({ exchange, measure, part }, 'an exchange does not keep to what it declared, or does again'),
        givenUp: (exchange, part) => {
          metrics.sending('alert', 'DEAD')
          log.error({ exchange, part }, 'an alert to the operator was given up')
        },
        failed: (error) => log.warn({ fault: faultOf(error) }, 'scores could not be kept yet'),
      },
    }),
    keepEditing(editing),
    keepAnchored(
      state,
      { ledgerDays: config.LEDGER_DAYS, noticesDays: config.NOTICES_DAYS, casesDays: config.CASES_DAYS },
      (error) => log.error({ fault: faultOf(error) }, 'the ledger could not be anchored'),
    ),
    openChecker({
      checks: state.relationships,
      factsFor: state.factsFor,
      append: (entry) => state.ledger.append(entry),
      running,
      demographics: corridor.demographics,
      transport: corridor.transport,
      sealing,
      schedule: scheduleOf(config),
      deadlineMs: config.WARD_DEADLINE_MS,
      report: {
        broken: corridor.report.broken,
        stopped: (error) => log.warn({ fault: faultOf(error) }, 'relationships could not be checked; they stay due'),
      },
    }),
  ]
}
