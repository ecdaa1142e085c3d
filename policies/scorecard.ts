import { type BreachMeasure, LATENCY_BOUNDS_MS, type Score, type Sla, type Tally } from '../schema/model/scorecard.ts'

const share = (some: number, of: number): number | null => (of === 0 ? null : some / of)

/**
 * The time within which so large a share was answered, by straight line within its cell; of the last cell, which has no end, where it begins. Null of no
 * times at all.
 */
export const quantileOf = (latencies: readonly number[], quantile: number): number | null => {
  const all = latencies.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  const wanted = quantile * all
  let before = 0
  let begins = 0
  for (const [cell, count] of latencies.entries()) {
    const bound = LATENCY_BOUNDS_MS[cell]
    if (bound === undefined) break
    if (count > 0 && before + count >= wanted) return begins + ((bound - begins) * (wanted - before)) / count
    before += count
    begins = bound
  }
  return begins
}

/** What a tally comes to. */
export const scoreOf = ({ asked, answered, empty, mismatched, newestAt, latencies }: Tally): Score => ({
  asked,
  availability: share(answered, asked),
  p50Ms: quantileOf(latencies, 0.5),
  p95Ms: quantileOf(latencies, 0.95),
  p99Ms: quantileOf(latencies, 0.99),
  emptyRate: share(empty, answered),
  mismatchRate: share(mismatched, answered),
  newestAt,
})

/** Of fewer questions than this nothing is concluded: one slow answer in the night is no breach. */
export const LEAST_ASKED = 10

/** What an exchange did not keep to, with what was measured; undefined where too little was asked to say whether it kept to anything. */
export const breachesOf = (
  score: Score,
  sla: Sla,
): ReadonlyMap<BreachMeasure, { readonly measured: number; readonly promised: number }> | undefined => {
  if (score.asked < LEAST_ASKED) return undefined
  const found = new Map<BreachMeasure, { readonly measured: number; readonly promised: number }>()
  const { availability, p95Ms } = score
  if (availability !== null && availability < sla.availability)
    found.set('AVAILABILITY', { measured: availability, promised: sla.availability })
  if (p95Ms !== null && p95Ms > sla.p95Ms) found.set('P95', { measured: p95Ms, promised: sla.p95Ms })
  return found
}
