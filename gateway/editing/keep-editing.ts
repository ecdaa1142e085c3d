import { keepLooking } from '../keep-looking.ts'
import { carryOut } from './carry-out.ts'
import { leaseOf } from './propose-edit.ts'
import type { EditingRoom } from './room.ts'

/**
 * Looks again and again for edits whose turn it is: those of a node that died with one in hand, those that nobody knows of whether they are there, and those whose time
 * is over. What is due is in the database, and each is in one node's hand at a time.
 */
export const keepEditing = (room: EditingRoom): (() => Promise<void>) =>
  keepLooking({
    everyMs: room.times.pollMs,
    look: async (stopped) => {
      while (!stopped()) {
        const inHand = await room.edits.claim(leaseOf(room))
        if (inHand === undefined) return
        await carryOut(room, inHand).catch(room.report.stopped)
      }
    },
    failed: room.report.stopped,
  })
