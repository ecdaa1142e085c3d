import type { Role } from '../../schema/model/role.ts'

/**
 * Job role codes of the demo's staff → our role: what a deployment's configuration holds. The code is the last part of a CIS2 `role_code`
 * (`S8000:G8000:R8000`). R8000, R8001, R8003 and R8008 are national access roles; which others count is a deployment's decision.
 */
export const ROLE_CODES: Readonly<Record<string, Role>> = {
  R8000: 'clinician',
  R8001: 'clinician',
  R8003: 'clinician',
  R8008: 'practice-staff',
  R0001: 'privacy-officer',
  R9101: 'dispatcher',
  R9102: 'ig-manager',
  R9103: 'operator',
  R9104: 'analyst',
}

/** The job role code of a whole CIS2 role code. */
export const jobRoleOf = (roleCode: string): string => roleCode.split(':').at(-1) ?? roleCode
