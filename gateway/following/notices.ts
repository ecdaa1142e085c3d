import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ChangeNotice } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { FollowedEvent } from '../state/change-notice-store.ts'
import type { FollowDesk } from './desk.ts'
import type { FollowingLife } from './following-life.ts'
import { tell, tellOrLater } from './tell.ts'

/** The most that one page gives: each is fetched and judged. */
const LONGEST_PAGE = 50
/** The most pages of what waits that one look goes through, and for how long it begins to judge another. */
const MOST_PAGES = 10
const LOOK_MS = 10_000
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
      /** What cannot be had of an exchange now is not asked for again in this look. */
      const away = new Set<ExchangeId>()
      const until = performance.now() + LOOK_MS
      // One after another: numbers are given in the order of events.
      const tellAll = async (events: readonly FollowedEvent[]): Promise<void> => {
        for (const event of events) {
          if (told.length >= first || performance.now() > until) return
          if (away.has(event.exchange)) continue
          const came = await tellOrLater(desk, follower, event)
          if (came === 'UNREACHED') away.add(event.exchange)
          if (typeof came === 'object') told.push(came)
        }
      }
      await tellAll(await changeNotices.waiting(follower, after, first))
      // Page after page: what cannot be told yet keeps nothing behind it waiting.
      let events: readonly FollowedEvent[] = []
      for (let pages = 0; pages < MOST_PAGES && told.length < first; pages++) {
        events = await changeNotices.pending(follower, LONGEST_PAGE, { after: events.at(-1)?.event ?? 0 })
        if (events.length === 0) break
        await tellAll(events)
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
