import type { RecordType } from './record-type.ts'

/** One record of each type in words, as a sentence begins with it. */
export const RECORD_WORDS: Readonly<Record<RecordType, string>> = {
  ALLERGY: 'An allergy',
  CONDITION: 'A problem or diagnosis',
  MEDICATION: 'A medicine',
  IMMUNISATION: 'An immunisation',
  OBSERVATION: 'An observation',
  RESULT: 'A result',
  PROCEDURE: 'A procedure',
  ENCOUNTER: 'A contact with care',
  DOCUMENT: 'A document',
  CARE_PLAN: 'A care plan',
  ALERT: 'An alert',
  APPOINTMENT: 'An appointment',
  REFERRAL: 'A referral',
  FAMILY_HISTORY: 'A condition in the family',
}
