import { expect, test } from 'vitest'
import { keepLooking } from '../../gateway/keep-looking.ts'

test('looks again and again, also after a look that failed', async () => {
  const failed: unknown[] = []
  let looks = 0
  const third = Promise.withResolvers<void>()
  const stop = keepLooking({
    everyMs: 1,
    look: async () => {
      if (++looks === 1) throw new Error('not yet')
      if (looks === 3) third.resolve()
    },
    failed: (error) => void failed.push(error),
  })
  await third.promise
  await stop()
  expect(failed).toEqual([new Error('not yet')])
})

test('never looks twice at once, and stops after the look that is under way and what is done last', async () => {
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const seen: string[] = []
  const stop = keepLooking({
    everyMs: 1,
    look: async (stopped) => {
      seen.push('looks')
      begun.resolve()
      await end.promise
      seen.push(stopped() ? 'is told to stop' : 'goes on')
    },
    last: async () => void seen.push('once more'),
    failed: () => undefined,
  })
  await begun.promise
  const stopping = stop()
  // Time enough for many more looks, were they begun.
  await new Promise((resolve) => setTimeout(resolve, 20))
  end.resolve()
  await stopping
  expect(seen).toEqual(['looks', 'is told to stop', 'once more'])
})
