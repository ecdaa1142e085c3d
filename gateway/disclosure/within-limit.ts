import type { AccessRequest } from '../../schema/model/access-request.ts'
import { HouseError } from '../../schema/model/house-error.ts'

/** The time of one question: all of it where it must be answered by a moment, else each step's own. */
export type Limit = {
  /** The result, or `OUT_OF_TIME` when the whole question's time passes first; when it has passed already, nothing is begun. */
  readonly within: <Result>(ask: () => Promise<Result>) => Promise<Result>
  /** The result, or the other when this share of the whole time has passed first: what one step may not spend alone. */
  readonly orElse: <Result>(asked: Promise<Result>, share: number, otherwise: Result) => Promise<Result>
  /** How long exchanges may take from now, in milliseconds: less than is left, since the answer is still to be judged, written down and put together. */
  readonly forExchanges: () => number
}

/** What is kept of the whole time for after the exchanges: a fifth, and never more than this. */
const RELEASE_SHARE = 0.2
const RELEASE_MS = 300

/** Whichever comes first. The timer goes with whoever wins; what was asked and comes too late is nobody's. */
const first = async <Result>(asked: Promise<Result>, ms: number, late: () => Result): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), LATE)
  })
  try {
    const came = await Promise.race([asked, passed])
    return came === LATE ? late() : came
  } finally {
    clearTimeout(timer)
  }
}

const LATE = Symbol('late')

const outOfTime = (): never => {
  throw new HouseError('OUT_OF_TIME')
}

/** The limit of a question that came now. `usualMs`: what exchanges may take where there is no limit for the whole. */
export const limitOf = ({ answerBy }: Pick<AccessRequest, 'answerBy'>, usualMs: number): Limit => {
  if (answerBy === undefined) return { within: (ask) => ask(), orElse: (asked) => asked, forExchanges: () => usualMs }
  const left = (): number => answerBy - performance.now()
  const whole = left()
  const kept = Math.min(RELEASE_MS, whole * RELEASE_SHARE)
  return {
    within: async (ask) => (left() > 0 ? first(ask(), left(), outOfTime) : outOfTime()),
    orElse: (asked, share, otherwise) => first(asked, Math.min(left(), whole * share), () => otherwise),
    forExchanges: () => Math.max(0, left() - kept),
  }
}
