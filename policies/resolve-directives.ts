import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import { isWithin } from '../schema/model/instant.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import type { Facts, RecordQuestion, ViewQuestion } from './facts.ts'
import { isPointOfCarePermit } from './point-of-care.ts'
import { isLimited, speaksOfDates } from './record-dates.ts'
import { recipientOf } from './standing.ts'

/** What the directives come out as. `none`: no consent recorded. `liftable`: every matching deny lets break-glass lift it. */
export type Choice = {
  readonly outcome: 'permit' | 'deny' | 'none'
  /** The ids of those that settled it, in order; empty for the deployment's default. */
  readonly directives: readonly string[]
  readonly liftable: boolean
}

/** A deny for `TREAT` also speaks of `ETREAT` and `BTG`, one for `ETREAT` of `BTG`. */
const DENY_REACHES: Readonly<Partial<Record<PurposeOfUse, readonly PurposeOfUse[]>>> = {
  ETREAT: ['TREAT'],
  BTG: ['TREAT', 'ETREAT'],
}

const names = (scope: readonly unknown[] | undefined): boolean => scope !== undefined && scope.length > 0

/** An unstated scope matches all. One that is stated empty names nothing: a permit then speaks of nothing, a deny of all. */
const speaksOf = <Value>(effect: 'permit' | 'deny', scope: readonly Value[] | undefined, value: Value | undefined) => {
  if (scope === undefined) return true
  if (scope.length === 0) return effect === 'deny'
  return value !== undefined && scope.includes(value)
}

const speaksOfPurpose = ({ effect, scope }: ConsentDirective, purpose: PurposeOfUse): boolean => {
  if (effect === 'permit') return (scope.purposes ?? ['TREAT', 'ETREAT']).includes(purpose)
  if (speaksOf(effect, scope.purposes, purpose)) return true
  return DENY_REACHES[purpose]?.some((wider) => speaksOf(effect, scope.purposes, wider)) === true
}

/** Whether a directive is in force and speaks of this view, whatever the record: what is left to match is the record's. */
export const speaksOfView = (directive: ConsentDirective, view: ViewQuestion, now: number): boolean => {
  const { effect, scope } = directive
  return (
    directive.patient === view.patient &&
    isWithin(now, directive.period) &&
    speaksOf(effect, scope.recipients, recipientOf(view)) &&
    speaksOfPurpose(directive, view.purpose) &&
    (effect === 'permit'
      ? (scope.actions ?? ['view']).includes(view.action)
      : speaksOf(effect, scope.actions, view.action))
  )
}

const speaksOfRecord = ({ effect, scope }: ConsentDirective, q: RecordQuestion): boolean =>
  speaksOf(effect, scope.controllers, q.controller) &&
  speaksOf(effect, scope.recordTypes, q.recordType) &&
  (!isLimited(scope.recordDates) || speaksOfDates(effect, scope.recordDates, q.record.dates))

/** Recipient over controller over class over record type over purpose or dates: one number, higher wins. */
const rankOf = ({ scope }: ConsentDirective): number =>
  (names(scope.recipients) ? 12 : 0) +
  (names(scope.controllers) ? 6 : 0) +
  (names(scope.classes) ? 4 : names(scope.recordTypes) ? 2 : 0) +
  (names(scope.purposes) || isLimited(scope.recordDates) ? 1 : 0)

/** Any proxy's deny beats another proxy's permit, however it ranks. */
const isBeatenByProxy = (permit: ConsentDirective, matching: readonly ConsentDirective[]): boolean =>
  permit.recordedBy.how === 'PROXY' &&
  matching.some(
    ({ effect, recordedBy }) =>
      effect === 'deny' && recordedBy.how === 'PROXY' && recordedBy.userId !== permit.recordedBy.userId,
  )

const idsOf = (directives: readonly ConsentDirective[]): readonly string[] => directives.map(({ id }) => id).sort()

/** Resolves the directives for one class, or for a record of none. */
const resolveFor = (
  candidates: readonly ConsentDirective[],
  sensitivity: SensitivityClass | undefined,
  question: RecordQuestion,
  facts: Facts,
): Choice => {
  const ofClass = candidates.filter(({ effect, scope }) => speaksOf(effect, scope.classes, sensitivity))
  const standing = ofClass.filter(({ effect, recordedBy }) => effect === 'deny' || recordedBy.how !== 'POINT_OF_CARE')
  const matching =
    standing.length > 0 ? standing : ofClass.filter((permit) => isPointOfCarePermit(permit, recipientOf(question)))
  if (matching.length === 0) {
    const implied = facts.defaultChoice === 'implied' && sensitivity === undefined
    return { outcome: implied ? 'permit' : 'none', directives: [], liftable: true }
  }
  const top = Math.max(...matching.map(rankOf))
  const highest = matching.filter((directive) => rankOf(directive) === top)
  const liftable = matching.every(({ effect, breakGlassMayLift }) => effect === 'permit' || breakGlassMayLift)
  const denies = highest.filter(({ effect }) => effect === 'deny')
  if (denies.length > 0) return { outcome: 'deny', directives: idsOf(denies), liftable }
  const permits = highest.filter((permit) => !isBeatenByProxy(permit, matching))
  if (permits.length === 0) return { outcome: 'deny', directives: idsOf(highest), liftable }
  const named = sensitivity === undefined || permits.some(({ scope }) => names(scope.classes))
  return { outcome: named ? 'permit' : 'none', directives: named ? idsOf(permits) : [], liftable }
}

/** Classes that no candidate names come out alike, so one of them speaks for all: a record that stands for every class has some sixty. */
const toldApart = (
  classes: readonly SensitivityClass[],
  candidates: readonly ConsentDirective[],
): readonly SensitivityClass[] => {
  const named = new Set(candidates.flatMap(({ scope }) => scope.classes ?? []))
  const unnamed = classes.find((sensitivity) => !named.has(sensitivity))
  return classes.filter((sensitivity) => sensitivity === unnamed || named.has(sensitivity))
}

/**
 * Resolves the directives for one record (POLICY §4): once per class, and every class must come out as permit by a directive that
 * names it; one class that comes out as deny denies the record. Their order never matters, nor their age.
 */
export const resolveDirectives = (question: RecordQuestion, facts: Facts): Choice => {
  const candidates = facts.directives.filter(
    (directive) => speaksOfView(directive, question, facts.now) && speaksOfRecord(directive, question),
  )
  if (question.record.classes.length === 0) return resolveFor(candidates, undefined, question, facts)
  const each = toldApart(question.record.classes, candidates).map((sensitivity) =>
    resolveFor(candidates, sensitivity, question, facts),
  )
  const liftable = each.every((choice) => choice.liftable)
  const denied = each.filter(({ outcome }) => outcome === 'deny')
  const directives = [...new Set((denied.length > 0 ? denied : each).flatMap((choice) => choice.directives))].sort()
  if (denied.length > 0) return { outcome: 'deny', directives, liftable }
  return each.every(({ outcome }) => outcome === 'permit')
    ? { outcome: 'permit', directives, liftable }
    : { outcome: 'none', directives: [], liftable }
}
