import { scoreOf } from '../../policies/scorecard.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import {
  type Breach,
  SCORE_WINDOWS,
  type Scorecard,
  type ScoreWindow,
  type Tally,
} from '../../schema/model/scorecard.ts'
import type { ScoreStore } from '../state/score-store.ts'

/** How exchanges do, for whoever may see it. Throws `STATE_UNAVAILABLE`. */
export type Scorecards = {
  /** Every exchange that is not retired, by id, without steps. */
  readonly cards: (window: ScoreWindow) => Promise<readonly Scorecard[]>
  /** One exchange, step by step. Undefined where none is registered by that name. */
  readonly card: (exchange: ExchangeId, window: ScoreWindow) => Promise<Scorecard | undefined>
}

type Parts = {
  readonly scores: Pick<ScoreStore, 'read' | 'breaches'>
  readonly exchanges: () => readonly Exchange[]
  readonly isOpen: (exchange: Exchange) => boolean
}

const NOTHING: Tally = { asked: 0, answered: 0, empty: 0, mismatched: 0, newestAt: null, latencies: [] }

/** Every step of the window, whether anything was asked in it or not, oldest first. */
const wholeWindow = (now: Instant, window: ScoreWindow): readonly Instant[] => {
  const { lastsMs, stepMs } = SCORE_WINDOWS[window]
  const last = now - (now % stepMs)
  return Array.from({ length: lastsMs / stepMs }, (_, nth) => last - (lastsMs / stepMs - 1 - nth) * stepMs)
}

/** Reads what all nodes counted. */
export const openScorecards = ({ scores, exchanges, isOpen }: Parts): Scorecards => {
  const cardOf = (
    exchange: Exchange,
    window: ScoreWindow,
    tally: Tally | undefined,
    breaches: readonly Breach[],
    steps: Scorecard['steps'],
  ): Scorecard => ({
    exchange: exchange.id,
    window,
    score: scoreOf(tally ?? NOTHING),
    sla: exchange.sla,
    breakerOpen: isOpen(exchange),
    breaches: breaches.filter((breach) => breach.exchange === exchange.id),
    steps,
  })
  return {
    cards: async (window) => {
      const { lastsMs } = SCORE_WINDOWS[window]
      const { now, steps } = await scores.read({ lastsMs, stepMs: 0 })
      const breaches = await scores.breaches(now - lastsMs)
      const tallies = new Map(steps.map(({ exchange, tally }) => [exchange, tally]))
      return exchanges().map((exchange) => cardOf(exchange, window, tallies.get(exchange.id), breaches, []))
    },
    card: async (id, window) => {
      const exchange = exchanges().find((one) => one.id === id)
      if (exchange === undefined) return undefined
      const { lastsMs, stepMs } = SCORE_WINDOWS[window]
      const whole = await scores.read({ lastsMs, stepMs: 0, exchange: id })
      const { now, steps } = await scores.read({ lastsMs, stepMs, exchange: id })
      const breaches = await scores.breaches(now - lastsMs)
      const at = new Map(steps.map((step) => [step.at, step.tally]))
      const all = wholeWindow(now, window).map((moment) => ({ at: moment, score: scoreOf(at.get(moment) ?? NOTHING) }))
      return cardOf(exchange, window, whole.steps[0]?.tally, breaches, all)
    },
  }
}
