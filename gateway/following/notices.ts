import type { ChangeNotice } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { FollowDesk } from './desk.ts'
import type { FollowingLife } from './following-life.ts'
import { tell } from './tell.ts'

/** The most that one page gives: each is fetched and judged. */
const LONGEST_PAGE = 50
const MOST_ACKNOWLEDGED = 500

/** What a follower is told, and that they have seen it. */
export const noticesAt = (desk: FollowDesk): Pick<FollowingLife, 'waiting' | 'notice' | 'acknowledge' | 'follower'> => {
  const { changeNotices } = desk.room.state
  return {
    follower: () => desk.follower(),

    waiting: async (after, first) => {
      if (first < 0 || first > LONGEST_PAGE || after < 0) throw new HouseError('INPUT_INVALID')
      const follower = await desk.follower()
      await desk.writeDown('read-change-notices', 'change notices')
      const told: ChangeNotice[] = []
      // One after another: numbers are given in the order of events.
      for (const event of [
        ...(await changeNotices.waiting(follower, after, first)),
        ...(await changeNotices.pending(follower, first)),
      ]) {
        if (told.length >= first) break
        const notice = await tell(desk, follower, event)
        if (notice !== undefined) told.push(notice)
      }
      return told
    },

    notice: async (id) => {
      const follower = await desk.follower()
      const event = await changeNotices.find(follower, id)
      return event && tell(desk, follower, event)
    },

    acknowledge: async (numbers) => {
      if (numbers.length > MOST_ACKNOWLEDGED) throw new HouseError('INPUT_INVALID')
      const follower = await desk.follower()
      await desk.writeDown('acknowledge-changes', `notices ${[...numbers].join(' ')}`)
      return changeNotices.acknowledge(follower, numbers)
    },
  }
}
