import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'

type Directive = Pick<ConsentDirective, 'effect' | 'scope' | 'period'>

const meet = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one === undefined || other === undefined || one.some((value) => other.includes(value))

/** A deny for `TREAT` also speaks of `ETREAT` and `BTG`, one for `ETREAT` of `BTG`. */
const REACHES: Readonly<Partial<Record<PurposeOfUse, readonly PurposeOfUse[]>>> = {
  TREAT: ['ETREAT', 'BTG'],
  ETREAT: ['BTG'],
}

const purposesOf = ({ effect, scope }: Directive): readonly PurposeOfUse[] | undefined =>
  effect === 'permit'
    ? (scope.purposes ?? ['TREAT', 'ETREAT'])
    : scope.purposes?.flatMap((purpose) => [purpose, ...(REACHES[purpose] ?? [])])

const actionsOf = ({ effect, scope }: Directive) => (effect === 'permit' ? (scope.actions ?? ['view']) : scope.actions)

const LISTS = ['recipients', 'controllers', 'recordTypes', 'classes'] as const

/**
 * Whether a permit and a deny could speak of the same question at the same time: then they disagree. Dates of records are taken to overlap, since
 * a deny so limited speaks of undated records too.
 */
export const disagree = (one: Directive, other: Directive): boolean =>
  one.effect !== other.effect &&
  LISTS.every((list) => meet(one.scope[list], other.scope[list])) &&
  meet(purposesOf(one), purposesOf(other)) &&
  meet(actionsOf(one), actionsOf(other)) &&
  (one.period.start ?? 0) < (other.period.end ?? Number.POSITIVE_INFINITY) &&
  (other.period.start ?? 0) < (one.period.end ?? Number.POSITIVE_INFINITY)
