import type { CanaryEnd, CanaryTally } from '../schema/model/exchange-registration.ts'
import type { Instant } from '../schema/model/instant.ts'

/** A trial as it stands. `least`: questions that it must have been asked before it may govern. */
export type Trial = {
  readonly running: CanaryTally
  readonly tried: CanaryTally
  readonly endsAt: Instant
  readonly least: number
}

/** One in a hundred trials that are as good as what runs would be called worse by chance (one-sided). */
const BEYOND_CHANCE = 2.33

/** How much worse it must be to matter: two in a hundred. */
const MATTERS = 0.02

/** Fewer questions than these prove nothing. */
const FEWEST = 5

/** Whether `part` of the trial's questions is more than of the running configuration's, by more than chance explains (two proportions, pooled). */
const isWorse = (running: CanaryTally, tried: CanaryTally, part: 'failed' | 'unknown'): boolean => {
  if (tried.asked < FEWEST) return false
  const now = tried[part] / tried.asked
  const before = running.asked === 0 ? 0 : running[part] / running.asked
  if (now - before <= MATTERS) return false
  // Where nothing runs beside it there is nothing to compare with but perfection.
  if (running.asked === 0) return part === 'failed'
  const pooled = (tried[part] + running[part]) / (tried.asked + running.asked)
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / tried.asked + 1 / running.asked))
  return now - before > BEYOND_CHANCE * spread
}

/** One answer about another person is one too many, unless what runs gives them as often. */
const isMismatched = (running: CanaryTally, tried: CanaryTally): boolean =>
  tried.mismatched > 0 && (running.asked === 0 || tried.mismatched / tried.asked > running.mismatched / running.asked)

/**
 * How a trial goes: rolled back as soon as it is seen to be worse; at its end promoted if it was asked enough, else rolled back, since nothing shows that
 * it is any good.
 */
export const judgeTrial = (
  { running, tried, endsAt, least }: Trial,
  now: Instant,
): { readonly verdict: 'GO_ON' } | { readonly verdict: 'PROMOTE' | 'ROLL_BACK'; readonly end: CanaryEnd } => {
  if (isMismatched(running, tried)) return { verdict: 'ROLL_BACK', end: 'MISMATCHED_MORE' }
  if (isWorse(running, tried, 'failed')) return { verdict: 'ROLL_BACK', end: 'FAILED_MORE' }
  if (isWorse(running, tried, 'unknown')) return { verdict: 'ROLL_BACK', end: 'FOUND_LESS' }
  if (now < endsAt) return { verdict: 'GO_ON' }
  return tried.asked < least
    ? { verdict: 'ROLL_BACK', end: 'TOO_FEW_QUESTIONS' }
    : { verdict: 'PROMOTE', end: 'DID_AS_WELL' }
}
