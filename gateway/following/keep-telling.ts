import { type LookingWhenTold, lookWhenTold } from '../look-when-told.ts'
import { attend, type TellingParts } from './attend.ts'

/** Longer than a look and a message may take, so that nobody else does the same meanwhile. */
const LEASE_MS = 120_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15 * 60_000

const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20))

/** Attends to one wish that is due, if there is one, and gives whether there was. One that cannot be attended to now keeps nobody else waiting. */
export const tellOne = async (parts: TellingParts, stopped: () => boolean): Promise<boolean> => {
  const { room, report } = parts
  const { changeWishes } = room.state
  const wish = await changeWishes.claim(LEASE_MS)
  if (wish === undefined) return false
  try {
    const left = await attend(parts, wish, stopped)
    if (left === 'LATER') await changeWishes.rest(wish, waitAfter(wish.attempts), false)
    else await changeWishes.rest(wish, left === 'MORE' ? 0 : left.restsMs, true)
  } catch (error) {
    report.failed(error)
    await changeWishes.rest(wish, waitAfter(wish.attempts), false)
  }
  return true
}

/**
 * Tells those who asked to be told for themselves, whether they are there or not: each event is fetched and judged as their own request at that moment, numbered, and
 * stands in their account; a message outward says that there is something, and nothing of it. What is due is in the database and taken on a lease: any node does it, and
 * one that dies leaves it to the next.
 */
export const keepTelling = (parts: TellingParts & { readonly everyMs: number }): LookingWhenTold =>
  lookWhenTold({
    everyMs: parts.everyMs,
    once: (stopped) => tellOne(parts, stopped),
    failed: parts.report.failed,
  })
