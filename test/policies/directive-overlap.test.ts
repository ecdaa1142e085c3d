import { describe, expect, test } from 'vitest'
import { disagree } from '../../policies/directive-overlap.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import { CROYDON, deny, EALING, NOW, permit } from './world.ts'

describe('whether two choices disagree', () => {
  test.each<[string, ConsentDirective, ConsentDirective, boolean]>([
    ['everything and everything', permit(), deny(), true],
    ['two permits', permit(), permit(), false],
    ['one organisation and everything', permit({ recipients: [EALING] }), deny(), true],
    ['two organisations', permit({ recipients: [EALING] }), deny({ recipients: [CROYDON] }), false],
    ['two record types of one another', permit({ recordTypes: ['ALERT'] }), deny({ recordTypes: ['ALLERGY'] }), false],
    ['a permit of care and a deny of research', permit(), deny({ purposes: ['HRESCH'] }), false],
    ['a deny of care reaches emergencies', permit({ purposes: ['ETREAT'] }), deny({ purposes: ['TREAT'] }), true],
    ['a deny of emergencies reaches break-glass', permit({ purposes: ['BTG'] }), deny({ purposes: ['ETREAT'] }), true],
    ['a deny of break-glass reaches nothing else', permit(), deny({ purposes: ['BTG'] }), false],
    ['reading and changing', permit(), deny({ actions: ['edit'] }), false],
    ['changing and changing', permit({ actions: ['edit'] }), deny({ actions: ['edit'] }), true],
    [
      'one after the other',
      permit({}, { period: { start: undefined, end: NOW } }),
      deny({}, { period: { start: NOW, end: undefined } }),
      false,
    ],
    [
      'one within the other',
      permit({}, { period: { start: 1, end: NOW } }),
      deny({}, { period: { start: 0, end: 2 } }),
      true,
    ],
  ])('%s', (_, one, other, expected) => {
    expect([disagree(one, other), disagree(other, one)]).toEqual([expected, expected])
  })
})
