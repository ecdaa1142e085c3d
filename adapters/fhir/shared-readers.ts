import { ALERT_MEMBERS, readAlert } from './alert.ts'
import { ALLERGY_MEMBERS, readAllergy } from './allergy.ts'
import { APPOINTMENT_MEMBERS, readAppointment } from './appointment.ts'
import { CARE_PLAN_MEMBERS, readCarePlan } from './care-plan.ts'
import { CONDITION_MEMBERS, readCondition } from './condition.ts'
import { ENCOUNTER_MEMBERS, readEncounter } from './encounter.ts'
import { FAMILY_HISTORY_MEMBERS, readFamilyHistory } from './family-history.ts'
import {
  MEDICATION_MEMBERS,
  readMedicationAdministration,
  readMedicationDispense,
  readMedicationRequest,
  readMedicationStatement,
} from './medication.ts'
import { OBSERVATION_MEMBERS, readObservation } from './observation.ts'
import { PROCEDURE_MEMBERS, readProcedure } from './procedure.ts'
import type { Readers } from './read-record.ts'
import { RESULT_MEMBERS, readResult } from './result.ts'

/** The resource types that R4 and STU3 shape alike as far as records are read of them, and who reads each. */
export const SHARED_READERS = {
  AllergyIntolerance: { type: 'ALLERGY', read: readAllergy, members: ALLERGY_MEMBERS },
  Condition: { type: 'CONDITION', read: readCondition, members: CONDITION_MEMBERS },
  MedicationStatement: { type: 'MEDICATION', read: readMedicationStatement, members: MEDICATION_MEMBERS },
  MedicationRequest: { type: 'MEDICATION', read: readMedicationRequest, members: MEDICATION_MEMBERS },
  MedicationDispense: { type: 'MEDICATION', read: readMedicationDispense, members: MEDICATION_MEMBERS },
  MedicationAdministration: { type: 'MEDICATION', read: readMedicationAdministration, members: MEDICATION_MEMBERS },
  Observation: { type: 'OBSERVATION', read: readObservation, members: OBSERVATION_MEMBERS },
  DiagnosticReport: { type: 'RESULT', read: readResult, members: RESULT_MEMBERS },
  Procedure: { type: 'PROCEDURE', read: readProcedure, members: PROCEDURE_MEMBERS },
  Encounter: { type: 'ENCOUNTER', read: readEncounter, members: ENCOUNTER_MEMBERS },
  CarePlan: { type: 'CARE_PLAN', read: readCarePlan, members: CARE_PLAN_MEMBERS },
  Flag: { type: 'ALERT', read: readAlert, members: ALERT_MEMBERS },
  Appointment: { type: 'APPOINTMENT', read: readAppointment, members: APPOINTMENT_MEMBERS },
  FamilyMemberHistory: { type: 'FAMILY_HISTORY', read: readFamilyHistory, members: FAMILY_HISTORY_MEMBERS },
} as const satisfies Readers
