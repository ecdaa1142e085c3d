import { expect, test } from 'vitest'
import { daysOf, speaksOfDates } from '../../policies/record-dates.ts'

test.each([
  ['2015', '2015-01-01', '2015-12-31'],
  ['2015-02', '2015-02-01', '2015-02-28'],
  ['2016-02', '2016-02-01', '2016-02-29'],
  ['2000-02', '2000-02-01', '2000-02-29'],
  ['1900-02', '1900-02-01', '1900-02-28'],
  ['2015-04', '2015-04-01', '2015-04-30'],
  ['2015-12', '2015-12-01', '2015-12-31'],
  ['2015-03-02', '2015-03-02', '2015-03-02'],
  ['2015-03-02T10:00', '2015-03-02', '2015-03-02'],
  ['2015-12-31T23:30:00Z', '2015-12-31', '2015-12-31'],
  ['2015-06-30T23:30:00Z', '2015-06-30', '2015-07-01'],
  ['2015-07-01T00:30:00+05:00', '2015-06-30', '2015-07-01'],
])('%s may mean %s to %s', (date, first, last) => expect(daysOf(date)).toEqual({ first, last }))

test.each(['yesterday', '2015-13', '2015-06-30T23:59:60Z'])('%s cannot be read', (date) =>
  expect(daysOf(date)).toBeUndefined(),
)

const RANGE = { from: '2010-01-01', to: '2015-12-31' }
test.each([
  ['wholly inside', ['2012'], true, true],
  ['wholly outside', ['2018'], false, false],
  ['one of two outside', ['2012', '2018'], true, false],
  ['partly inside', ['2010-01-01', '2009'], true, false],
  ['undated', [], true, false],
  ['unreadable', ['yesterday'], true, false],
])('a record %s', (_, dates, denied, permitted) => {
  expect(speaksOfDates('deny', RANGE, dates)).toBe(denied)
  expect(speaksOfDates('permit', RANGE, dates)).toBe(permitted)
})

test('one bound, a partial bound, and one that cannot be read', () => {
  expect(speaksOfDates('permit', { from: '2010', to: undefined }, ['2010-01-01'])).toBe(true)
  expect(speaksOfDates('permit', { from: undefined, to: '2015' }, ['2015-12-31'])).toBe(true)
  for (const range of [
    { from: 'soon', to: undefined },
    { from: undefined, to: 'late' },
  ]) {
    expect(speaksOfDates('permit', range, ['2012'])).toBe(false)
    expect(speaksOfDates('deny', range, ['2012'])).toBe(true)
  }
})
