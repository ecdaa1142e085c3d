import { expect, test } from 'vitest'
import { roleAndPurpose } from '../../../policies/rules/role-and-purpose.ts'
import { PURPOSES_OF_USE, type PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { ROLES, type Role } from '../../../schema/model/role.ts'
import { ask, requesterOf } from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(roleAndPurpose)
const PERMITTED: Partial<Record<Role, readonly PurposeOfUse[]>> = {
  clinician: ['TREAT', 'ETREAT', 'BTG'],
  dispatcher: ['ETREAT', 'BTG'],
  patient: ['PATRQT'],
  proxy: ['PATRQT'],
  analyst: ['HRESCH', 'HOPERAT', 'PUBHLTH'],
}

test.each(ROLES)('%s: its purposes and no other', (role) => {
  for (const purpose of PURPOSES_OF_USE) {
    const permitted = PERMITTED[role]?.includes(purpose) === true
    expect(find(ask({ requester: requesterOf({ role }), purpose })), purpose).toBe(permitted ? 'nothing' : 'forbids')
  }
})
