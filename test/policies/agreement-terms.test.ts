import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftTermsOf, periodOf, termsOf } from '../../policies/agreement-terms.ts'
import { londonDay, londonMidnight } from '../../policies/london-day.ts'
import { EMPTY_TERMS } from '../../schema/model/agreement-draft.ts'
import { TERMS, version } from './world.ts'

describe('a day of London', () => {
  test.each([
    ['2026-01-15', '2026-01-15T00:00:00.000Z'],
    ['2026-07-15', '2026-07-14T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', '2026-03-29T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z'],
    ['2026-10-26', '2026-10-26T00:00:00.000Z'],
  ])('%s begins at %s', (day, moment) => expect(new Date(londonMidnight(day)).toISOString()).toBe(moment))

  test('begins at its midnight: a moment earlier is the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10)
        // From 1968 to 1971 London kept summer time all year.
        fc.pre(day >= '1972')
        expect(londonDay(londonMidnight(day))).toBe(day)
        expect(londonDay(londonMidnight(day) - 1) < day).toBe(true)
        expect(londonMidnight(day, 1)).toBeGreaterThan(londonMidnight(day))
      }),
    )
  })
})

describe('terms and drafts', () => {
  test('the last day belongs to the period', () => {
    expect(periodOf({ firstDay: '2026-07-01', lastDay: '2026-07-01' })).toEqual({
      start: Date.parse('2026-06-30T23:00:00Z'),
      end: Date.parse('2026-07-01T23:00:00Z'),
    })
  })

  test('a version as a draft, and that draft as terms, are the same terms', () => {
    const period = periodOf({ firstDay: '2026-07-01', lastDay: '2027-01-31' })
    for (const terms of [
      { ...TERMS, period, dpiaDate: '2026-01-01' },
      { ...TERMS, period },
      { ...TERMS, period: { start: undefined, end: undefined } },
    ])
      expect(termsOf(draftTermsOf({ ...version(1), terms }))).toEqual(terms)
  })

  test('what a draft does not say is empty, and read as not said again', () => {
    const terms = termsOf(EMPTY_TERMS)
    expect(terms).toEqual({
      title: '',
      actions: [],
      purposes: [],
      recordTypes: {},
      period: { start: undefined, end: undefined },
      lawfulBasis: { article6: '', article9: '' },
      reviewDate: '',
      dpiaReference: '',
      publicPurpose: '',
    })
    expect(draftTermsOf({ terms, parties: [] })).toEqual(EMPTY_TERMS)
  })
})
