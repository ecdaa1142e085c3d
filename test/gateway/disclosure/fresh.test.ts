import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { confirmedWithin } from '../../../gateway/disclosure/fresh.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

test('what was confirmed holds for the given milliseconds and not one more', () => {
  const confirmed = confirmedWithin(1_000)
  expect(confirmed()).toBe(true)
  vi.advanceTimersByTime(999)
  expect(confirmed()).toBe(true)
  vi.advanceTimersByTime(1)
  expect(confirmed()).toBe(false)
})
