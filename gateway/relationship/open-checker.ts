import { checkGroup } from './check-group.ts'
import type { CheckerRoom } from './room.ts'

/** How long one node may take over one group before another may try: longer than any deadline. */
const LEASE_MS = 5 * 60_000

/**
 * Looks again and again for checks whose turn it is, and does them one group after another. The returned function stops, once the group in hand is done.
 * What is due is in the database: a node that dies leaves its group to the next, and a restart loses none.
 */
export const openChecker = (room: CheckerRoom): (() => Promise<void>) => {
  let stopped = false
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    try {
      while (!stopped) {
        const group = await room.checks.claim(LEASE_MS)
        if (group === undefined) return
        await checkGroup(room, group)
      }
    } catch (error) {
      // A closing house is no trouble.
      if (!stopped) room.report.stopped(error)
    }
  }
  const timer = setInterval(() => {
    running ??= run().finally(() => {
      running = undefined
    })
  }, room.schedule.pollMs)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}
