import type { QueryPlan } from '@apollo/query-planner'
import { type BoundedStore, boundedStore } from './bounded-store.ts'
import { holdsParticulars } from './particulars.ts'

/** Characters of the operations that subgraphs are sent. */
const MOST_CHARACTERS = 3_000_000

/** What the subgraphs are sent under a plan, literals of the caller's operation included. */
const operationsOf = (plan: QueryPlan): readonly string[] => {
  const operations: string[] = []
  JSON.stringify(plan, (key, value) => {
    if (key === 'operation' && typeof value === 'string') operations.push(value)
    return value
  })
  return operations
}

/** Query plans, by Apollo's hash of their operation. One that may speak of somebody is made anew each time and never kept. */
export const keptPlans = (): BoundedStore<QueryPlan> =>
  boundedStore(MOST_CHARACTERS, (plan) => {
    const operations = operationsOf(plan)
    if (operations.some(holdsParticulars)) return undefined
    return operations.reduce((sum, { length }) => sum + length, 0)
  })
