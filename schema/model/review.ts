import type { AlertReasonCode } from './alert-reason.ts'
import type { Instant } from './instant.ts'
import type { ReviewKind } from './obligation-kind.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { Role } from './role.ts'

/** What a review comes to. */
export const REVIEW_OUTCOMES = ['APPROPRIATE', 'INAPPROPRIATE'] as const

export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

/**
 * An access as its reviewer sees it: who, for what and why, never what was seen and never whose record by number. The reviewer finds the person in
 * their own organisation's systems, by the care context.
 */
export type Review = {
  readonly id: string
  readonly kind: ReviewKind
  readonly receipt: string
  readonly at: Instant
  readonly requesterName: string | undefined
  readonly userId: string | undefined
  readonly role: Role | undefined
  readonly organisation: OdsCode
  readonly purpose: PurposeOfUse | undefined
  readonly careContext: string | undefined
  readonly reasonCode: AlertReasonCode | undefined
  readonly reasonWords: string | undefined
  readonly dueAt: Instant
  readonly isOverdue: boolean
  readonly isEscalated: boolean
  readonly escalatedWords: string | undefined
  readonly settled:
    | { readonly at: Instant; readonly outcome: ReviewOutcome; readonly words: string; readonly by: string | undefined }
    | undefined
  readonly revision: number
}
