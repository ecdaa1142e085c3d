import type { ExchangeId } from './exchange-id.ts'
import type { RecordType } from './record-type.ts'

/** What one exchange did about one record type: exactly one of these (POLICY §6). */
export const EXCHANGE_STATES = [
  'ANSWERED',
  'EMPTY',
  'TIMED_OUT',
  'FAILED',
  'QUARANTINED',
  'REFUSED_BY_EXCHANGE',
  'WITHHELD_BY_CHOICE',
  'WITHHELD_BY_AGREEMENT',
  'NOT_ASKED',
] as const

export type ExchangeState = (typeof EXCHANGE_STATES)[number]

/** Why an exchange was not asked. All but `TYPE_NOT_OFFERED` count as unanswered. */
export const NOT_ASKED_REASONS = [
  'TYPE_NOT_OFFERED',
  'EXCLUDED_BY_READER',
  'LOCATOR',
  'PILOT',
  'MAINTENANCE',
  'BREAKER_OPEN',
] as const

export type NotAskedReason = (typeof NOT_ASKED_REASONS)[number]

/** Warnings about the identity of the patient in an exchange's answer (POLICY §6, Identity). */
export const IDENTITY_WARNINGS = [
  'BIRTH_DATE_DIFFERS',
  'FAMILY_NAME_DIFFERS',
  'GIVEN_NAME_DIFFERS',
  'UNVERIFIED',
] as const

export type IdentityWarning = (typeof IDENTITY_WARNINGS)[number]

export type ManifestEntry = {
  readonly exchange: ExchangeId
  readonly type: RecordType
  readonly state: ExchangeState
  readonly notAskedReason: NotAskedReason | null
  /** Records released from this exchange: present with `ANSWERED`, `TIMED_OUT` and `FAILED` only, else null. */
  readonly released: number | null
  /** From the decisions before asking alone; with `ANSWERED` and `EMPTY` only. */
  readonly partlyWithheld: boolean
  /** The source warned that it left items out, or a record could not be attributed: the list is not whole. */
  readonly incomplete: boolean
  readonly identityWarning: IdentityWarning | null
}

export type Manifest = readonly ManifestEntry[]
