import type { DraftedConcept } from '../../../schema/model/record-edit.ts'
import type { Json } from '../../fhir/json.ts'

/** What is stated, less what is not. */
export const stated = (members: Json): Json =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

/** Writes what is stated. */
export const ifStated = <Value>(value: Value | undefined, write: (value: Value) => unknown): unknown =>
  value === undefined ? undefined : write(value)

/** A concept as a CodeableConcept. */
export const conceptOf = ({ system, code, display, text }: DraftedConcept): Json =>
  stated({ coding: ifStated(code, () => [stated({ system, code, display })]), text: text ?? display })
