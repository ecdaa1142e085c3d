import type { Instant, Period } from './instant.ts'
import type { NhsNumber } from './nhs-number.ts'

/** A recorded right of one person to act for another (POLICY §4): parental responsibility, attorney or deputy. */
export type ProxyRight = {
  readonly id: string
  readonly patient: NhsNumber
  readonly proxy: NhsNumber
  readonly ground: 'PARENTAL_RESPONSIBILITY' | 'ATTORNEY' | 'DEPUTY'
  readonly mayView: boolean
  /** Attorneys and deputies act only for adults recorded as lacking capacity. */
  readonly patientLacksCapacity: boolean
  readonly period: Period
  /** Withdrawn by whoever may: it acts no more. */
  readonly withdrawn: boolean
}

/** What shows a right to act for another: closed. */
export const PROXY_EVIDENCE = [
  'BIRTH_CERTIFICATE',
  'ADOPTION_CERTIFICATE',
  'PARENTAL_RESPONSIBILITY_ORDER',
  'COURT_ORDER',
  'LASTING_POWER_OF_ATTORNEY',
  'COURT_OF_PROTECTION_ORDER',
] as const

export type ProxyEvidence = (typeof PROXY_EVIDENCE)[number]

/** Why a right was recorded: what was seen, when, by whom. */
export type ProxyWarrant = {
  readonly evidence: ProxyEvidence
  /** The number of what was seen: never an NHS number. */
  readonly reference: string | undefined
  readonly recordedAt: Instant
  /** The issuer's subject of who recorded it. */
  readonly recordedBy: string
}

/** A right with its warrant: undefined for one that was recorded before warrants were kept. */
export type HeldRight = ProxyRight & { readonly warrant: ProxyWarrant | undefined }
