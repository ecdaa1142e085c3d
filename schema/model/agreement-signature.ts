import type { DsptStanding } from './dspt.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'

/** The `typ` of a party's signature. */
export const SIGNATURE_TYPE = 'agreement-signature+jwt'

/** What the house signs when a party signs: whose deed it is, over which terms, when (seconds since 1970, RFC 7519 `iat`). */
export type SignaturePayload = {
  readonly agreement: string
  readonly version: number
  /** SHA-256 (base64url) of the canonical terms and parties of that version. */
  readonly termsHash: string
  readonly organisation: OdsCode
  readonly signer: {
    readonly issuer: string
    readonly userId: string
    readonly name: string | undefined
    readonly roleCode: string | undefined
  }
  readonly dspt: DsptStanding | null
  readonly iat: number
}

/** A party's signature as it is kept. What was signed elsewhere has no JWS, and may have no name. */
export type AgreementSignature = {
  readonly organisation: OdsCode
  readonly signedAt: Instant
  readonly signedBy: string | undefined
  readonly jws: string | undefined
  readonly dspt: DsptStanding | undefined
}
