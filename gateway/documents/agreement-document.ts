import type { AgreementParty, AgreementTerms } from '../../schema/model/agreement.ts'
import type { DsptStanding } from '../../schema/model/dspt.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Role } from '../../schema/model/role.ts'

/** The `typ` of the document's protected header (RFC 7515 §4.1.9). A change that a reader must know of raises its number. */
export const DOCUMENT_TYP = 'agreement-document.v1+jws'

/** A party as the terms hash covers it: who, and as what. */
export type NamedParty = Pick<AgreementParty, 'organisation' | 'provides' | 'receives'>

/**
 * One party's signature of the version. `jws` is its own compact JWS over the terms hash and is what counts: `signedBy` and `dspt` repeat
 * what it says. It is null where the signature was given elsewhere and only its moment was entered here.
 */
export type PartySignature = {
  readonly organisation: OdsCode
  /** ISO 8601, universal time. */
  readonly signedAt: string
  readonly signedBy: string | null
  /** The party's own statement of its standing in the Data Security and Protection Toolkit, as it was when it signed. */
  readonly dspt: DsptStanding | null
  readonly jws: string | null
}

/** In force from every one of `providers` to every one of `recipients` (nobody to themselves), under one version. */
export type PairsInForce = {
  readonly version: number
  readonly providers: readonly OdsCode[]
  readonly recipients: readonly OdsCode[]
}

/** How the agreement stood when it was exported. A pair that no line of `inForce` holds shared nothing under it. */
export type ExportedStanding = {
  readonly suspendedByOperator: boolean
  readonly suspended: readonly OdsCode[]
  readonly withdrawn: readonly OdsCode[]
  readonly inForce: readonly PairsInForce[]
}

/**
 * What the signed document says: one whole version. `agreement`, `version`, `terms` and `parties` are exactly what `termsHash` is over,
 * so that anybody can compute it again. `gateway/documents/README.md` is the description for those outside this house.
 */
export type AgreementDocument = {
  /** When it was exported, in seconds since 1970 (RFC 7519 §4.1.6). */
  readonly iat: number
  readonly agreement: string
  readonly version: number
  /** ISO 8601, universal time; null where it is not known. */
  readonly proposedAt: string | null
  readonly terms: AgreementTerms
  /** In order of their codes. */
  readonly parties: readonly NamedParty[]
  /** SHA-256, base64url. */
  readonly termsHash: string
  readonly signatures: readonly PartySignature[]
  /** The names of the parties in the directory at that moment; no part of what was signed by them. */
  readonly organisations: Readonly<Record<string, string>>
  readonly standing: ExportedStanding
  readonly exported: {
    /** ISO 8601, universal time. */
    readonly at: string
    readonly by: { readonly name: string | null; readonly role: Role; readonly organisation: OdsCode | null }
  }
}
