import { isObject, items, type Json } from './json.ts'

/** What an OperationOutcome comes to: a refusal, no such thing, any other failure, a warning that something was left out, or mere words. */
export type Outcome = 'REFUSED' | 'NOT_FOUND' | 'FAILED' | 'WARNING' | 'NOTHING'

const REFUSALS = new Set(['security', 'login', 'forbidden', 'suppressed', 'expired'])
const WEIGHT: Readonly<Record<Outcome, number>> = { NOTHING: 0, WARNING: 1, NOT_FOUND: 2, FAILED: 3, REFUSED: 4 }

const outcomeOfIssue = (issue: unknown): Outcome => {
  if (!isObject(issue)) return 'FAILED'
  const { severity, code } = issue
  if (severity === 'information' || severity === 'success') return 'NOTHING'
  if (severity === 'warning') return 'WARNING'
  if (typeof code === 'string' && REFUSALS.has(code)) return 'REFUSED'
  return code === 'not-found' || code === 'deleted' ? 'NOT_FOUND' : 'FAILED'
}

/** The gravest of an OperationOutcome's issues; without any it is a failure. Its words are not kept: they may hold a patient's. */
export const outcomeOf = (resource: Json): Outcome => {
  let gravest: Outcome | undefined
  for (const issue of items(resource['issue'])) {
    const outcome = outcomeOfIssue(issue)
    if (gravest === undefined || WEIGHT[outcome] > WEIGHT[gravest]) gravest = outcome
  }
  return gravest ?? 'FAILED'
}
