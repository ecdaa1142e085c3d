import { expect, test } from 'vitest'
import { reportFaults } from '../../policies/report-faults.ts'
import { type ConformanceReport, MANDATORY_AUDITS } from '../../schema/model/conformance-report.ts'
import { HARINGEY, NORTH_WEST, NOW } from './world.ts'

const FACTS = { id: NORTH_WEST, operator: HARINGEY, challenge: 'nonce', configuration: 'this', now: NOW }

const PASSED = Object.keys(MANDATORY_AUDITS).map((id) => ({ id, name: id, outcome: 'PASSED' as const }))

const at = (moment: number): string => new Date(moment).toISOString()

const report = (more: Partial<ConformanceReport> = {}): ConformanceReport => ({
  iss: HARINGEY,
  exchange: NORTH_WEST,
  configuration: 'this',
  challenge: 'nonce',
  suite: '1',
  started: at(NOW - 60_000),
  ended: at(NOW),
  results: PASSED,
  ...more,
})

test('a report of this exchange, fresh and passed, has nothing against it', () => {
  const skipped = PASSED.map((one) => (one.id === 'A03' ? { ...one, outcome: 'SKIPPED' as const, note: 'why' } : one))
  for (const results of [PASSED, skipped, [...PASSED, { id: 'X1', name: 'more', outcome: 'SKIPPED' as const }]])
    expect(reportFaults(report({ results }), FACTS)).toEqual([])
})

test('a challenge is good only while it is awaited', () => {
  expect(reportFaults(report(), { ...FACTS, challenge: undefined })).toHaveLength(1)
  expect(reportFaults(report({ challenge: 'other' }), FACTS)).toHaveLength(1)
})

test.each([
  ['organisation', { iss: 'RJ6' as typeof HARINGEY }],
  ['exchange', { exchange: 'SWL' as typeof NORTH_WEST }],
  ['configuration', { configuration: 'that' }],
  ['order', { started: at(NOW + 1) }],
  ['age', { ended: at(NOW - 8 * 86_400_000), started: at(NOW - 9 * 86_400_000) }],
  ['future', { ended: at(NOW + 6 * 60_000) }],
  ['failure', { results: [...PASSED, { id: 'X1', name: 'more', outcome: 'FAILED' as const }] }],
  ['absence', { results: PASSED.slice(1) }],
  [
    'skipping',
    { results: PASSED.map((one) => (one.id === 'A01' ? { ...one, outcome: 'SKIPPED' as const, note: 'why' } : one)) },
  ],
  ['silence', { results: PASSED.map((one) => (one.id === 'A03' ? { ...one, outcome: 'SKIPPED' as const } : one)) }],
  ['repetition', { results: [...PASSED, ...PASSED.slice(0, 1)] }],
])('one thing wrong is one fault: %s', (_, more) => expect(reportFaults(report(more), FACTS)).toHaveLength(1))

test('all that is wrong is told at once', () =>
  expect(
    reportFaults(report({ configuration: 'that', challenge: 'other', results: PASSED.slice(2) }), FACTS),
  ).toHaveLength(3))
