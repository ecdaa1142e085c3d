import type { Action } from '../schema/model/action.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { RecordType } from '../schema/model/record-type.ts'

/** The clauses of an agreement, in words: how faults, changes and comments name them. */
export const CLAUSE = {
  title: 'Title',
  publicPurpose: 'What it is for',
  actions: 'What may be done with records',
  purposes: 'What records may be used for',
  recordTypes: 'Record types',
  firstDay: 'First day',
  lastDay: 'Last day',
  article6: 'Legal basis, Article 6',
  article9: 'Legal basis, Article 9',
  reviewDate: 'Review date',
  dpiaReference: 'Impact assessment reference',
  dpiaDate: 'Impact assessment date',
  parties: 'Parties',
  dspt: 'Data Security and Protection Toolkit',
} as const

export const ACTION_WORDS: Readonly<Record<Action, string>> = { view: 'view', edit: 'edit' }

export const PURPOSE_WORDS: Readonly<Record<PurposeOfUse, string>> = {
  TREAT: 'direct care',
  ETREAT: 'emergency care',
  BTG: 'break-glass in an emergency',
  PATRQT: 'the patient’s own request',
  HRESCH: 'health research',
  HOPERAT: 'running the health service',
  PUBHLTH: 'public health',
}

export const RECORD_TYPE_WORDS: Readonly<Record<RecordType, string>> = {
  ALLERGY: 'allergies',
  CONDITION: 'problems and diagnoses',
  MEDICATION: 'medicines',
  IMMUNISATION: 'immunisations',
  OBSERVATION: 'observations',
  RESULT: 'test results',
  PROCEDURE: 'procedures',
  ENCOUNTER: 'contacts with care',
  DOCUMENT: 'documents and letters',
  CARE_PLAN: 'care plans',
  ALERT: 'alerts',
  APPOINTMENT: 'appointments',
  REFERRAL: 'referrals',
  FAMILY_HISTORY: 'family history',
}
