import { describe, expect, test } from 'vitest'
import { agreementsThen } from '../../../gateway/oversight/agreements-then.ts'
import { countAlike, holdsPlace, membersHeld, turningPoints } from '../../../gateway/oversight/past-views.ts'
import { registryThen } from '../../../gateway/oversight/registry-then.ts'
import { lastDays } from '../../../gateway/oversight/span.ts'
import type { TalliedViews, ViewKind } from '../../../gateway/state/view-tally.ts'
import { compileAgreements } from '../../../policies/agreement-index.ts'
import { controllerSet } from '../../../policies/controller-set.ts'
import { compileMembers } from '../../../policies/members.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { agreement } from '../../policies/world.ts'
import { exchangeNamed, ods } from '../state/state-examples.ts'

const KIND: ViewKind = {
  organisation: ods('RJ6'),
  purpose: 'TREAT',
  types: ['ALLERGY'],
  registry: 1,
  asked: [{ exchange: exchangeNamed('ELPR'), types: ['ALLERGY'], members: 'gA' }],
  agreements: [],
}

const tallied = (given: Partial<TalliedViews> = {}): TalliedViews => ({
  kind: KIND,
  agreementsVersion: 1,
  views: 2,
  lastAt: 10,
  ...given,
})

describe('views that are alike', () => {
  test('are added up over the days, with the last moment; of another kind or version they stand apart', () => {
    const counted = countAlike([
      tallied(),
      tallied({ lastAt: 30, views: 5 }),
      tallied({ lastAt: 20 }),
      tallied({ agreementsVersion: 2 }),
      tallied({ kind: { ...KIND, purpose: 'ETREAT' } }),
    ])
    expect(
      counted.map(({ count, lastAt, purpose, agreementsVersion }) => [purpose, agreementsVersion, count, lastAt]),
    ).toEqual([
      ['TREAT', 1, 9, 30],
      ['TREAT', 2, 2, 10],
      ['ETREAT', 1, 2, 10],
    ])
  })

  test('are alike only between two moments at which an agreement begins or ends', () => {
    const points = turningPoints(
      [agreement({ period: { start: 5, end: 15 } }), agreement({ period: { start: 25, end: 99 } })],
      8,
      40,
    )
    expect(points).toEqual([15, 25])
    const counted = countAlike(
      [10, 15, 24, 25].map((lastAt) => tallied({ lastAt })),
      points,
    )
    expect(counted.map(({ turn, count }) => [turn, count])).toEqual([
      [0, 2],
      [1, 4],
      [2, 2],
    ])
  })
})

test('a written set is read as it was made', () => {
  const codes = Array.from({ length: 19 }, (_, n) => `A${String(n).padStart(3, '0')}` as OdsCode)
  const masks = Uint16Array.from(codes, (_, place) => (place % 3 === 0 || place === 17 ? 1 : 0))
  const bitmap = controllerSet(
    compileMembers(codes, () => 0),
    masks,
    1,
  ).toBitmap()
  const places = codes.flatMap((_, place) => (masks[place] === 1 ? [place] : []))
  expect(membersHeld(bitmap)).toEqual(places)
  expect(codes.flatMap((_, place) => (holdsPlace(bitmap, place) ? [place] : []))).toEqual(places)
  expect(holdsPlace(bitmap, 400)).toBe(false)
})

describe('agreements as they stood', () => {
  test('are read once for all versions between which nothing changed for the party, and not at all when nothing did since', async () => {
    const read: number[] = []
    const held = [agreement()]
    const index = compileAgreements(held)
    const history = agreementsThen(
      async ({ at }) => {
        read.push('version' in at ? at.version : -1)
        return []
      },
      async () => new Map([[ods('RJ6'), [5, 9]]]),
      { ofParty: () => held, index },
    )
    await history.prepare([ods('RJ6'), ods('RAP')], 3)
    const at = (version: number) => history.at(ods('RJ6'), version)
    expect(await at(3)).toBe(await at(4))
    expect(await at(5)).toBe(await at(8))
    expect(await at(4)).not.toBe(await at(5))
    expect(await at(9)).toBe(await at(100))
    expect(await at(9)).toEqual({ agreements: held, index })
    expect(await history.at(ods('RAP'), 3)).toBe(await history.at(ods('RAP'), 70))
    expect(read).toEqual([3, 5])
    // Of a party that was not prepared each version is read for itself.
    await history.at(ods('RV5'), 1)
    await history.at(ods('RV5'), 2)
    expect(read.slice(2)).toEqual([1, 2])
  })

  test('and so are the exchanges', async () => {
    let read = 0
    const registry = registryThen({
      exchangesAt: async () => {
        read += 1
        return undefined
      },
    })
    await registry(1)
    await registry(1)
    await registry(2)
    expect(read).toBe(2)
  })
})

test('one may look back 1 to 90 whole days, from the midnight in London that begins the first', () => {
  const now = Date.parse('2026-06-10T12:00:00Z')
  expect(lastDays(1, now)).toEqual({ from: Date.parse('2026-06-08T23:00:00Z'), to: now })
  for (const days of [0, 91, 1.5, Number.NaN]) expect(() => lastDays(days, 0)).toThrow('An argument')
})
