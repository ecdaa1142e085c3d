import { isCalendarDay } from '../schema/model/calendar-day.ts'
import type { ConsentFault, ConsentFaultCode } from '../schema/model/consent-choice.ts'
import type { ConsentDirective, DirectiveScope } from '../schema/model/consent-directive.ts'
import type { Instant, Period } from '../schema/model/instant.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import { POINT_OF_CARE_LIMIT } from './point-of-care.ts'
import { isViewOnly } from './standing.ts'

/** A choice as it shall be recorded: its organisations are legal entities already. */
export type Draft = Pick<ConsentDirective, 'effect' | 'scope' | 'period' | 'breakGlassMayLift'>

const LISTS = ['recipients', 'controllers', 'recordTypes', 'classes', 'purposes', 'actions'] as const

const fault = (wrong: boolean, code: ConsentFaultCode, field: string): readonly ConsentFault[] =>
  wrong ? [{ code, field }] : []

const datesFaults = (dates: DirectiveScope['recordDates']): readonly ConsentFault[] => {
  if (dates === undefined) return []
  const { from, to } = dates
  const unclear = [from, to].some((day) => day !== undefined && !isCalendarDay(day))
  return [
    ...fault(from === undefined && to === undefined, 'RECORD_DATES_EMPTY', 'recordDates'),
    ...fault(unclear, 'DAY_UNCLEAR', 'recordDates'),
    ...fault(!unclear && from !== undefined && to !== undefined && to < from, 'RECORD_DATES_REVERSED', 'recordDates'),
  ]
}

const periodFaults = ({ start, end }: Period, now: Instant): readonly ConsentFault[] => {
  if (end === undefined) return []
  const reversed = start !== undefined && end <= start
  return [
    ...fault(reversed, 'PERIOD_ENDS_BEFORE_IT_BEGINS', 'period'),
    ...fault(!reversed && end <= now, 'PERIOD_IS_PAST', 'period'),
  ]
}

/** What only a permit can get wrong: it would never be used, or never as it says. */
const permitFaults = ({ scope, breakGlassMayLift }: Draft): readonly ConsentFault[] => {
  const { purposes, actions } = scope
  const edits = actions?.length === 1 && actions[0] === 'edit'
  return [
    ...fault(breakGlassMayLift, 'PERMIT_CANNOT_BE_LIFTED', 'breakGlassMayLift'),
    ...fault(purposes?.includes('PATRQT') === true, 'PURPOSE_NEVER_PERMITTED', 'purposes'),
    ...fault(
      edits && purposes !== undefined && purposes.length > 0 && purposes.every(isViewOnly),
      'ACTION_NEVER_FOR_PURPOSE',
      'actions',
    ),
  ]
}

const CARE: readonly PurposeOfUse[] = ['TREAT', 'ETREAT', 'BTG']

/** An organisation that looks at its own records for care is bound by no choice (POLICY §2, own controller). */
const speaksOfOwnRecordsAlone = ({ effect, scope: { recipients, controllers, purposes } }: Draft): boolean =>
  recipients?.length === 1 &&
  controllers?.length === 1 &&
  recipients[0] === controllers[0] &&
  (purposes === undefined ? effect === 'permit' : purposes.every((purpose) => CARE.includes(purpose)))

/** Everything that is wrong with a choice, in the order of its fields; empty when it can be recorded (POLICY §4). */
export const faultsOf = (
  draft: Draft,
  { now, classes }: { readonly now: Instant; readonly classes: ReadonlySet<SensitivityClass> },
): readonly ConsentFault[] => [
  ...LISTS.flatMap((list) => fault(draft.scope[list]?.length === 0, 'LIST_EMPTY', list)),
  ...fault(draft.scope.classes?.some((named) => !classes.has(named)) === true, 'CLASS_UNKNOWN', 'classes'),
  ...fault(speaksOfOwnRecordsAlone(draft), 'RECIPIENT_IS_THE_CONTROLLER', 'recipients'),
  ...datesFaults(draft.scope.recordDates),
  ...periodFaults(draft.period, now),
  ...(draft.effect === 'permit' ? permitFaults(draft) : []),
]

/** Whether so many milliseconds are a length that permission at the point of care may have. */
export const isPointOfCareLength = (milliseconds: number): boolean =>
  milliseconds > 0 && milliseconds <= POINT_OF_CARE_LIMIT
