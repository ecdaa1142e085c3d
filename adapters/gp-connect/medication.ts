import type { MedicationContent } from '../../schema/model/record.ts'
import { readConcept } from '../fhir/concept.ts'
import { readDate } from '../fhir/dates.ts'
import { isObject, type Json, text } from '../fhir/json.ts'
import { readMedicationRequest, readMedicationStatement } from '../fhir/medication.ts'
import type { Reading } from '../fhir/reading.ts'
import { extensionsOf, partOf, statedIn, valuesOf } from './extension.ts'

const wordsOf = (value: unknown, reading: Reading): string | null => {
  if (!isObject(value)) return null
  const concept = readConcept(value, reading)
  return concept.text ?? concept.codings.find(({ display }) => display !== null)?.display ?? null
}

/** Why and when it was stopped or otherwise changed. */
const statusReasons = (r: Json, reading: Reading): readonly string[] =>
  extensionsOf(r, 'MedicationStatusReason-1').flatMap((extension) => {
    const since = readDate(statedIn(partOf(extension, 'statusChangeDate')), reading)
    const reason = wordsOf(statedIn(partOf(extension, 'statusReason')), reading)
    if (since === null && reason === null) return []
    const when = since === null ? '' : ` since ${since.slice(0, 10)}`
    return [`Status ${text(r['status']) ?? 'changed'}${when}${reason === null ? '' : `: ${reason}`}`]
  })

const number = (extension: Json, part: string): number | undefined => {
  const value = statedIn(partOf(extension, part))
  return typeof value === 'number' ? value : undefined
}

/** How often it may be repeated, and was. */
const repeats = (r: Json, reading: Reading): readonly string[] =>
  extensionsOf(r, 'MedicationRepeatInformation-1').flatMap((extension) => {
    const issued = number(extension, 'numberOfRepeatPrescriptionsIssued')
    const allowed = number(extension, 'numberOfRepeatPrescriptionsAllowed')
    readDate(statedIn(partOf(extension, 'authorisationExpiryDate')), reading)
    if (issued === undefined && allowed === undefined) return []
    return [`Repeats issued: ${issued ?? 'not stated'}${allowed === undefined ? '' : ` of ${allowed}`}`]
  })

const lastIssue = (r: Json, reading: Reading): readonly string[] =>
  valuesOf(r, 'MedicationStatementLastIssueDate-1').flatMap((value) => {
    const issued = readDate(value, reading)
    return issued === null ? [] : [`Last issued: ${issued.slice(0, 10)}`]
  })

const prescriptionType = (r: Json, reading: Reading): readonly string[] =>
  valuesOf(r, 'PrescriptionType-1').flatMap((value) => {
    const words = wordsOf(value, reading)
    return words === null ? [] : [`Prescription type: ${words}`]
  })

// What a prescriber would ask for first has no field of its own: it follows the source's own notes, so that what turns a meaning round stays first.
const noted = (content: MedicationContent, more: readonly string[]): MedicationContent =>
  more.length === 0 ? content : { ...content, notes: [...content.notes, ...more] }

/** Reads a MedicationStatement of GP Connect: what a patient is on, with when it was last issued. */
export const readGpMedicationStatement = (r: Json, reading: Reading): MedicationContent =>
  noted(readMedicationStatement(r, reading), [...lastIssue(r, reading), ...statusReasons(r, reading)])

/** Reads a MedicationRequest of GP Connect: the authorisation (`plan`) or one issue under it (`order`). */
export const readGpMedicationRequest = (r: Json, reading: Reading): MedicationContent =>
  noted(readMedicationRequest(r, reading), [
    ...prescriptionType(r, reading),
    ...repeats(r, reading),
    ...statusReasons(r, reading),
  ])
