import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NoLongerReleased, watchRelease } from '../../../gateway/retrieval/release-watch.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const TIMES = { everyMs: 500, goodForMs: 1_000 }

/** A watch over answers that a test gives: after how long, and what. */
const watching = (answer: () => Promise<boolean>) => {
  let asked = 0
  const watch = watchRelease(() => {
    asked++
    return answer()
  }, TIMES)
  return { watch, asked: () => asked }
}

const later = (ms: number, value: boolean) => () =>
  new Promise<boolean>((resolve) => void setTimeout(() => resolve(value), ms))

describe('a document under way', () => {
  test('passes at once for as long as its release was confirmed a moment ago', async () => {
    const { watch, asked } = watching(async () => true)
    await watch.passes()
    expect(asked()).toBe(0)
    watch.stop()
  })

  test('is asked about again and again, whether or not anything is on its way', async () => {
    const { watch, asked } = watching(async () => true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked()).toBe(10)
    await watch.passes()
    watch.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked()).toBe(10)
  })

  test('ends when it may no longer be released, also where no piece is on its way, and for good', async () => {
    let may = true
    const { watch } = watching(async () => may)
    await vi.advanceTimersByTimeAsync(1_000)
    may = false
    expect(watch.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(500)
    expect(watch.signal.reason).toBeInstanceOf(NoLongerReleased)
    may = true
    await vi.advanceTimersByTimeAsync(5_000)
    await expect(watch.passes()).rejects.toThrow(NoLongerReleased)
  })

  test('ends when nobody can say', async () => {
    const { watch } = watching(() => Promise.reject(new Error('the database is gone')))
    await vi.advanceTimersByTimeAsync(500)
    expect(watch.signal.aborted).toBe(true)
    await expect(watch.passes()).rejects.toThrow(NoLongerReleased)
  })

  test('no piece passes while a confirmation is awaited for longer than one is good for', async () => {
    const { watch } = watching(later(1_400, true))
    await vi.advanceTimersByTimeAsync(1_200)
    const passing = watch.passes()
    const settled = vi.fn()
    passing.then(settled, settled)
    await vi.advanceTimersByTimeAsync(600)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2_000)
    await expect(passing).rejects.toThrow(NoLongerReleased)
    watch.stop()
  })

  test('a piece waits for a confirmation that comes in time', async () => {
    let slow = true
    const { watch } = watching(() => (slow ? later(700, true) : later(10, true))())
    await vi.advanceTimersByTimeAsync(1_100)
    slow = false
    const passing = watch.passes()
    await vi.advanceTimersByTimeAsync(800)
    await passing
    watch.stop()
  })
})
