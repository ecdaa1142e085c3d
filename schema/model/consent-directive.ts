import type { Action } from './action.ts'
import type { Instant, Period } from './instant.ts'
import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'
import type { SensitivityClass } from './sensitivity-class.ts'

/** The scopes of a directive: undefined is unstated and matches all; FHIR Consent.provision. Organisations are legal entities. */
export type DirectiveScope = {
  readonly recipients: readonly OdsCode[] | undefined
  readonly controllers: readonly OdsCode[] | undefined
  readonly recordTypes: readonly RecordType[] | undefined
  readonly classes: readonly SensitivityClass[] | undefined
  readonly purposes: readonly PurposeOfUse[] | undefined
  readonly actions: readonly Action[] | undefined
  /** Dates of the records it speaks of, ISO days, both inclusive; undefined is open. */
  readonly recordDates: { readonly from: string | undefined; readonly to: string | undefined } | undefined
}

/** How a patient asked their practice to record, change or end a choice: a closed list. */
export const WAYS_OF_ASKING = ['IN_PERSON', 'TELEPHONE', 'LETTER', 'PAPER_FORM', 'ONLINE_FORM', 'EMAIL'] as const

export type WayOfAsking = (typeof WAYS_OF_ASKING)[number]

/** Who recorded a directive, and in what capacity. */
export type RecordedBy = {
  readonly how: 'PATIENT' | 'PRACTICE' | 'POINT_OF_CARE' | 'PROXY'
  /** The issuer's subject of the person who recorded it. */
  readonly userId: string
  readonly at: Instant
  /** Of staff alone: for the patient to read. */
  readonly name?: string | undefined
  /** Of staff alone: their legal entity. */
  readonly organisation?: OdsCode | undefined
  /** Of the practice alone: how the patient asked. Undefined where it was recorded before that was asked for. */
  readonly asked?: WayOfAsking | undefined
}

/** A patient's choice (POLICY §4; FHIR Consent). */
export type ConsentDirective = {
  readonly id: string
  readonly patient: NhsNumber
  readonly effect: 'permit' | 'deny'
  readonly scope: DirectiveScope
  readonly period: Period
  /** Of a deny: whether break-glass may lift it. Unstated: it may not. */
  readonly breakGlassMayLift: boolean
  readonly recordedBy: RecordedBy
}
