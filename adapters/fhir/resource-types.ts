import type { RecordType } from '../../schema/model/record-type.ts'

/** The FHIR R4 resource types that hold each record type: a record type without one does not compile. */
export const RESOURCE_TYPES = {
  ALLERGY: ['AllergyIntolerance'],
  CONDITION: ['Condition'],
  MEDICATION: ['MedicationStatement', 'MedicationRequest', 'MedicationDispense', 'MedicationAdministration'],
  IMMUNISATION: ['Immunization'],
  OBSERVATION: ['Observation'],
  RESULT: ['DiagnosticReport'],
  PROCEDURE: ['Procedure'],
  ENCOUNTER: ['Encounter'],
  DOCUMENT: ['DocumentReference'],
  CARE_PLAN: ['CarePlan'],
  ALERT: ['Flag'],
  APPOINTMENT: ['Appointment'],
  REFERRAL: ['ServiceRequest'],
  FAMILY_HISTORY: ['FamilyMemberHistory'],
} as const satisfies Readonly<Record<RecordType, readonly string[]>>
