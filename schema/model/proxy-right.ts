import type { Period } from './instant.ts'
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
