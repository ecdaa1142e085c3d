import type { ValidationRule } from 'graphql'
import { type CostLimits, costLimit } from './cost-limit.ts'
import { depthLimit } from './depth-limit.ts'

/** What one operation may ask. */
export type QueryLimits = CostLimits & {
  /** Fields nested in fields. */
  readonly depth: number
}

/** Room for a whole view of several patients with every field, and not for much more. */
export const USUAL_LIMITS: QueryLimits = { depth: 15, patients: 5, fields: 2_000_000 }

/** The validation rules to give Apollo Server. What they refuse is refused before anything is planned or asked. */
export const limitRules = (limits: QueryLimits = USUAL_LIMITS): readonly ValidationRule[] => [
  depthLimit(limits.depth),
  costLimit(limits),
]
