import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { AccessRequest } from '../../schema/model/access-request.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { toldByEach } from '../scorecards/told-by-each.ts'
import type { Arrival } from './arrivals.ts'
import { type AskedQuestion, ask } from './ask-question.ts'
import type { Corridor } from './corridor.ts'
import { refusalsWritten } from './disclose.ts'
import type { KeptRecord } from './kept-record.ts'
import { release } from './release-answer.ts'
import type { View } from './view.ts'
import { UNWRITTEN } from './writing.ts'

/**
 * One question whose view is released as it fills, within the question's one deadline. Every release is a release: judged by the facts of its moment, written
 * to the ledger before it leaves, never on facts confirmed more than a second ago. What was withdrawn in between is in none that follows.
 */
export type Unfolding = {
  /**
   * The first call asks the question, and resolves with what has arrived when the first release is due; each later one, with what has arrived by then. All must
   * be of the same question. Throws `HouseError`; then nothing more is released.
   */
  readonly disclose: (request: AccessRequest, stated: Requester) => Promise<View>
  /** Resolves true when there is more than was released last, false when that was all of it. */
  readonly more: () => Promise<boolean>
  /** Resolves when all have answered or the deadline has passed. */
  readonly whole: () => Promise<void>
  /** Whether some are still being asked. */
  readonly isWaiting: () => boolean
  /** When nobody reads on: what has arrived is forgotten, and what each exchange did is counted. */
  readonly letGo: () => void
}

/** When a view is released, in milliseconds. */
export type Pace = {
  /** The first release, from when the question came, if anything has arrived by then. */
  readonly firstMs: number
  /** The first release when nothing had, at the latest. */
  readonly latestMs: number
  /** Between one release and the next: those who answer at about the same time are released together. */
  readonly betweenMs: number
}

type Underway = {
  readonly at: 'asked'
  readonly asked: AskedQuestion
  isOver: boolean
  /** How many exchanges had answered when it was released last. */
  releasedOf: number
  wasWhole: boolean
}

type State = { readonly at: 'unasked' } | Underway | { readonly at: 'ended' }

const pause = (ms: number): Promise<void> => wait(ms, undefined, { ref: false })

/** Views that are released as they fill. One call, one question. */
export const unfolder = (corridor: Corridor, pace: Pace) => (): Unfolding => {
  const receipt = randomUUID()
  const already = { released: new Set<KeptRecord>(), counted: new Set<Arrival>() }
  let state: State = { at: 'unasked' }
  let hasLeft = false
  let wake: () => void = () => {}

  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })

  const begin = async (request: AccessRequest, stated: Requester): Promise<Underway> => {
    const asked = await ask(corridor, receipt, request, stated, UNWRITTEN)
    const begun: Underway = {
      at: 'asked',
      asked,
      isOver: false,
      releasedOf: 0,
      wasWhole: false,
    }
    asked.onArrival = () => wake()
    void asked.over.then(() => {
      begun.isOver = true
      wake()
    })
    state = begun
    return begun
  }

  /** Until the first release is due. */
  const firstDue = async ({ asked, ...begun }: Underway): Promise<void> => {
    const left = (ms: number): Promise<void> => wait(Math.max(0, asked.began + ms - performance.now()))
    await Promise.race([asked.over, left(pace.firstMs)])
    if (asked.arrivals.length > 0 || begun.isOver) return
    await Promise.race([asked.over, changed(), left(pace.latestMs)])
  }

  const awaitedBy = ({ asked, isOver }: Underway): ReadonlySet<ExchangeId> => {
    if (isOver) return new Set()
    const come = new Set(asked.arrivals.map(({ exchange }) => exchange.id))
    return new Set(asked.targets.flatMap(({ reachable: { exchange } }) => (come.has(exchange.id) ? [] : [exchange.id])))
  }

  const disclose: Unfolding['disclose'] = (request, stated) =>
    // A refusal under the receipt of what has left would say that nothing did: it has one of its own then.
    refusalsWritten(corridor, hasLeft ? randomUUID() : receipt, request, stated, async () => {
      if (state.at === 'ended') throw new HouseError('STATE_UNAVAILABLE')
      try {
        let now = state.at === 'asked' ? state : undefined
        if (now === undefined) {
          now = await begin(request, stated)
          await firstDue(now)
        }
        const awaited = awaitedBy(now)
        now.releasedOf = now.asked.arrivals.length
        const { view } = await release(now.asked, undefined, awaited, already)
        now.wasWhole = awaited.size === 0
        hasLeft = true
        return view
      } catch (error) {
        state = { at: 'ended' }
        throw error
      }
    })

  return {
    disclose,
    more: async () => {
      if (state.at !== 'asked' || state.wasWhole) return false
      const now = state
      if (!now.isOver && now.asked.arrivals.length === now.releasedOf) await changed()
      if (!now.isOver) await Promise.race([pause(pace.betweenMs), now.asked.over])
      return true
    },
    whole: async () => {
      if (state.at === 'asked') await state.asked.over
    },
    isWaiting: () => state.at === 'asked' && !state.wasWhole,
    letGo: () => {
      if (state.at !== 'asked') return
      const { asked } = state
      state = { at: 'ended' }
      void asked.over.then(() => {
        const uncounted = asked.arrivals.filter((arrival) => !already.counted.has(arrival))
        for (const told of toldByEach(uncounted, () => [])) corridor.report.answered(told)
      })
    },
  }
}
