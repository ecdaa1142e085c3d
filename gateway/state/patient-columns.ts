import type { Tables } from './tables.ts'

/**
 * Every column that holds a patient key (`patient-key.ts`), whoever's it is: patient, proxy or reader. This list is what rotation gives a new layer and what
 * the database guards: a key of another generation is refused on its way in. A new column is put here, and nothing else is to be done; an
 * architecture test misses it otherwise.
 */
export const PATIENT_COLUMNS = {
  directives: ['patient_key', 'recorded_key'],
  consent_sets: ['patient_key'],
  consent_proposals: ['patient_key', 'proposed_key'],
  consent_notices: ['patient_key', 'to_key'],
  consent_deeds: ['patient_key'],
  proxy_rights: ['patient_key', 'proxy_key'],
  obligations: ['patient_key'],
  break_glass_openings: ['patient_key'],
  break_glass_grants: ['patient_key'],
  delays: ['patient_key'],
  relationship_checks: ['patient_key'],
  record_edits: ['patient_key'],
  access_cases: ['patient_key'],
  access_case_notices: ['patient_key'],
  patient_locations: ['patient_key'],
  follows: ['patient_key'],
  exchange_subscriptions: ['patient_key'],
  exchange_events: ['patient_key'],
  ledger_patients: ['patient_key'],
} as const satisfies { readonly [Table in keyof Tables]?: readonly (keyof Tables[Table] & string)[] }

/** Columns named `…_key` that hold none, and what they hold. */
export const OTHER_KEYS: Readonly<Record<string, string>> = {
  'exchange_registrations.conformance_key': 'the public key of an operator’s conformance reports',
  'consent_deeds.deed_key': 'SHA-256 of a caller and the key that they gave their request',
  'ledger_entries.patient_key': 'the patient’s name in the ledger, which never changes (`ledger_patients`)',
}
