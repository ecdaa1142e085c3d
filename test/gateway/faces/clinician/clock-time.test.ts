import { describe, expect, test } from 'vitest'
import { readClock, saidClock } from '../../../../gateway/faces/clinician/clock-time.ts'

describe('a time of day as people type it', () => {
  test.each([
    ['22:00', '22:00'],
    [' 7:05 ', '07:05'],
    ['07.30', '07:30'],
    ['2359', '23:59'],
    ['0000', '00:00'],
    ['10pm', '22:00'],
    ['10 PM', '22:00'],
    ['12am', '00:00'],
    ['12:30pm', '12:30'],
    ['7.15am', '07:15'],
    ['Midnight', '00:00'],
    ['midday', '12:00'],
  ])('%s is %s', (typed, time) => {
    expect(readClock(typed)).toBe(time)
  })

  test.each(['', '7', '22', '24:00', '25:00', '12:60', '13pm', '0am', '7:5', 'seven', '22:00:00', '-1:00'])(
    '%s is none',
    (typed) => {
      expect(readClock(typed)).toBeUndefined()
    },
  )

  test('is said as the NHS writes it', () => {
    expect(['22:00', '07:30', '00:00', '12:00'].map(saidClock)).toEqual(['10pm', '7:30am', 'midnight', 'midday'])
  })
})
