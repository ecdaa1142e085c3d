import type { Exchange } from './exchange.ts'
import type { ExchangeId } from './exchange-id.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'

/** The life of a registered exchange, in the order it is lived. It is asked in `PILOT` (for the chosen organisations) and in `LIVE`. */
export const REGISTRATION_STATES = ['DRAFT', 'CONFORMANCE', 'PILOT', 'LIVE', 'SUSPENDED', 'RETIRED'] as const

export type RegistrationState = (typeof REGISTRATION_STATES)[number]

/** What an operator says of an exchange, without its credentials. Members, default controller, record types and the service level are declarations; the rest is how it is asked. */
export type ExchangeConfiguration = Pick<
  Exchange,
  | 'name'
  | 'area'
  | 'protocol'
  | 'endpoint'
  | 'members'
  | 'recordTypes'
  | 'defaultController'
  | 'maintenance'
  | 'limits'
  | 'sla'
  | 'settings'
>

/** The public half of the key that an operator signs conformance reports with: EC P-256 (RFC 7517). */
export type ConformanceKey = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** A report that was accepted. */
export type AcceptedReport = {
  /** The hash of the configuration it is about (`configurationHash`). */
  readonly configuration: string
  readonly suite: string
  /** When the audits ended. */
  readonly endedAt: Instant
  readonly acceptedAt: Instant
  readonly passed: number
  readonly skipped: number
}

/** What is known of a credential. The secret itself is never given back. */
export type CredentialNote = {
  readonly kind: CredentialKind
  readonly setAt: Instant
  readonly setBy: string | undefined
  /** What tells it from another: a certificate's SHA-256 fingerprint, a client's id, names of headers. */
  readonly hint: string
  /** When a certificate ends. */
  readonly expiresAt: Instant | undefined
}

export const CREDENTIAL_KINDS = ['MTLS', 'OAUTH', 'HEADERS'] as const

export type CredentialKind = (typeof CREDENTIAL_KINDS)[number]

/** How a changed configuration stands: waiting for its report, on trial, or settled. */
export const CANARY_STATES = ['WAITING', 'UNDER_WAY', 'PROMOTED', 'ROLLED_BACK', 'WITHDRAWN'] as const

export type CanaryState = (typeof CANARY_STATES)[number]

/** Why a trial came to an end. */
export const CANARY_ENDS = [
  'DID_AS_WELL',
  'FAILED_MORE',
  'MISMATCHED_MORE',
  'FOUND_LESS',
  'TOO_FEW_QUESTIONS',
  'WITHDRAWN_BY_OPERATOR',
  'EXCHANGE_MOVED',
] as const

export type CanaryEnd = (typeof CANARY_ENDS)[number]

/** Questions counted: an exchange asked once is one, whatever number of record types it was asked for. */
export type CanaryTally = {
  readonly asked: number
  /** Of them: any type timed out, failed, was refused by the exchange or met an open breaker. */
  readonly failed: number
  /** Of them: the answer spoke of another person. */
  readonly mismatched: number
  /** Of them: answered, and knew no such patient. */
  readonly unknown: number
}

/** A changed configuration of a live exchange, tried before it governs. */
export type RegistrationCanary = {
  readonly id: string
  readonly state: CanaryState
  readonly configuration: ExchangeConfiguration
  /** Of questions, 0 to 1, besides those of `pilot`. */
  readonly share: number
  readonly pilot: readonly OdsCode[]
  /** How long it is tried, in milliseconds. */
  readonly forMs: number
  readonly beganAt: Instant | undefined
  readonly endedAt: Instant | undefined
  readonly end: CanaryEnd | undefined
  readonly running: CanaryTally
  readonly tried: CanaryTally
}

/** What was done with a registration. */
export const REGISTRATION_DEEDS = [
  'REGISTERED',
  'ADOPTED',
  'CONFIGURED',
  'KEY_SET',
  'CREDENTIAL_SET',
  'CREDENTIAL_REMOVED',
  'CHALLENGED',
  'REPORT_ACCEPTED',
  'PILOT_CHOSEN',
  'MOVED',
  'CANARY_PROPOSED',
  'CANARY_BEGUN',
  'CANARY_PROMOTED',
  'CANARY_ROLLED_BACK',
  'CANARY_WITHDRAWN',
] as const

export type RegistrationDeed = (typeof REGISTRATION_DEEDS)[number]

/** One line of a registration's history, never changed. */
export type RegistrationEvent = {
  readonly at: Instant
  readonly revision: number
  readonly deed: RegistrationDeed
  /** Who did it; undefined for what the house did by itself. */
  readonly by: string | undefined
  readonly from: RegistrationState
  readonly to: RegistrationState
  /** Codes and names that say what was done: never a secret. */
  readonly note: string | undefined
}

/** An exchange as its operator registers it. */
export type ExchangeRegistration = {
  readonly id: ExchangeId
  /** The legal entity that operates it. */
  readonly operator: OdsCode
  readonly state: RegistrationState
  /** Where it resumes to while it is suspended. */
  readonly resumesTo: 'PILOT' | 'LIVE' | undefined
  readonly revision: number
  readonly configuration: ExchangeConfiguration
  readonly conformanceKey: ConformanceKey | undefined
  /** What the next report must hold; undefined before conformance and once a report has used it. */
  readonly challenge: string | undefined
  readonly report: AcceptedReport | undefined
  /** The hash of the configuration that is certified, by a report or because it was live before there were reports. */
  readonly certified: string | undefined
  readonly pilot: readonly OdsCode[]
  readonly changedAt: Instant
}

/** Something to be mended in what an operator gave: the field (dotted) and a sentence. */
export type RegistrationFault = { readonly field: string; readonly message: string }
