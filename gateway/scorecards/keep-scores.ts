import type { Sent } from '../../adapters/notify/sent.ts'
import type { WebhookEvent } from '../../adapters/notify/webhook.ts'
import { breachesOf, scoreOf } from '../../policies/scorecard.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { BREACH_MEASURES } from '../../schema/model/scorecard.ts'
import { keepLooking } from '../keep-looking.ts'
import type { Alert, ScoreStore } from '../state/score-store.ts'
import type { Counting } from './counting.ts'

/** What keeping scores leans on. */
export type ScoreKeeping = {
  readonly counting: Counting
  readonly scores: ScoreStore
  readonly exchanges: () => readonly Exchange[]
  /** Tells the operator (`tellOperators`); undefined where there is no way outward. */
  readonly tell: ((event: WebhookEvent, again: boolean) => Promise<Sent>) | undefined
  readonly everyMs: number
  readonly report: {
    readonly breach: (exchange: string, measure: string, part: Alert['part']) => void
    /** An alert was given up: no way will ever take it, or none did. */
    readonly givenUp: (exchange: string, part: Alert['part']) => void
    readonly failed: (error: unknown) => void
  }
}

/** A level is judged by the last five minutes: long enough to be no accident, short enough to be told of at once. */
const JUDGED_MS = 5 * 60_000
const ROLL_EVERY_MS = 60 * 60_000
const AT_ONCE = 20
/** Longer than a post may take. */
const LEASE_MS = 30_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 15 * 60_000
const MOST_ATTEMPTS = 150

const eventOf = ({ breach, part }: Alert): WebhookEvent => {
  const { id, exchange, measure, measured, promised, beganAt, endedAt } = breach
  const ended = part === 'ENDED' && endedAt !== undefined ? { ended: new Date(endedAt).toISOString() } : {}
  return {
    id: `${id}-${part.toLowerCase()}`,
    type: part === 'BEGAN' ? 'exchange.sla.breached' : 'exchange.sla.restored',
    data: {
      exchange,
      measure,
      measured: String(Number(measured.toPrecision(4))),
      promised: String(promised),
      began: new Date(beganAt).toISOString(),
      ...ended,
    },
  }
}

/** Keeps what was counted. What cannot be kept now is kept the next time. */
const flush = async ({ counting, scores }: ScoreKeeping): Promise<void> => {
  const taken = counting.take()
  try {
    await scores.add(taken)
  } catch (error) {
    counting.putBack(taken)
    throw error
  }
}

/** Begins and ends breaches. Whichever node sees it first has begun it; where too little was asked to tell, all stays as it is. */
const judge = async ({ scores, exchanges, report }: ScoreKeeping): Promise<void> => {
  const declared = exchanges().filter(({ sla }) => sla !== undefined)
  if (declared.length === 0) return
  const { now, steps } = await scores.read({ lastsMs: JUDGED_MS, stepMs: 0 })
  const open = (await scores.breaches(now + 1)).filter(({ endedAt }) => endedAt === undefined)
  const tallies = new Map(steps.map(({ exchange, tally }) => [exchange, tally]))
  for (const { id, sla } of declared) {
    const tally = tallies.get(id)
    const found = tally === undefined || sla === undefined ? undefined : breachesOf(scoreOf(tally), sla)
    if (found === undefined) continue
    for (const measure of BREACH_MEASURES) {
      const is = found.get(measure)
      const was = open.some((breach) => breach.exchange === id && breach.measure === measure)
      if (is !== undefined && !was && (await scores.begin({ exchange: id, measure, ...is })))
        report.breach(id, measure, 'BEGAN')
      if (is === undefined && was && (await scores.end(id, measure))) report.breach(id, measure, 'ENDED')
    }
  }
}

const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20))

/** Tells the operator what is to be told, each once, under the same id however often it is tried. */
const tellAll = async ({ scores, tell, report }: ScoreKeeping): Promise<void> => {
  if (tell === undefined) return
  for (const alert of await scores.claim(AT_ONCE, LEASE_MS)) {
    const outcome = await tell(eventOf(alert), alert.attempts > 1)
    const isOver = outcome !== 'TRY_AGAIN' || alert.attempts >= MOST_ATTEMPTS
    await scores.told(alert, isOver ? 'TOLD' : { againInMs: waitAfter(alert.attempts) })
    if (isOver && outcome !== 'SENT') report.givenUp(alert.breach.exchange, alert.part)
  }
}

/** One look: what was counted is kept, judged, and what is to be told is told. */
export const lookOnce = async (keeping: ScoreKeeping): Promise<void> => {
  await flush(keeping)
  await judge(keeping)
  await tellAll(keeping)
}

/** Keeps, judges and tells, again and again, on every node. The returned function stops, after what is under way, and keeps what was counted last. */
export const keepScores = (keeping: ScoreKeeping): (() => Promise<void>) => {
  let rolledAt = performance.now()
  return keepLooking({
    everyMs: keeping.everyMs,
    look: async () => {
      await lookOnce(keeping)
      if (performance.now() - rolledAt <= ROLL_EVERY_MS) return
      rolledAt = performance.now()
      await keeping.scores.roll()
    },
    last: () => flush(keeping),
    failed: keeping.report.failed,
  })
}
