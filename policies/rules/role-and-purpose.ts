import type { Finding } from '../../schema/model/decision.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Role } from '../../schema/model/role.ts'
import type { ViewQuestion } from '../facts.ts'
import type { Rule } from '../rule.ts'

const TABLE: Readonly<Record<Role, readonly PurposeOfUse[]>> = {
  clinician: ['TREAT', 'ETREAT', 'BTG'],
  dispatcher: ['ETREAT', 'BTG'],
  patient: ['PATRQT'],
  proxy: ['PATRQT'],
  analyst: ['HRESCH', 'HOPERAT', 'PUBHLTH'],
  'practice-staff': [],
  'ig-manager': [],
  operator: [],
  'privacy-officer': [],
}

const OUTSIDE: Finding = {
  rule: 'role-and-purpose',
  outcome: 'forbids',
  reason: 'This role may not ask for records for this purpose.',
}

/** Forbids whatever lies outside the closed table of roles and purposes; the whole request is then refused (POLICY §2). */
export const roleAndPurpose = {
  name: 'role-and-purpose',
  find: ({ requester, purpose }: ViewQuestion) => (TABLE[requester.role].includes(purpose) ? undefined : OUTSIDE),
} satisfies Rule
