import fc from 'fast-check'
import { expect, test } from 'vitest'
import { versionInForce } from '../../policies/agreement-in-force.ts'
import { isInForceFor, isInForceForSome, nextTurn, pairsInForce } from '../../policies/agreement-pairs.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { anyAgreement } from './random-worlds.ts'
import { agreement, HOUR, NOW, version } from './world.ts'

const partiesOf = ({ versions }: Agreement) =>
  [...new Set(versions.flatMap(({ parties }) => parties.map(({ organisation }) => organisation)))].sort()

/** Every pair tried one by one: the reference. */
const tried = (given: Agreement, now: number) =>
  partiesOf(given).flatMap((provider) =>
    partiesOf(given).flatMap((recipient) => {
      const found = versionInForce(given, provider, recipient, now)
      return found === undefined ? [] : [{ provider, recipient, version: found.version }]
    }),
  )

const anyMoment = fc.constantFrom(NOW - 30 * HOUR, NOW - HOUR, NOW, NOW + 1, NOW + HOUR)

test('the pairs in force are those of every pair tried one by one', () => {
  let found = 0
  fc.assert(
    fc.property(anyAgreement, anyMoment, (given, now) => {
      const pairs = tried(given, now)
      found += pairs.length
      expect(pairsInForce(given, now, 1_000)).toEqual(pairs)
      expect(pairsInForce(given, now, 1)).toEqual(pairs.slice(0, 1))
      expect(isInForceForSome(given, now)).toBe(pairs.length > 0)
      for (const party of partiesOf(given))
        expect(isInForceFor(given, party, now)).toBe(
          pairs.some(({ provider, recipient }) => provider === party || recipient === party),
        )
    }),
    { numRuns: 1_000 },
  )
  expect(found).toBeGreaterThan(500)
})

test('nothing turns before the next turning point', () => {
  fc.assert(
    fc.property(anyAgreement, anyMoment, fc.constantFrom(1, HOUR / 2, HOUR), (given, now, later) => {
      fc.pre(now + later < nextTurn(given, now))
      expect(pairsInForce(given, now + later, 1_000)).toEqual(pairsInForce(given, now, 1_000))
    }),
    { numRuns: 1_000 },
  )
})

test('the next turning point is the soonest beginning, end or signature to come', () => {
  expect(nextTurn(agreement(), NOW)).toBe(Number.POSITIVE_INFINITY)
  expect(nextTurn(agreement({ period: { start: NOW + 5, end: NOW + 9 } }), NOW)).toBe(NOW + 5)
  expect(nextTurn(agreement({ period: { start: NOW, end: NOW + 9 } }), NOW)).toBe(NOW + 9)
  expect(nextTurn(agreement({}, { versions: [version(1, {}, { ealing: NOW + 3 })] }), NOW)).toBe(NOW + 3)
})
