import { expect, test } from 'vitest'
import { patientDissent } from '../../../policies/rules/patient-dissent.ts'
import { ask, askAsPatient, askAsProxy, deny, HARINGEY, permit, recordOf, requesterOf } from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(patientDissent)
const denied = { directives: [deny()] }

test('a deny forbids', () => expect(find(ask(), denied)).toBe('forbids'))
test('no directive does not', () => expect(find(ask())).toBe('nothing'))
test('nor a permit', () => expect(find(ask(), { directives: [permit()] })).toBe('nothing'))
test('nor the own controller', () => expect(find(ask({ controller: HARINGEY }), denied)).toBe('nothing'))
test('nor the patient', () => expect(find(askAsPatient(), denied)).toBe('nothing'))
test('a proxy is not the patient', () => expect(find(askAsProxy(), denied)).toBe('forbids'))
test('a deny of one class denies a record of it and another', () => {
  const directives = [permit({ classes: ['HIV', 'PSY'] }), deny({ classes: ['PSY'] })]
  expect(find(ask({ record: recordOf({ classes: ['HIV', 'PSY'] }) }), { directives })).toBe('forbids')
  expect(find(ask({ record: recordOf({ classes: ['HIV'] }) }), { directives })).toBe('nothing')
  expect(find(ask(), { directives })).toBe('nothing')
})
test('a deny for TREAT speaks of ETREAT and BTG, one for ETREAT of BTG, and not the other way', () => {
  const at = (purpose: 'TREAT' | 'ETREAT' | 'BTG', said: 'TREAT' | 'ETREAT' | 'BTG') =>
    find(ask({ purpose }), { directives: [deny({ purposes: [said] })] })
  expect([at('TREAT', 'TREAT'), at('ETREAT', 'TREAT'), at('BTG', 'TREAT')]).toEqual(['forbids', 'forbids', 'forbids'])
  expect([at('TREAT', 'ETREAT'), at('ETREAT', 'ETREAT'), at('BTG', 'ETREAT')]).toEqual([
    'nothing',
    'forbids',
    'forbids',
  ])
  expect([at('TREAT', 'BTG'), at('ETREAT', 'BTG'), at('BTG', 'BTG')]).toEqual(['nothing', 'nothing', 'forbids'])
})
test('a deny for care does not speak of research', () =>
  expect(
    find(ask({ requester: requesterOf({ role: 'analyst' }), purpose: 'HRESCH' }), {
      directives: [deny({ purposes: ['TREAT'] })],
    }),
  ).toBe('nothing'))
test('a deny of edit does not speak of view', () => {
  const directives = [deny({ actions: ['edit'] })]
  expect([find(ask(), { directives }), find(ask({ action: 'edit' }), { directives })]).toEqual(['nothing', 'forbids'])
})
test('break-glass lifts it only where every deny says it may', () => {
  const liftable = deny({}, { breakGlassMayLift: true })
  expect(find(ask({ purpose: 'BTG' }), { directives: [liftable] })).toBe('nothing')
  expect(find(ask({ purpose: 'BTG' }), { directives: [liftable, deny()] })).toBe('forbids')
  expect(find(ask({ purpose: 'TREAT' }), { directives: [liftable] })).toBe('forbids')
  expect(find(ask({ purpose: 'BTG' }), { directives: [liftable], grants: [] })).toBe('forbids')
})
