import type { Requester } from '../../schema/model/requester.ts'
import { followDeskOf } from './desk.ts'
import type { FollowingLife } from './following-life.ts'
import { followsAt } from './follows.ts'
import { noticesAt } from './notices.ts'
import type { FollowingRoom } from './room.ts'
import { teamsAt } from './teams.ts'
import { wishesAt } from './wishes.ts'

/** Following as each requester meets it. */
export const openFollowingRoom =
  (room: FollowingRoom) =>
  (requester: Requester): FollowingLife => {
    const desk = followDeskOf(room, requester)
    return { ...followsAt(desk), ...noticesAt(desk), ...teamsAt(desk), ...wishesAt(room, requester) }
  }
