import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { Role } from './role.ts'

/** What a patient is told of in their account, in a sentence they can read. */
export const PATIENT_NOTICES = {
  BREAK_GLASS: 'Somebody opened your record in an emergency, where your choices alone would not have let them.',
} as const

export type PatientNoticeKind = keyof typeof PATIENT_NOTICES

/** A notice in the patient's account. Never for a proxy. */
export type PatientNotice = {
  readonly id: string
  readonly kind: PatientNoticeKind
  readonly at: Instant
  readonly receipt: string
  readonly organisation: OdsCode
  readonly requesterName: string | undefined
  readonly role: Role
  /** The reason: a code of the alert reasons, and the person's own words. */
  readonly code: string
  readonly words: string
  /** When the access ends, or ended. */
  readonly endsAt: Instant
}
