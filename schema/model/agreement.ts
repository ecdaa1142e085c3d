import type { Action } from './action.ts'
import type { Instant, Period } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'
import type { IncludedClasses } from './sensitivity-class.ts'

/** A party of one version: a legal entity, what it does, and when it signed that version (undefined: not yet). */
export type AgreementParty = {
  readonly organisation: OdsCode
  readonly provides: boolean
  readonly receives: boolean
  readonly signedAt: Instant | undefined
}

/** The terms of one version, less its parties: what is shared, for what, when. */
export type AgreementTerms = {
  readonly title: string
  readonly actions: readonly Action[]
  readonly purposes: readonly PurposeOfUse[]
  /** A record type that is absent is not shared. Its value: the sensitivity classes included, default none. */
  readonly recordTypes: Readonly<Partial<Record<RecordType, IncludedClasses>>>
  readonly period: Period
  /** UK GDPR Art. 6 and Art. 9 grounds. */
  readonly lawfulBasis: { readonly article6: string; readonly article9: string }
  readonly reviewDate: string
  readonly dpiaReference: string
  /** The day that assessment was approved. Absent in terms proposed before it was asked for: their hash stands as it is. */
  readonly dpiaDate?: string | undefined
  /** For the public, in plain words. */
  readonly publicPurpose: string
}

/** One immutable version: version 1 is the first. A higher number is newer. */
export type AgreementVersion = {
  readonly version: number
  readonly terms: AgreementTerms
  readonly parties: readonly AgreementParty[]
}

/**
 * A multi-party data sharing agreement with all its proposed versions (POLICY §3).
 * Withdrawal and suspension by a party act on all versions for that party's pairs; `suspendedByOperator` on every pair.
 */
export type Agreement = {
  readonly id: string
  readonly versions: readonly AgreementVersion[]
  readonly withdrawn: readonly OdsCode[]
  readonly suspended: readonly OdsCode[]
  readonly suspendedByOperator: boolean
}

/** A version with the agreement it is of, and a party with its version: as they are shown. */
export type VersionOfAgreement = AgreementVersion & { readonly of: Agreement; readonly itself: AgreementVersion }
export type PartyOfVersion = AgreementParty & { readonly of: VersionOfAgreement }

/** An agreement as the public register shows it: in the newest version that a provider and a recipient have signed. */
export type RegisteredAgreement = { readonly id: string; readonly version: AgreementVersion }

/** Names the clause that a decision rests on. */
export type AgreementClause = { readonly agreement: string; readonly version: number; readonly recordType: RecordType }
