/** The kinds of record the gateway asks for, unifies and releases, each with its own list in the schema. */
export const RECORD_TYPES = [
  'ALLERGY',
  'CONDITION',
  'MEDICATION',
  'IMMUNISATION',
  'OBSERVATION',
  'RESULT',
  'PROCEDURE',
  'ENCOUNTER',
  'DOCUMENT',
  'CARE_PLAN',
  'ALERT',
  'APPOINTMENT',
  'REFERRAL',
  'FAMILY_HISTORY',
] as const

export type RecordType = (typeof RECORD_TYPES)[number]
