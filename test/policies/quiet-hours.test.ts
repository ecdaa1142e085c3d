import { describe, expect, test } from 'vitest'
import { isQuiet, londonMinute, waitsForMorning } from '../../policies/quiet-hours.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

const at = (time: string): number => Date.parse(`2026-11-28T${time}:00Z`)
const night = { from: 22 * 60, until: 7 * 60 }
const afternoon = { from: 13 * 60, until: 14 * 60 }

describe('whether a notice waits for the morning', () => {
  test.each<[string, Parameters<typeof waitsForMorning>[0], RecordType, string, boolean]>([
    ['nobody asked for quiet', { quiet: undefined, urgentPasses: false }, 'RESULT', '23:00', false],
    ['before midnight', { quiet: night, urgentPasses: true }, 'RESULT', '23:00', true],
    ['after midnight', { quiet: night, urgentPasses: true }, 'RESULT', '06:59', true],
    ['the end does not belong to it', { quiet: night, urgentPasses: true }, 'RESULT', '07:00', false],
    ['the beginning does', { quiet: night, urgentPasses: true }, 'RESULT', '22:00', true],
    ['in one day', { quiet: afternoon, urgentPasses: true }, 'RESULT', '13:30', true],
    ['before it', { quiet: afternoon, urgentPasses: true }, 'RESULT', '12:59', false],
    ['after it', { quiet: afternoon, urgentPasses: true }, 'RESULT', '14:00', false],
    ['no time at all', { quiet: { from: 60, until: 60 }, urgentPasses: true }, 'RESULT', '01:00', false],
    ['an alert passes', { quiet: night, urgentPasses: true }, 'ALERT', '23:00', false],
    ['an allergy passes', { quiet: night, urgentPasses: true }, 'ALLERGY', '23:00', false],
    ['unless nothing may', { quiet: night, urgentPasses: false }, 'ALERT', '23:00', true],
  ])('%s', (_, hours, type, time, waits) => {
    expect(waitsForMorning(hours, type, at(time))).toBe(waits)
  })

  test('and it is quiet then, whatever may pass', () => {
    expect(isQuiet({ quiet: night }, at('23:00'))).toBe(true)
    expect(isQuiet({ quiet: night }, at('12:00'))).toBe(false)
    expect(isQuiet({ quiet: undefined }, at('23:00'))).toBe(false)
  })

  test('by the clock of London, in summer too', () => {
    expect(londonMinute(Date.parse('2026-07-01T22:30:00Z'))).toBe(23 * 60 + 30)
    expect(londonMinute(Date.parse('2026-01-01T00:05:00Z'))).toBe(5)
  })
})
