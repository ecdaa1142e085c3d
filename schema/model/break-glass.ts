import type { Instant } from './instant.ts'
import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'

/** How long step two may follow step one: 15 minutes, in milliseconds. */
export const OPENING_LASTS = 15 * 60_000

/** How long a grant lasts unless it is said: 24 hours, in whole hours. */
export const USUAL_GRANT_HOURS = 24

/** The longest a grant may last: 7 days, in whole hours. */
export const LONGEST_GRANT_HOURS = 7 * 24

/**
 * Leave to break the glass (POLICY §5): for one user, of one organisation (legal entity), about one patient, until it ends by itself. With the
 * reason that was given for it.
 */
export type BreakGlassGrant = {
  readonly id: string
  /** With `userId` the one person it is for. */
  readonly issuer: string
  readonly userId: string
  readonly organisation: OdsCode
  readonly patient: NhsNumber
  readonly code: string
  readonly words: string
  /** From the moment it was confirmed until before it ends, or was ended. */
  readonly period: { readonly start: Instant; readonly end: Instant }
}
