import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeTrial, type Trial } from '../../policies/canary.ts'
import type { CanaryTally } from '../../schema/model/exchange-registration.ts'
import { NOW } from './world.ts'

const tally = (asked: number, more: Partial<CanaryTally> = {}): CanaryTally => ({
  asked,
  failed: 0,
  mismatched: 0,
  unknown: 0,
  ...more,
})

const trial = (running: CanaryTally, tried: CanaryTally): Trial => ({ running, tried, endsAt: NOW, least: 20 })

const BEFORE = NOW - 1

describe('a changed configuration on trial', () => {
  test.each<[string, CanaryTally, CanaryTally, number, string]>([
    ['goes on while it does as well', tally(100), tally(10), BEFORE, 'GO_ON'],
    ['governs at its end', tally(100), tally(20), NOW, 'PROMOTE DID_AS_WELL'],
    ['is rolled back at its end if it was hardly asked', tally(100), tally(19), NOW, 'ROLL_BACK TOO_FEW_QUESTIONS'],
    ['is rolled back as soon as it fails', tally(100), tally(5, { failed: 5 }), BEFORE, 'ROLL_BACK FAILED_MORE'],
    ['is not rolled back for what four questions seem to show', tally(100), tally(4, { failed: 4 }), BEFORE, 'GO_ON'],
    [
      'may fail as often as what runs',
      tally(100, { failed: 30 }),
      tally(20, { failed: 7 }),
      NOW,
      'PROMOTE DID_AS_WELL',
    ],
    [
      'may fail a little more, by chance',
      tally(100, { failed: 30 }),
      tally(20, { failed: 9 }),
      NOW,
      'PROMOTE DID_AS_WELL',
    ],
    ['may not fail much more', tally(100, { failed: 30 }), tally(20, { failed: 15 }), BEFORE, 'ROLL_BACK FAILED_MORE'],
    ['may not fail where nothing runs beside it', tally(0), tally(20, { failed: 1 }), BEFORE, 'ROLL_BACK FAILED_MORE'],
    ['may know nobody where nothing runs beside it', tally(0), tally(20, { unknown: 20 }), NOW, 'PROMOTE DID_AS_WELL'],
    [
      'may not know nobody where what runs does',
      tally(100, { unknown: 20 }),
      tally(10, { unknown: 10 }),
      BEFORE,
      'ROLL_BACK FOUND_LESS',
    ],
    ['may know as few', tally(100, { unknown: 80 }), tally(20, { unknown: 16 }), NOW, 'PROMOTE DID_AS_WELL'],
    [
      'is rolled back for one answer about another person',
      tally(100),
      tally(1, { mismatched: 1 }),
      BEFORE,
      'ROLL_BACK MISMATCHED_MORE',
    ],
    [
      'is, too, where nothing runs beside it',
      tally(0),
      tally(1, { mismatched: 1 }),
      BEFORE,
      'ROLL_BACK MISMATCHED_MORE',
    ],
    [
      'may mistake people as often as what runs',
      tally(10, { mismatched: 1 }),
      tally(20, { mismatched: 2 }),
      NOW,
      'PROMOTE DID_AS_WELL',
    ],
  ])('%s', (_, running, tried, now, verdict) =>
    expect(Object.values(judgeTrial(trial(running, tried), now)).join(' ')).toBe(verdict),
  )

  test('is never promoted before its end, nor when it fails every time and what runs does not', () => {
    const part = fc.integer({ min: 1, max: 500 })
    fc.assert(
      fc.property(part, part, fc.boolean(), (running, tried, ended) => {
        const { verdict } = judgeTrial(trial(tally(running), tally(tried, { failed: tried })), ended ? NOW : BEFORE)
        expect(verdict).not.toBe('PROMOTE')
      }),
    )
  })
})
