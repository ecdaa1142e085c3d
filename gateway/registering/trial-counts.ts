import type { CanaryTally } from '../../schema/model/exchange-registration.ts'
import type { TrialOutcome } from '../disclosure/trial.ts'
import type { TrialCount } from '../state/canary-rows.ts'

/** Which of the two was asked. */
export type TrialSide = 'running' | 'tried'

/** Counts of this node that are not in the database yet: a few seconds' at most. */
export type TrialCounts = {
  readonly count: (id: string, side: TrialSide, outcome: TrialOutcome) => void
  /** Everything counted, which is then forgotten here. */
  readonly take: () => readonly TrialCount[]
  /** What could not be written, to be taken again. */
  readonly giveBack: (count: TrialCount) => void
}

const NONE: CanaryTally = { asked: 0, failed: 0, mismatched: 0, unknown: 0 }

const sum = (one: CanaryTally, other: CanaryTally): CanaryTally => ({
  asked: one.asked + other.asked,
  failed: one.failed + other.failed,
  mismatched: one.mismatched + other.mismatched,
  unknown: one.unknown + other.unknown,
})

const tallyOf = (outcome: TrialOutcome): CanaryTally => ({
  asked: 1,
  failed: outcome === 'FAILED' ? 1 : 0,
  mismatched: outcome === 'MISMATCHED' ? 1 : 0,
  unknown: outcome === 'UNKNOWN' ? 1 : 0,
})

/** Opens the counts of one node. */
export const openTrialCounts = (): TrialCounts => {
  let counted = new Map<string, TrialCount>()
  const add = ({ id, running, tried }: TrialCount): void => {
    const before = counted.get(id) ?? { id, running: NONE, tried: NONE }
    counted.set(id, { id, running: sum(before.running, running), tried: sum(before.tried, tried) })
  }
  return {
    count: (id, side, outcome) => add({ id, running: NONE, tried: NONE, [side]: tallyOf(outcome) }),
    take: () => {
      const taken = [...counted.values()]
      counted = new Map()
      return taken
    },
    giveBack: add,
  }
}
