import type { AgreementClause } from './agreement.ts'
import type { ExchangeId } from './exchange-id.ts'
import type { HouseErrorCode } from './house-error.ts'
import type { Instant } from './instant.ts'
import type { Manifest } from './manifest.ts'
import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'
import type { Requester } from './requester.ts'
import type { Suspension } from './suspension.ts'

/** The versions of the facts a decision was made on: enough to replay it. */
export type FactVersions = {
  readonly agreements: number
  readonly registry: number
  readonly directives: readonly string[]
  readonly policy: string
}

/**
 * The facts of one moment that no version names: with them a decision is made again exactly. Nothing clinical, no birth date, no name. A
 * proxy's right is its id, here only if it acted then.
 */
export type DecisionFacts = {
  readonly now: Instant
  readonly defaultChoice: 'explicit' | 'implied'
  readonly demographicsFlag: 'open' | 'restricted' | 'unknown'
  readonly optOut: 'opted-out' | 'not-opted-out' | 'unknown'
  readonly proxyRights: readonly string[]
  readonly suspensions: readonly Suspension[]
  /** Exchanges left out for another reason than the decision: switched off by the reader, in maintenance, not to be reached. */
  readonly unasked: readonly ExchangeId[]
}

/** What is written before any exchange is asked (POLICY §6, Audit first). */
export type DecisionEntry = {
  readonly kind: 'decision'
  readonly receipt: string
  readonly patient: NhsNumber
  readonly requester: Requester
  /** The requester's resolved legal entity. */
  readonly organisation: OdsCode | undefined
  readonly purpose: PurposeOfUse
  /** Absent of a view. */
  readonly action?: 'edit'
  readonly careContext: string | undefined
  /** The reason, as it stands in the grant that the decision rests on. */
  readonly breakGlass: { readonly code: string; readonly words: string; readonly grant: string } | undefined
  readonly types: readonly RecordType[]
  readonly versions: FactVersions
  /** Absent in entries of before they were kept: those cannot be replayed. */
  readonly facts?: DecisionFacts
  /** The permitted sets: per exchange, the record types that share one set; `members` is a base64url bitmap over the exchange's members in ODS order. */
  readonly asked: readonly {
    readonly exchange: ExchangeId
    readonly types: readonly RecordType[]
    readonly members: string
  }[]
  readonly clauses: readonly AgreementClause[]
}

/** What is written before the answer leaves: the receipt proper. Lists released records only; hashes are keyed (HMAC-SHA-256, base64url). */
export type DisclosureEntry = {
  readonly kind: 'disclosure'
  readonly receipt: string
  readonly patient: NhsNumber
  readonly manifest: Manifest
  readonly released: readonly {
    readonly exchange: ExchangeId
    readonly type: RecordType
    readonly records: readonly (readonly [sourceId: string, version: string | null, hash: string])[]
  }[]
}

/** A request that was refused whole, recorded like a release. */
export type RefusalEntry = {
  readonly kind: 'refusal'
  readonly receipt: string
  readonly patient: NhsNumber | undefined
  readonly requester: Requester
  readonly purpose: PurposeOfUse | undefined
  readonly code: HouseErrorCode
}

/** Reading agreements, directives or the audit itself, and changing them, is audited too. */
export type AdministrationEntry = {
  readonly kind: 'administration'
  readonly receipt: string
  readonly patient: NhsNumber | undefined
  readonly requester: Requester
  readonly deed: string
  readonly subject: string
  /** Of a step of break-glass, which the patient's log shows like an access. */
  readonly step?: {
    readonly organisation: OdsCode
    readonly careContext: string
    readonly breakGlass: { readonly code: string; readonly words: string; readonly grant: string } | undefined
  }
}

export type AuditEntry = DecisionEntry | DisclosureEntry | RefusalEntry | AdministrationEntry
