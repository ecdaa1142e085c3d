import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  courseOfChange,
  isRegistered,
  nextStates,
  REPORT_FRESH_MS,
  type Standing,
  stepFaults,
} from '../../policies/registration-life.ts'
import { type AcceptedReport, REGISTRATION_STATES } from '../../schema/model/exchange-registration.ts'
import { HARINGEY, NOW } from './world.ts'

const report: AcceptedReport = {
  configuration: 'this',
  suite: '1',
  endedAt: NOW - 1,
  acceptedAt: NOW,
  passed: 28,
  skipped: 0,
}

/** A registration with everything that any step wants. */
const standing = (more: Partial<Standing> = {}): Standing => ({
  state: 'DRAFT',
  resumesTo: undefined,
  conformanceKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  certified: 'this',
  report,
  pilot: [HARINGEY],
  configuration: 'this',
  now: NOW,
  ...more,
})

describe('the steps of an exchange’s life', () => {
  test.each([
    ['DRAFT', ['CONFORMANCE', 'RETIRED']],
    ['CONFORMANCE', ['PILOT', 'RETIRED']],
    ['PILOT', ['LIVE', 'SUSPENDED', 'RETIRED']],
    ['LIVE', ['SUSPENDED', 'RETIRED']],
    ['RETIRED', []],
  ] as const)('from %s lead to %s, and nowhere else', (state, to) => {
    expect(nextStates({ state, resumesTo: undefined })).toEqual(to)
    for (const other of REGISTRATION_STATES.filter((one) => !to.some((allowed) => allowed === one)))
      expect(stepFaults(standing({ state }), other)).toEqual(['NO_SUCH_STEP'])
    for (const allowed of to) expect(stepFaults(standing({ state }), allowed)).toEqual([])
  })

  test.each(['PILOT', 'LIVE'] as const)('a suspended exchange resumes to %s, where it was, alone', (resumesTo) =>
    expect(nextStates({ state: 'SUSPENDED', resumesTo })).toEqual([resumesTo, 'RETIRED']),
  )

  test.each<[string, Partial<Standing>, Standing['state'], readonly string[]]>([
    ['conformance without a key', { state: 'DRAFT', conformanceKey: undefined }, 'CONFORMANCE', ['NO_KEY']],
    [
      'pilot without anything',
      { state: 'CONFORMANCE', certified: undefined, pilot: [] },
      'PILOT',
      ['NO_REPORT', 'NO_PILOT'],
    ],
    ['pilot without a report', { state: 'CONFORMANCE', report: undefined }, 'PILOT', ['NO_REPORT']],
    [
      'pilot with another configuration',
      { state: 'CONFORMANCE', configuration: 'that' },
      'PILOT',
      ['CONFIGURATION_CHANGED'],
    ],
    ['pilot with an old report', { state: 'CONFORMANCE', now: NOW + REPORT_FRESH_MS }, 'PILOT', ['REPORT_STALE']],
    ['pilot with a report at its last moment', { state: 'CONFORMANCE', now: NOW + REPORT_FRESH_MS - 1 }, 'PILOT', []],
    ['live with an old report', { state: 'PILOT', now: NOW + REPORT_FRESH_MS }, 'LIVE', ['REPORT_STALE']],
    ['live with another configuration', { state: 'PILOT', configuration: 'that' }, 'LIVE', ['CONFIGURATION_CHANGED']],
    [
      'live again after years',
      { state: 'SUSPENDED', resumesTo: 'LIVE', report: undefined, now: NOW + 1e11 },
      'LIVE',
      [],
    ],
    [
      'live again, changed',
      { state: 'SUSPENDED', resumesTo: 'LIVE', configuration: 'that' },
      'LIVE',
      ['CONFIGURATION_CHANGED'],
    ],
    ['an end, whatever is missing', { state: 'SUSPENDED', resumesTo: 'LIVE', certified: undefined }, 'RETIRED', []],
  ])('%s', (_, more, to, faults) => expect(stepFaults(standing(more), to)).toEqual(faults))

  test('nothing is ever asked of an exchange whose configuration is not certified', () => {
    const any = fc.record({
      state: fc.constantFrom(...REGISTRATION_STATES),
      resumesTo: fc.constantFrom('PILOT' as const, 'LIVE' as const, undefined),
      configuration: fc.constantFrom('this', 'that'),
      certified: fc.constantFrom('this', undefined),
      to: fc.constantFrom('PILOT' as const, 'LIVE' as const),
    })
    fc.assert(
      fc.property(any, ({ to, ...more }) => {
        if (stepFaults(standing(more), to).length === 0) expect(more.certified).toBe(more.configuration)
      }),
    )
  })

  test('the registry names what is in pilot, live or suspended', () =>
    expect(REGISTRATION_STATES.filter(isRegistered)).toEqual(['PILOT', 'LIVE', 'SUSPENDED']))
})

describe('a changed configuration', () => {
  test.each([
    ['DRAFT', true, 'AT_ONCE'],
    ['CONFORMANCE', true, 'AT_ONCE'],
    ['SUSPENDED', true, 'AT_ONCE'],
    ['PILOT', true, 'PAUSED'],
    ['PILOT', false, 'AT_ONCE'],
    ['LIVE', true, 'REPORT_FIRST'],
    ['LIVE', false, 'CANARY'],
    ['RETIRED', false, 'REFUSED'],
  ] as const)('of an exchange that is %s (audited: %s): %s', (state, audited, course) =>
    expect(courseOfChange(state, { audited, asking: true })).toBe(course),
  )

  test('that only says what a live exchange carries holds at once', () =>
    expect(courseOfChange('LIVE', { audited: false, asking: false })).toBe('AT_ONCE'))
})
