import { expect, test } from 'vitest'
import { lookupPlaces } from '../../../gateway/dispatch/lookup-places.ts'
import { weighTurns } from '../../../gateway/http/turn-delay.ts'

const enterAll = (places: ReturnType<typeof lookupPlaces>, count: number) =>
  Array.from({ length: count }, () => places.enter())

test('no more are under way than there are places, and who leaves makes room for one', () => {
  const places = lookupPlaces(3, 1_500, () => 0)
  const [first, ...others] = enterAll(places, 4)
  expect([first, ...others].map((leave) => leave !== undefined)).toEqual([true, true, true, false])
  first?.()
  first?.()
  expect(enterAll(places, 2).map((leave) => leave !== undefined)).toEqual([true, false])
})

test('where each turn is late nobody more is let in but the few who are not what it is late for; once it keeps up again, all are', () => {
  let waiting = 63
  const places = lookupPlaces(100, 1_500, () => waiting)
  expect(enterAll(places, 20).filter((leave) => leave !== undefined)).toHaveLength(8)
  waiting = 62
  expect(enterAll(places, 20).filter((leave) => leave !== undefined)).toHaveLength(20)
})

/** How late turns are after these have lasted so long each. */
const after = (lasted: readonly number[]): number => {
  let at = 0
  const { turn, ms } = weighTurns(() => at)
  for (const one of lasted) {
    at += one
    turn()
  }
  return ms()
}
const often = (lasted: number, times: number): readonly number[] => Array.from({ length: times }, () => lasted)

test('a process that keeps up is not late, one pause is forgotten within seconds, and one that is late at every turn is known at once', () => {
  expect(after(often(20, 50))).toBe(0)
  expect(after([...often(20, 50), 300])).toBeLessThan(50)
  expect(after([...often(20, 50), 300, ...often(20, 150)])).toBeLessThan(3)
  expect(after(often(300, 5))).toBeGreaterThan(100)
  expect(after([5_000])).toBeGreaterThan(2_000)
})
