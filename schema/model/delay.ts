import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'

/** The lawful grounds on which a patient is told later (POLICY §5): telling now would put somebody at risk, or hinder the police. */
export const DELAY_GROUNDS = ['SAFEGUARDING', 'POLICE'] as const

export type DelayGround = (typeof DELAY_GROUNDS)[number]

/** The longest one delay lasts: 90 days. Longer takes another delay, reviewed anew. */
export const LONGEST_DELAY = 90 * 86_400_000

/**
 * How long a delay holds back before a second officer has approved it: 24 hours. Somebody may be at risk tonight and the second officer asleep;
 * but no one person keeps a patient from being told for longer than that.
 */
export const UNAPPROVED_DELAY = 24 * 3_600_000

/**
 * A delay as it holds: an entry or notice is held back if its receipt is this one, or, where there is no receipt, if the access was by this
 * organisation. From `from` until before `until`.
 */
export type Delay = {
  readonly id: string
  readonly patientKey: string
  readonly receipt: string | undefined
  readonly organisation: OdsCode
  readonly ground: DelayGround
  readonly from: Instant
  readonly until: Instant
}

/** How a delay stands: it waits for the second officer and holds for a day at most, it holds, or it is over. */
export const DELAY_STATES = ['WAITING', 'HOLDING', 'OVER'] as const

export type DelayState = (typeof DELAY_STATES)[number]

/** A member of staff who did something with a delay. */
export type DelayOfficer = {
  readonly issuer: string
  readonly userId: string
  readonly name: string | undefined
  readonly at: Instant
}

/** A delay as its organisation's privacy officers see it. */
export type RecordedDelay = {
  readonly id: string
  readonly receipt: string | undefined
  readonly organisation: OdsCode
  readonly ground: DelayGround
  readonly words: string
  readonly from: Instant
  /** As it was recorded. */
  readonly until: Instant
  /** When it stops holding, as things stand. */
  readonly holdsUntil: Instant
  readonly state: DelayState
  /** The delay that this one carries on. */
  readonly renews: string | undefined
  readonly recorded: DelayOfficer
  readonly approved: DelayOfficer | undefined
  readonly ended: DelayOfficer | undefined
  readonly revision: number
}
