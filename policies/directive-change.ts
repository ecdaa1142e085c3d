import type { ConsentDirective, DirectiveScope } from '../schema/model/consent-directive.ts'
import type { Period } from '../schema/model/instant.ts'
import type { Change } from './proxies.ts'

/** What a directive says, whoever recorded it. */
export type Said = Pick<ConsentDirective, 'effect' | 'scope' | 'period' | 'breakGlassMayLift' | 'recordedBy'>

const LISTS = ['recipients', 'controllers', 'recordTypes', 'classes', 'purposes', 'actions'] as const

const holdsAll = (before: readonly string[] | undefined, after: readonly string[] | undefined): boolean =>
  before === undefined || after === undefined
    ? before === after
    : before.length > 0 && before.every((one) => after.includes(one))

const reachesDates = (before: DirectiveScope['recordDates'], after: DirectiveScope['recordDates']): boolean => {
  if (before === undefined || after === undefined) return before === after
  const from = after.from ?? ''
  const to = after.to ?? '9999-12-31'
  return from <= (before.from ?? '') && to >= (before.to ?? '9999-12-31')
}

const reachesPeriod = (before: Period, after: Period): boolean =>
  (after.start ?? Number.NEGATIVE_INFINITY) <= (before.start ?? Number.NEGATIVE_INFINITY) &&
  (after.end ?? Number.POSITIVE_INFINITY) >= (before.end ?? Number.POSITIVE_INFINITY)

/**
 * Whether a deny says at least all that another one said, at the same rank, and is no easier to lift: the same scopes stated, each with all that
 * it named. A proxy's deny has a power of its own over other proxies' permits, so another recorder's never says as much.
 */
const saysAtLeast = (before: Said, after: Said): boolean =>
  after.effect === 'deny' &&
  LISTS.every((list) => holdsAll(before.scope[list], after.scope[list])) &&
  reachesDates(before.scope.recordDates, after.scope.recordDates) &&
  reachesPeriod(before.period, after.period) &&
  (before.breakGlassMayLift || !after.breakGlassMayLift) &&
  (before.recordedBy.how !== 'PROXY' || before.recordedBy.userId === after.recordedBy.userId)

/**
 * What an edit of the choices does (POLICY §4): recording a permit, or ending or narrowing a deny, widens; all else restricts. A deny put in
 * another's place narrows it unless it plainly says at least as much.
 */
export const changeOf = (ended: Said | undefined, recorded: Said | undefined): Change => {
  if (recorded?.effect === 'permit') return 'widen'
  if (ended?.effect !== 'deny') return 'restrict'
  return recorded !== undefined && saysAtLeast(ended, recorded) ? 'restrict' : 'widen'
}
