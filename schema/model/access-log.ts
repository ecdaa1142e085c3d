import type { DisclosureEntry } from './audit.ts'
import type { ExchangeId } from './exchange-id.ts'
import type { HouseErrorCode } from './house-error.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'
import type { RelationshipMark } from './relationship.ts'
import type { Role } from './role.ts'

/** What an entry of a patient's log is about. */
export const ACCESS_KINDS = [
  'VIEW',
  'CHANGE',
  'EMERGENCY_VIEW',
  'EMERGENCY_ASKED',
  'EMERGENCY_OPENED',
  'EMERGENCY_ENDED',
  'CHOICE_CHANGED',
  'OTHER',
] as const

export type AccessKind = (typeof ACCESS_KINDS)[number]

/** What else than a view is listed, by its name in the ledger: emergencies whoever began them, choices where somebody else than the patient changed them. */
export const LISTED_DEEDS: ReadonlyMap<string, AccessKind> = new Map([
  ['begin-break-glass', 'EMERGENCY_ASKED'],
  ['confirm-break-glass', 'EMERGENCY_OPENED'],
  ['end-break-glass', 'EMERGENCY_ENDED'],
  ['give-choice', 'CHOICE_CHANGED'],
  ['change-choice', 'CHOICE_CHANGED'],
  ['withdraw-choice', 'CHOICE_CHANGED'],
  ['import-choice', 'CHOICE_CHANGED'],
  ['record-permission-at-point-of-care', 'CHOICE_CHANGED'],
  ['confirm-widening', 'CHOICE_CHANGED'],
  ['decline-widening', 'CHOICE_CHANGED'],
  ['end-proxy-view', 'CHOICE_CHANGED'],
])

/**
 * What came of it. `REFUSED`: nothing left; where it was decided, an answer was held back after all. `RELEASED`: the disclosure was written, and
 * no refusal. `UNDER_WAY`: decided a moment ago, and not over yet. `ASKED`: decided and asked, and nothing more was written. `DONE`: of what is no view.
 */
export type AccessOutcome = 'RELEASED' | 'UNDER_WAY' | 'ASKED' | 'REFUSED' | 'DONE'

/** One access as the patient's log shows it: what was asked, never what was withheld (POLICY §6, Receipts). */
export type LoggedAccess = {
  readonly receipt: string
  readonly at: Instant
  readonly kind: AccessKind
  readonly outcome: AccessOutcome
  /** Why it was refused, where it was. */
  readonly refusedFor: HouseErrorCode | null
  readonly requesterName: string | null
  readonly role: Role
  readonly organisation: OdsCode | null
  readonly purpose: PurposeOfUse | null
  readonly careContext: string | null
  readonly breakGlassWords: string | null
  readonly recordTypes: readonly RecordType[]
  readonly exchanges: readonly ExchangeId[]
  /** Of staff views; null of all else, and where it could not be read. */
  readonly relationship: RelationshipMark | null
}

/** Why a page of the log may not be whole. Each has its sentence in the SDL. */
export const LOG_GAPS = ['ACCESS_UNDER_WAY', 'BEING_WRITTEN', 'ENTRY_UNREADABLE', 'MARKS_UNREADABLE'] as const

export type LogGap = (typeof LOG_GAPS)[number]

/** A page of accesses, newest first. `endCursor` is opaque, null when the page is empty. */
export type AccessLogPage = {
  readonly items: readonly LoggedAccess[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
  /** Everything before this moment is in. */
  readonly completeUntil: Instant
  /** What is known to be missing, or not over yet. */
  readonly gaps: readonly LogGap[]
}

/** Which accesses are wanted; what is not stated does not narrow. */
export type AccessLogFilter = {
  /** [from, to). */
  readonly from: Instant | undefined
  readonly to: Instant | undefined
  readonly organisation: OdsCode | undefined
  readonly emergenciesOnly: boolean
  readonly refusalsOnly: boolean
}

/** What left with one answer. */
export type Receipt = { readonly access: LoggedAccess; readonly released: DisclosureEntry['released'] }
