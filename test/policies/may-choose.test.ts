import { describe, expect, test } from 'vitest'
import { type Deed, may } from '../../policies/may.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import { ROLES, type Role } from '../../schema/model/role.ts'
import { EALING, HARINGEY, OTHER_PATIENT, PATIENT, PROXY, requesterOf } from './world.ts'

const nhsNumberOf = (role: Role) => (role === 'patient' ? PATIENT : role === 'proxy' ? PROXY : undefined)

const whoMay = (deed: Deed): readonly Role[] =>
  ROLES.filter((role) => {
    const person = role === 'patient' || role === 'proxy'
    return may(requesterOf({ role, nhsNumber: nhsNumberOf(role) }), person ? undefined : HARINGEY, deed).permitted
  })

const right: ProxyRight = {
  id: '1',
  patient: PATIENT,
  proxy: PROXY,
  ground: 'PARENTAL_RESPONSIBILITY',
  mayView: false,
  patientLacksCapacity: false,
  period: { start: undefined, end: undefined },
  withdrawn: false,
}
const reading = { deed: 'read-choices', patient: PATIENT, right: undefined, practice: undefined } as const
const changing = { ...reading, deed: 'change-directives', change: 'widen', stage: 'own', together: false } as const

describe('a patient’s choices', () => {
  test.each<[string, Deed, readonly Role[]]>([
    ['are the patient’s to read', reading, ['patient']],
    ['and a proxy’s, whose right acts now', { ...reading, right }, ['patient', 'proxy']],
    [
      'not one’s with a right over somebody else',
      { ...reading, right: { ...right, patient: OTHER_PATIENT } },
      ['patient'],
    ],
    ['nor one’s with another’s right', { ...reading, right: { ...right, proxy: OTHER_PATIENT } }, ['patient']],
    ['and their registered practice’s', { ...reading, practice: HARINGEY }, ['patient', 'practice-staff']],
    ['not another practice’s', { ...reading, practice: EALING }, ['patient']],
    [
      'the practice changes them as the patient may',
      { ...changing, practice: HARINGEY },
      ['patient', 'practice-staff'],
    ],
    ['another practice does not', { ...changing, practice: EALING }, ['patient']],
    ['below 11 neither does', { ...changing, practice: HARINGEY, stage: 'proxy-decides' }, []],
    ['from 11 to 15 neither widens alone', { ...changing, practice: HARINGEY, stage: 'both-widen' }, []],
    [
      'but restricts',
      { ...changing, change: 'restrict', practice: HARINGEY, stage: 'both-widen' },
      ['patient', 'practice-staff'],
    ],
  ])('%s', (_, deed, roles) => expect(whoMay(deed)).toEqual(roles))
})
