import type { Instant } from '../../schema/model/instant.ts'
import type { ContentOf, UnifiedRecord } from '../../schema/model/record.ts'
import { couldLieIn } from '../subgraphs/records/date-window.ts'
import { isWithdrawn } from '../unify/sameness/sameness.ts'

/** How far back a contact, a dispense or an administration still counts. */
export const RECENT_DAYS = 90

const DAY_MS = 86_400_000

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

/** Not over by this day, as far as the date says: what is partly dated or undated may not be. */
const mayLast = (end: string | null, at: Instant): boolean => couldLieIn(end, { from: dayOf(at), to: undefined })

const isRecent = (date: string | null, at: Instant): boolean =>
  couldLieIn(date, { from: dayOf(at - RECENT_DAYS * DAY_MS), to: undefined })

const OVER: ReadonlySet<string | null> = new Set(['inactive', 'resolved', 'completed', 'ended', 'stopped'])
const NEVER_WAS: ReadonlySet<string | null> = new Set(['cancelled', 'not-taken', 'declined', 'aborted', 'draft'])
const UNDER_WAY: ReadonlySet<string | null> = new Set(['in-progress', 'arrived', 'triaged', 'onleave', 'active'])
const SAYS_NOTHING: ReadonlySet<string | null> = new Set([null, 'unknown'])

/** In force: not ended by its status, nor, where that says nothing, by its dates. */
const inForce = ({ status, endDate }: Pick<ContentOf['ALERT'], 'status' | 'endDate'>, at: Instant): boolean => {
  if (isWithdrawn(status) || NEVER_WAS.has(status) || OVER.has(status)) return false
  return !SAYS_NOTHING.has(status) || mayLast(endDate, at)
}

const isTaken = (medication: ContentOf['MEDICATION'], at: Instant): boolean => {
  const { kind, status, date, endDate } = medication
  switch (kind) {
    case null:
    case 'STATEMENT':
    case 'REQUEST':
      // A course that is complete in the books and ends later is being taken.
      if (status === 'completed' && endDate !== null) return mayLast(endDate, at)
      return inForce(medication, at)
    case 'DISPENSE':
    case 'ADMINISTRATION':
      return !isWithdrawn(status) && !NEVER_WAS.has(status) && status !== 'stopped' && isRecent(date, at)
  }
}

/** Whether one telling of a record is of now, at this moment of the database's clock. What does not say is taken to be. */
type IsCurrent<Content> = (told: Content, at: Instant) => boolean

const CURRENT = {
  /** One that is no longer active is listed all the same, with its status: only what was an error is left out. */
  ALLERGY: ({ status, verificationStatus }) =>
    !isWithdrawn(status) && !isWithdrawn(verificationStatus) && verificationStatus !== 'refuted',
  ALERT: inForce,
  CONDITION: (condition, at) => {
    const { verificationStatus } = condition
    return !isWithdrawn(verificationStatus) && verificationStatus !== 'refuted' && inForce(condition, at)
  },
  MEDICATION: isTaken,
  ENCOUNTER: ({ status, date, endDate }, at) => {
    if (isWithdrawn(status) || NEVER_WAS.has(status) || status === 'planned') return false
    return (endDate === null && UNDER_WAY.has(status)) || isRecent(endDate ?? date, at)
  },
} as const satisfies {
  readonly [Type in 'ALLERGY' | 'ALERT' | 'CONDITION' | 'MEDICATION' | 'ENCOUNTER']: IsCurrent<ContentOf[Type]>
}

/** The record types that a summary for an emergency is made of. */
export type SummaryType = keyof typeof CURRENT

export const SUMMARY_TYPES = Object.keys(CURRENT) as readonly SummaryType[]

/** The records of which anybody's telling is of now: where exchanges disagree, it is shown. */
export const currentOf = <Type extends SummaryType>(
  type: Type,
  records: readonly UnifiedRecord<Type>[],
  at: Instant,
): readonly UnifiedRecord<Type>[] => {
  const isCurrent = CURRENT[type] as unknown as IsCurrent<ContentOf[Type]>
  return records.filter((record) => isCurrent(record, at) || record.dissenting.some((other) => isCurrent(other, at)))
}
