import type { FhirDate } from '../schema/model/fhir-date.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { CheckedRelationship, RelationshipMark, UnconfirmedReason } from '../schema/model/relationship.ts'
import type { Role } from '../schema/model/role.ts'
import { londonDay } from './london-day.ts'
import { daysOf } from './record-dates.ts'

const DAY = 86_400_000

/** The record types that can show a relationship. A dispatch is an encounter or a referral that the ambulance service or NHS 111 holds. */
export const EVIDENCE_TYPES = ['ENCOUNTER', 'REFERRAL', 'APPOINTMENT'] as const satisfies readonly RecordType[]

export type EvidenceType = (typeof EVIDENCE_TYPES)[number]

/** Days before and after a view in which each counts, and the statuses in which it is one: a cancelled appointment shows no care, nor does a status not stated. */
const COUNTS = {
  // What is read after a discharge is read within weeks; care that is planned follows within the time of the check.
  ENCOUNTER: {
    before: 30,
    after: 7,
    statuses: ['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished'],
  },
  // Eighteen weeks, the longest that the NHS means a referral to wait.
  REFERRAL: { before: 126, after: 7, statuses: ['active', 'on-hold', 'completed'] },
  // A view prepares for an appointment that lies ahead.
  APPOINTMENT: {
    before: 30,
    after: 90,
    statuses: ['pending', 'booked', 'arrived', 'fulfilled', 'noshow', 'checked-in', 'waitlist'],
  },
} as const satisfies Record<
  EvidenceType,
  { readonly before: number; readonly after: number; readonly statuses: readonly string[] }
>

/** Statuses of an encounter that goes on until it is said to have ended. */
const ONGOING: ReadonlySet<string> = new Set(['arrived', 'triaged', 'in-progress', 'onleave'])

/** Whether a view is one whose relationship is checked: staff, in direct care of any kind, own controller or not. */
export const isStaffView = (role: Role, purpose: PurposeOfUse): boolean =>
  (role === 'clinician' || role === 'dispatcher') && (purpose === 'TREAT' || purpose === 'ETREAT' || purpose === 'BTG')

/** The days in London, both included, in which a record of this type counts for a view at that moment: all that is asked for. */
export const evidenceWindow = (
  type: EvidenceType,
  viewedAt: Instant,
): { readonly from: string; readonly to: string } => ({
  from: londonDay(viewedAt - COUNTS[type].before * DAY),
  to: londonDay(viewedAt + COUNTS[type].after * DAY),
})

/** All that a record is judged by. */
export type Contact = {
  readonly type: EvidenceType
  /** The legal entity that holds it; undefined where it can be attributed to none. */
  readonly custodian: OdsCode | undefined
  readonly status: string | null
  readonly start: FhirDate | null
  readonly end: FhirDate | null
}

/**
 * Whether a record shows that the person was in the care of this organisation around the view. What is not known for certain shows nothing:
 * a partial date counts by the latest day it may begin and the earliest it may end.
 */
export const isEvidence = (contact: Contact, organisation: OdsCode, viewedAt: Instant): boolean => {
  const { type, custodian, status, start, end } = contact
  const statuses: readonly string[] = COUNTS[type].statuses
  if (custodian !== organisation || status === null || !statuses.includes(status) || start === null) return false
  const begins = daysOf(start)
  const ends = end === null ? undefined : daysOf(end)
  if (begins === undefined || (end !== null && ends === undefined)) return false
  const { from, to } = evidenceWindow(type, viewedAt)
  const goesOn = type === 'ENCOUNTER' && ONGOING.has(status)
  const earliestEnd = ends?.first ?? (goesOn ? to : begins.first)
  return begins.last <= to && earliestEnd >= from
}

/** What asking the exchanges came to: evidence, or how whole the answer was that held none. */
export type Finding = 'FOUND' | UnconfirmedReason

/** How the relationship stands after an attempt. Silence never makes it unconfirmed before its time is up. */
export const relationshipAfter = (
  finding: Finding,
  now: Instant,
  giveUpAt: Instant,
): Pick<CheckedRelationship, 'relationship' | 'reason'> => {
  if (finding === 'FOUND') return { relationship: 'CONFIRMED', reason: undefined }
  return now < giveUpAt
    ? { relationship: 'PENDING', reason: undefined }
    : { relationship: 'UNCONFIRMED', reason: finding }
}

/** The mark in the patient's log: whose record it was says more than whether care was found. */
export const markOf = ({ ownRecord, sameHousehold, relationship }: CheckedRelationship): RelationshipMark => {
  if (ownRecord) return 'OWN_RECORD'
  if (sameHousehold === true) return 'SAME_HOUSEHOLD'
  return relationship === 'PENDING' ? 'NOT_YET' : relationship
}
