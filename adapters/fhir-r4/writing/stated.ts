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

/** Members of the resource, or of a part of it, said anew: what stood beside the old ones about them, in FHIR a sibling `_name`, goes with them; it might say that there is none. */
export const saidAnew = (before: Json, members: Json): Json => ({
  ...Object.fromEntries(Object.entries(before).filter(([name]) => !(name.startsWith('_') && name.slice(1) in members))),
  ...members,
})
