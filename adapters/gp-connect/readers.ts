import type { Coding } from '../../schema/model/coded-concept.ts'
import type { Reader, Readers } from '../fhir/read-record.ts'
import { READERS as STU3 } from '../fhir-stu3/readers.ts'
import { readGpAllergy } from './allergy.ts'
import { readGpCondition } from './condition.ts'
import { readGpImmunisation } from './immunisation.ts'
import { readGpMedicationRequest, readGpMedicationStatement } from './medication.ts'

/** Who reads each resource type that GP Connect carries as a record: as STU3 reads it, and what Care Connect's extensions add. */
export const READERS = {
  AllergyIntolerance: { ...STU3.AllergyIntolerance, read: readGpAllergy },
  Condition: { ...STU3.Condition, read: readGpCondition },
  MedicationStatement: { ...STU3.MedicationStatement, read: readGpMedicationStatement },
  MedicationRequest: { ...STU3.MedicationRequest, read: readGpMedicationRequest },
  Immunization: { ...STU3.Immunization, read: readGpImmunisation },
  Encounter: STU3.Encounter,
  Observation: STU3.Observation,
  DiagnosticReport: STU3.DiagnosticReport,
  ReferralRequest: STU3.ReferralRequest,
  ProcedureRequest: STU3.ProcedureRequest,
  DocumentReference: STU3.DocumentReference,
} as const satisfies Readers

const labelled = (reader: Reader, labels: ReadonlyMap<string, readonly Coding[]>): Reader => ({
  ...reader,
  read: (resource, reading) => {
    const content = reader.read(resource, reading)
    const more = labels.get(`${resource['resourceType']}/${resource['id']}`)
    return more === undefined ? content : { ...content, confidentiality: [...content.confidentiality, ...more] }
  },
})

/** The readers of one answer: what the Lists of the answer are labelled with falls on the records they list. */
export const readersWith = (labels: ReadonlyMap<string, readonly Coding[]>): Readers =>
  labels.size === 0
    ? READERS
    : Object.fromEntries(Object.entries(READERS).map(([type, reader]) => [type, labelled(reader, labels)]))
