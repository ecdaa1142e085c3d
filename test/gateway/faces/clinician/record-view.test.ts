import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageWords, dateWords, dayWords } from '../../../../gateway/faces/clinician/date-words.ts'
import { listView } from '../../../../gateway/faces/clinician/record-view.ts'
import { detailsOf, isOver, itemView } from '../../../../gateway/faces/clinician/record-words.ts'
import { timelineView } from '../../../../gateway/faces/clinician/timeline.ts'
import type { ToldList, ToldWithDissent } from '../../../../gateway/faces/clinician/told.ts'
import { trendChart } from '../../../../gateway/faces/clinician/trend-chart.ts'
import { trendsOf } from '../../../../gateway/faces/clinician/trends.ts'

const NOW = Date.parse('2026-11-28T03:00:00Z')

const told = (id: string, over: Partial<ToldWithDissent> = {}): ToldWithDissent => ({
  id,
  recordType: 'ALLERGY',
  concept: { text: 'Nut', codings: [{ system: 'http://snomed.info/sct', code: '1', display: 'Allergy to nut' }] },
  status: 'active',
  date: '2020-01-02',
  endDate: null,
  recordedDate: null,
  confidentiality: [],
  notes: [],
  provenance: [
    {
      exchange: { id: 'BARNET', name: 'Barnet Exchange' },
      custodian: { odsCode: 'RAL', name: 'Royal Free' },
      sourceId: 'a-1',
      version: null,
      lastUpdated: null,
      author: null,
    },
  ],
  dissenting: [],
  ...over,
})

const listOf = (...items: readonly ToldWithDissent[]): ToldList => ({
  totalCount: items.length,
  completeness: { state: 'PRESENT', answered: 3, canHold: 3, complete: true, sentence: 'All answered.' },
  pageInfo: { endCursor: null, hasNextPage: false },
  items,
})

const measured = (id: string, date: string, value: number, over: Partial<ToldWithDissent> = {}): ToldWithDissent =>
  told(id, {
    recordType: 'OBSERVATION',
    status: 'final',
    date,
    concept: { text: 'Creatinine', codings: [{ system: 'http://loinc.org', code: '2160-0', display: null }] },
    value: { quantity: { value, unit: 'umol/L', comparator: null }, concept: null, text: null },
    ...over,
  })

describe('dates as a source gave them', () => {
  test.each([
    [null, 'No date', 'No date'],
    ['2015', '2015', '2015'],
    ['2015-03', 'March 2015', 'March 2015'],
    ['2015-03-02', '2 March 2015', '2 March 2015'],
    ['2015-07-01T22:30:00Z', '1 July 2015, 11:30pm', '1 July 2015'],
    ['some day', 'some day', 'some day'],
  ])('%s', (date, words, day) => expect([dateWords(date), dayWords(date)]).toEqual([words, day]))

  test.each([
    ['1961-04-17', '65 years'],
    ['1961-11-29', '64 years'],
    ['2025-11-28', '1 year'],
    ['1961', undefined],
    ['2030-01-01', undefined],
    [null, undefined],
  ])('somebody born %s is %s old', (birth, words) => expect(ageWords(birth, NOW)).toBe(words))
})

describe('one kind of record', () => {
  test('what is there stands before a statement that there is none, and what is over apart', () => {
    const view = listView(
      'ALLERGY',
      listOf(
        told('none', { noneKnown: true, date: '2026-01-01' }),
        told('over', { status: 'resolved' }),
        told('ruled-out', { verificationStatus: 'refuted' }),
        told('nut'),
      ),
      NOW,
    )
    expect(view.current.map(({ id }) => id)).toEqual(['nut', 'none'])
    expect(view.past.map(({ id }) => id)).toEqual(['over', 'ruled-out'])
  })

  test('a contradiction is never shown as whole', () => {
    const list = listOf(told('nut'))
    const contradictory = { ...list.completeness, state: 'CONTRADICTORY' as const }
    expect(listView('ALLERGY', list, NOW).isWhole).toBe(true)
    expect(listView('ALLERGY', { ...list, completeness: contradictory }, NOW).isWhole).toBe(false)
  })

  test.each<[Partial<ToldWithDissent>, boolean]>([
    [{}, false],
    [{ status: null }, false],
    [{ status: 'unheard-of' }, false],
    [{ status: 'completed' }, true],
    [{ status: 'entered-in-error' }, true],
    [{ endDate: '2026-11-27' }, true],
    [{ endDate: '2027-01-01' }, false],
  ])('%j: over %s', (over, expected) => expect(isOver(told('x', over), NOW)).toBe(expected))

  test('the source’s own words stand first, the coded name beside them where it says otherwise, every code with its system', () => {
    expect(itemView(told('x'))).toMatchObject({
      words: 'Nut',
      coded: 'Allergy to nut',
      codes: ['SNOMED CT 1: Allergy to nut'],
      from: ['Barnet Exchange'],
    })
    const same = { text: 'allergy to NUT', codings: told('x').concept.codings }
    expect(itemView(told('x', { concept: same })).coded).toBe('')
  })

  test('who tells it otherwise is kept with their own source', () => {
    const { dissenting: _, ...other } = told('y', { criticality: 'high' })
    const view = itemView(told('x', { criticality: 'low', dissenting: [other] }))
    expect(view.dissenting).toHaveLength(1)
    expect(view.dissenting[0]?.details).toContainEqual({ name: 'Danger of another exposure', words: 'High' })
    expect(view.dissenting[0]?.sources[0]).toMatchObject({ exchange: 'Barnet Exchange', sourceId: 'a-1' })
  })

  test('nothing is said of what its source did not say', () => expect(detailsOf(told('x'))).toEqual([]))
})

