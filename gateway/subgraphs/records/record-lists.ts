import type { RecordType } from '../../../schema/model/record-type.ts'

/** The SDL's type of each record type, and the field of Patient that lists it. */
export const RECORD_LISTS = {
  ALLERGY: { type: 'Allergy', field: 'allergies' },
  CONDITION: { type: 'Condition', field: 'conditions' },
  MEDICATION: { type: 'Medication', field: 'medications' },
  IMMUNISATION: { type: 'Immunisation', field: 'immunisations' },
  OBSERVATION: { type: 'Observation', field: 'observations' },
  RESULT: { type: 'Result', field: 'results' },
  PROCEDURE: { type: 'Procedure', field: 'procedures' },
  ENCOUNTER: { type: 'Encounter', field: 'encounters' },
  DOCUMENT: { type: 'Document', field: 'documents' },
  CARE_PLAN: { type: 'CarePlan', field: 'carePlans' },
  ALERT: { type: 'Alert', field: 'alerts' },
  APPOINTMENT: { type: 'Appointment', field: 'appointments' },
  REFERRAL: { type: 'Referral', field: 'referrals' },
  FAMILY_HISTORY: { type: 'FamilyHistory', field: 'familyHistory' },
} as const satisfies Record<RecordType, { readonly type: string; readonly field: string }>

/** The record type that each list type of the SDL holds. */
export const RECORD_TYPE_OF_LIST: ReadonlyMap<string, RecordType> = new Map(
  (Object.entries(RECORD_LISTS) as [RecordType, { readonly type: string }][]).map(([recordType, { type }]) => [
    `${type}List`,
    recordType,
  ]),
)

/** The record type that a field of Patient lists. */
export const RECORD_TYPE_OF_FIELD: ReadonlyMap<string, RecordType> = new Map(
  (Object.entries(RECORD_LISTS) as [RecordType, { readonly field: string }][]).map(([type, { field }]) => [
    field,
    type,
  ]),
)
