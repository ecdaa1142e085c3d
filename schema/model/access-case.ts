import type { LoggedAccess } from './access-log.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'

/** How a patient's question about an access stands. */
export const CASE_STATES = ['OPEN', 'ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'REOPENED'] as const

export type CaseState = (typeof CASE_STATES)[number]

/** What the organisation found. */
export const CASE_OUTCOMES = ['EXPLAINED', 'INAPPROPRIATE', 'PASSED_ON'] as const

export type CaseOutcome = (typeof CASE_OUTCOMES)[number]

/** What was written in a case: each kind is written by one side, but for `MESSAGE`. */
export const CASE_MESSAGE_KINDS = [
  'QUESTION',
  'ACKNOWLEDGEMENT',
  'MESSAGE',
  'EXTENSION',
  'ANSWER',
  'CLOSING',
  'REOPENING',
] as const

export type CaseMessageKind = (typeof CASE_MESSAGE_KINDS)[number]

/** Who speaks: the patient, or their practice for them; or the organisation that looked. */
export type CaseSide = 'PATIENT' | 'ORGANISATION'

/** Where a case stands, as the rules judge it. */
export type CaseStanding = {
  readonly state: CaseState
  readonly outcome: CaseOutcome | undefined
  /** Only with `PASSED_ON`. */
  readonly passedOnTo: OdsCode | undefined
  /** The moment the time to answer ends: it does not belong to it any more. */
  readonly due: Instant
  /** The time to answer this question was extended (UK GDPR Art. 12(3)). */
  readonly extended: boolean
  /** It was opened again, which is done once. */
  readonly reopened: boolean
}

/** One thing written in a case. */
export type CaseMessage = {
  readonly id: string
  readonly at: Instant
  readonly side: CaseSide
  readonly kind: CaseMessageKind
  /** As they were written: text, whatever it looks like. Empty where nothing was said, undefined where they cannot be read any more. */
  readonly words: string | undefined
  /** The member of staff who wrote it; nobody where the patient did. */
  readonly by: string | undefined
}

/** A patient's question about an access, and what came of it. The patient is known by the receipt alone. */
export type AccessCase = CaseStanding & {
  readonly id: string
  readonly receipt: string
  /** The organisation that looked, and answers. */
  readonly organisation: OdsCode
  readonly openedAt: Instant
  /** Asked by the patient's practice on their behalf. */
  readonly practice: OdsCode | undefined
  readonly changedAt: Instant
  /** Raised by every change. */
  readonly version: number
  readonly messages: readonly CaseMessage[]
}

/** A case as one side sees it: with the access it is about, where the ledger still holds it, and what this side may do with it now. */
export type ShownCase = AccessCase & {
  readonly access: LoggedAccess | undefined
  readonly overdue: boolean
  readonly mayDo: readonly CaseDeedName[]
}

/** What may be done with a case. */
export const CASE_DEEDS = ['ACKNOWLEDGE', 'MESSAGE', 'EXTEND', 'ANSWER', 'CLOSE', 'REOPEN'] as const

export type CaseDeedName = (typeof CASE_DEEDS)[number]

/** What a patient is told of, outside the case itself. */
export const CASE_NOTICES = ['ACKNOWLEDGED', 'ANSWERED', 'EXTENDED', 'MESSAGE'] as const

export type CaseNoticeKind = (typeof CASE_NOTICES)[number]