describe('trends', () => {
  test('two values or more of one thing in one unit are a trend, the latest in words', () => {
    const [trend, ...others] = trendsOf([
      measured('c', '2026-03-01', 148),
      measured('a', '2024-03-01', 189),
      measured('one', '2024-03-01', 7, { concept: { text: 'Once', codings: [] } }),
    ])
    expect(others).toEqual([])
    expect(trend).toMatchObject({
      name: 'Creatinine',
      latest: { said: '148 umol/L', date: '1 March 2026' },
      change: 'Down from 189 umol/L on 1 March 2024',
    })
    expect(trend?.values.map(({ id }) => id)).toEqual(['c', 'a'])
  })

  test('another unit is another trend; a mistake is in none; a bound is neither up nor down', () => {
    const grams = { quantity: { value: 1, unit: 'g/L', comparator: null }, concept: null, text: null }
    const below = { quantity: { value: 5, unit: 'umol/L', comparator: '<' }, concept: null, text: null }
    expect(trendsOf([measured('a', '2024', 1), measured('b', '2025', 1, { value: grams })])).toEqual([])
    expect(trendsOf([measured('a', '2024', 1), measured('b', '2025', 2, { status: 'entered-in-error' })])).toEqual([])
    expect(trendsOf([measured('a', '2024', 9), measured('b', '2025', 5, { value: below })])[0]?.change).toBe('')
  })

  test('every point lies within the plot, in the order of time, whatever the values', () => {
    const point = fc.record({
      at: fc.integer({ min: 0, max: NOW }),
      value: fc.float({ noNaN: true, min: -1e6, max: 1e6 }),
    })
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 20 }), (points) => {
        const { dots, plot } = trendChart(points.toSorted((a, b) => a.at - b.at))
        for (const { x, y } of dots) {
          expect(x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom).toBe(true)
        }
        expect(dots.map(({ x }) => x)).toEqual(dots.map(({ x }) => x).toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('the timeline', () => {
  const on = (id: string, date: string | null, over: Partial<ToldWithDissent> = {}) => {
    const one = told(id, { date, ...over })
    return { told: one, item: itemView(one) }
  }

  test('is newest first, by year; what has no date is counted, and a statement of none is no event', () => {
    const view = timelineView([
      on('a', '2019'),
      on('b', '2026-01-02'),
      on('c', null),
      on('d', '2019-05'),
      on('none', '2020', { noneKnown: true }),
    ])
    expect(view.years.map(({ year, lines }) => [year, lines.map(({ id }) => id)])).toEqual([
      ['2026', ['b']],
      ['2019', ['d', 'a']],
    ])
    expect(view).toMatchObject({ shown: 3, count: 3, undated: 1 })
  })

  test('the order in which records come changes nothing of it, nor of the trends', () => {
    const records = ['2024-01-01', '2024-01-01', '2025', '2025-06', '2026-02-03T04:05:06Z'].map((date, nth) =>
      measured(`r${nth}`, date, nth),
    )
    const shown = (some: readonly ToldWithDissent[]) =>
      JSON.stringify([timelineView(some.map((one) => ({ told: one, item: itemView(one) }))), trendsOf(some)])
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(shown(shuffled)).toBe(shown(records))
      }),
    )
  })
})
