import { expect, test } from 'vitest'
import { restrictedDemographics } from '../../../policies/rules/restricted-demographics.ts'
import { ask, askAsPatient, askAsProxy, HARINGEY } from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(restrictedDemographics)

test('an open flag forbids nothing', () => expect(find(ask())).toBe('nothing'))
test.each(['restricted', 'unknown'] as const)('%s: only break-glass and the patient pass', (demographicsFlag) => {
  const facts = { demographicsFlag }
  expect(find(ask(), facts)).toBe('forbids')
  expect(find(ask({ controller: HARINGEY }), facts)).toBe('forbids')
  expect(find(askAsProxy(), facts)).toBe('forbids')
  expect(find(askAsPatient(), facts)).toBe('nothing')
  expect(find(ask({ purpose: 'BTG' }), facts)).toBe('nothing')
  expect(find(ask({ purpose: 'BTG' }), { ...facts, grants: [] })).toBe('forbids')
})
