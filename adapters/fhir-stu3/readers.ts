import { ALERT_MEMBERS, readAlert } from '../fhir/alert.ts'
import { ALLERGY_MEMBERS, readAllergy } from '../fhir/allergy.ts'
import { APPOINTMENT_MEMBERS, readAppointment } from '../fhir/appointment.ts'
import { CARE_PLAN_MEMBERS, readCarePlan } from '../fhir/care-plan.ts'
import { CONDITION_MEMBERS, readCondition } from '../fhir/condition.ts'
import { ENCOUNTER_MEMBERS, readEncounter } from '../fhir/encounter.ts'
import { FAMILY_HISTORY_MEMBERS, readFamilyHistory } from '../fhir/family-history.ts'
import {
  MEDICATION_MEMBERS,
  readMedicationAdministration,
  readMedicationDispense,
  readMedicationRequest,
  readMedicationStatement,
} from '../fhir/medication.ts'
import { OBSERVATION_MEMBERS, readObservation } from '../fhir/observation.ts'
import { PROCEDURE_MEMBERS, readProcedure } from '../fhir/procedure.ts'
import type { Readers } from '../fhir/read-record.ts'
import { RESULT_MEMBERS, readResult } from '../fhir/result.ts'
import { DOCUMENT_MEMBERS, readDocument } from './document.ts'
import { IMMUNISATION_MEMBERS, readImmunisation } from './immunisation.ts'
import { REFERRAL_MEMBERS, readProcedureRequest, readReferralRequest } from './referral.ts'

/** The FHIR STU3 resource types that hold records, and who reads each. */
export const READERS = {
  AllergyIntolerance: { type: 'ALLERGY', read: readAllergy, members: ALLERGY_MEMBERS },
  Condition: { type: 'CONDITION', read: readCondition, members: CONDITION_MEMBERS },
  MedicationStatement: { type: 'MEDICATION', read: readMedicationStatement, members: MEDICATION_MEMBERS },
  MedicationRequest: { type: 'MEDICATION', read: readMedicationRequest, members: MEDICATION_MEMBERS },
  MedicationDispense: { type: 'MEDICATION', read: readMedicationDispense, members: MEDICATION_MEMBERS },
  MedicationAdministration: { type: 'MEDICATION', read: readMedicationAdministration, members: MEDICATION_MEMBERS },
  Immunization: { type: 'IMMUNISATION', read: readImmunisation, members: IMMUNISATION_MEMBERS },
  Observation: { type: 'OBSERVATION', read: readObservation, members: OBSERVATION_MEMBERS },
  DiagnosticReport: { type: 'RESULT', read: readResult, members: RESULT_MEMBERS },
  Procedure: { type: 'PROCEDURE', read: readProcedure, members: PROCEDURE_MEMBERS },
  Encounter: { type: 'ENCOUNTER', read: readEncounter, members: ENCOUNTER_MEMBERS },
  DocumentReference: { type: 'DOCUMENT', read: readDocument, members: DOCUMENT_MEMBERS },
  CarePlan: { type: 'CARE_PLAN', read: readCarePlan, members: CARE_PLAN_MEMBERS },
  Flag: { type: 'ALERT', read: readAlert, members: ALERT_MEMBERS },
  Appointment: { type: 'APPOINTMENT', read: readAppointment, members: APPOINTMENT_MEMBERS },
  ReferralRequest: { type: 'REFERRAL', read: readReferralRequest, members: REFERRAL_MEMBERS },
  ProcedureRequest: { type: 'REFERRAL', read: readProcedureRequest, members: REFERRAL_MEMBERS },
  FamilyMemberHistory: { type: 'FAMILY_HISTORY', read: readFamilyHistory, members: FAMILY_HISTORY_MEMBERS },
} as const satisfies Readers
