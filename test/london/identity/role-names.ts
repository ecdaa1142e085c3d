import type { Role } from '../../../schema/model/role.ts'

/** Roles as people say them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clinician: 'Clinician',
  dispatcher: 'Dispatcher',
  patient: 'Patient',
  proxy: 'Acting for a patient',
  'practice-staff': 'Practice staff',
  'ig-manager': 'Information governance manager',
  operator: 'Exchange operator',
  'privacy-officer': 'Privacy officer',
  analyst: 'Analyst',
}
