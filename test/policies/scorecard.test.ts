import { expect, test } from 'vitest'
import { breachesOf, quantileOf, scoreOf } from '../../policies/scorecard.ts'
import { LATENCY_BOUNDS_MS, type Score, type Tally } from '../../schema/model/scorecard.ts'

/** So many times in the cell of that bound; 0 is the last cell, which has none. */
const times = (by: Readonly<Record<number, number>>): readonly number[] =>
  [...LATENCY_BOUNDS_MS, 0].map((bound) => by[bound] ?? 0)

const tally = (more: Partial<Tally> = {}): Tally => ({
  asked: 20,
  answered: 18,
  empty: 9,
  mismatched: 3,
  newestAt: 5,
  latencies: times({ 100: 10, 200: 10 }),
  ...more,
})

test('a tally comes to shares, and to the times within which a half, 95 and 99 of 100 were answered', () => {
  expect(scoreOf(tally())).toEqual({
    asked: 20,
    availability: 0.9,
    p50Ms: 100,
    p95Ms: 195,
    p99Ms: 199,
    emptyRate: 0.5,
    mismatchRate: 3 / 18,
    newestAt: 5,
  })
})

test('of nothing, nothing is concluded', () => {
  const nothing = scoreOf(tally({ asked: 0, answered: 0, empty: 0, mismatched: 0, newestAt: null, latencies: [] }))
  expect(nothing).toEqual({
    asked: 0,
    availability: null,
    p50Ms: null,
    p95Ms: null,
    p99Ms: null,
    emptyRate: null,
    mismatchRate: null,
    newestAt: null,
  })
  expect(breachesOf(nothing, { availability: 1, p95Ms: 1 })).toBeUndefined()
})

test.each([
  [times({ 25: 4 }), 0.5, 12.5],
  [times({ 25: 1, 10000: 1 }), 0.5, 25],
  [times({ 25: 1, 0: 1 }), 0.99, 10_000],
  [times({ 150: 1 }), 0, 100],
])('%j: within %d of all, %d ms', (latencies, quantile, ms) => expect(quantileOf(latencies, quantile)).toBe(ms))

const score = (more: Partial<Score>): Score => ({ ...scoreOf(tally()), ...more })
const SLA = { availability: 0.9, p95Ms: 195 }

test.each<[Partial<Score>, readonly string[] | undefined]>([
  [{}, []],
  [{ availability: 0.89 }, ['AVAILABILITY 0.89 0.9']],
  [{ p95Ms: 196 }, ['P95 196 195']],
  [{ availability: 0, p95Ms: 3_000 }, ['AVAILABILITY 0 0.9', 'P95 3000 195']],
  [{ availability: 0, p95Ms: null }, ['AVAILABILITY 0 0.9']],
  [{ availability: null, p95Ms: null }, []],
  [{ asked: 9, availability: 0 }, undefined],
])('%j is a breach of %j', (more, expected) => {
  const found = breachesOf(score(more), SLA)
  expect(found && [...found].map(([measure, { measured, promised }]) => `${measure} ${measured} ${promised}`)).toEqual(
    expected,
  )
})
