import { randomUUID } from 'node:crypto'
import { type ChangeWish, LONGEST_WISH_DAYS, NO_WISH } from '../../schema/model/change-wish.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { StoredWish } from '../state/change-wish-store.ts'
import type { FollowingLife } from './following-life.ts'
import { personTold } from './person.ts'
import type { FollowingRoom } from './room.ts'
import { sealWished } from './sealed-names.ts'
import { tellOrLater } from './tell.ts'

/** The most that one page gives: each is fetched and judged. */
const LONGEST_PAGE = 50
const MOST_SEEN = 500
const LASTS_MS = LONGEST_WISH_DAYS * 86_400_000

const shown = (stored: StoredWish | undefined): ChangeWish =>
  stored === undefined
    ? NO_WISH
    : {
        isOn: true,
        recordTypes: stored.recordTypes,
        outward: stored.outward,
        since: stored.since,
        endsAt: stored.endsAt,
        isNews: stored.isNews,
      }

/** What people ask to be told of for themselves: of their own record, or of that of somebody whom they may view for. */
export const wishesAt = (
  room: FollowingRoom,
  requester: Requester,
): Pick<FollowingLife, 'changeWish' | 'writesMessages' | 'setChangeWish' | 'changesTold' | 'markChangesSeen'> => {
  const { changeNotices, changeWishes, follows, subscriptions, patientKeyOf } = room.state
  const before = (patient: NhsNumber) => personTold(room, requester, patient)

  return {
    writesMessages: room.writes,

    changeWish: async (patient) => {
      const { told, desk } = await before(patient)
      await desk.writeDown('read-change-wish', 'change wish', patient)
      return shown(await changeWishes.of(told, patient))
    },

    setChangeWish: async (patient, { recordTypes, outward }) => {
      const { told, person, desk } = await before(patient)
      if (outward && !room.writes) throw new HouseError('INPUT_INVALID')
      const open = await changeWishes.of(told, patient)
      if (recordTypes.length === 0) {
        if (open === undefined) return NO_WISH
        await desk.writeDown('end-change-wish', `wish ${open.id}`, patient)
        await follows.close(open.id, 'UNFOLLOWED')
        await subscriptions.letGo(patientKeyOf(patient))
        return NO_WISH
      }
      const id = randomUUID()
      await desk.writeDown('set-change-wish', `wish ${open?.id ?? id}`, patient)
      const kept = await changeWishes.set({
        id,
        seal: (kept) => sealWished(room.sealing, kept, { patient, person }),
        recordTypes: [...new Set(recordTypes)],
        outward,
        patient,
        told,
        lastsMs: LASTS_MS,
      })
      await room.wake({ kind: 'stream', patientKey: patientKeyOf(patient) })
      return shown(kept)
    },

    changesTold: async (patient, first) => {
      if (first < 0 || first > LONGEST_PAGE) throw new HouseError('INPUT_INVALID')
      const { told, desk } = await before(patient)
      await desk.writeDown('read-changes-told', 'changes told', patient)
      const wish = await changeWishes.of(told, patient)
      if (wish === undefined) return { changes: [], isWhole: true }
      await changeWishes.prolong(wish.id, LASTS_MS)
      const events = await changeNotices.unseen(told, wish.id, first)
      const judged = await Promise.all(
        events.map((event) => tellOrLater(desk, told, event, (type) => wish.recordTypes.includes(type))),
      )
      return {
        changes: judged.flatMap((one) => (one === undefined || typeof one === 'string' ? [] : [one])),
        isWhole: !judged.some((one) => typeof one === 'string'),
      }
    },

    markChangesSeen: async (patient, numbers) => {
      if (numbers.length > MOST_SEEN) throw new HouseError('INPUT_INVALID')
      const { told, desk } = await before(patient)
      await desk.writeDown('mark-changes-seen', `notices ${numbers.join(' ')}`, patient)
      return changeNotices.acknowledge(told, numbers)
    },
  }
}
