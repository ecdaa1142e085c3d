import { randomUUID } from 'node:crypto'
import { type ChangeWish, FOR_CHANGE_WISHES, LONGEST_WISH_DAYS, NO_WISH } from '../../schema/model/change-wish.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ChangeNotice } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { StoredWish } from '../state/change-wish-store.ts'
import { followDeskOf } from './desk.ts'
import type { FollowingLife } from './following-life.ts'
import { type PersonTold, personTold } from './person.ts'
import type { FollowingRoom } from './room.ts'
import { sealWished } from './sealed-names.ts'
import { type NotNow, tellOrLater } from './tell.ts'

/** The most that one page gives: each is fetched and judged. */
const LONGEST_PAGE = 50
/** How many of these side by side: one person's page is no burst of views. */
const AT_ONCE = 4
const MOST_SEEN = 500
/** How many are looked at for whether there is news. */
const MOST_LOOKED_AT = 20
const LASTS_MS = LONGEST_WISH_DAYS * 86_400_000

/** What people ask to be told of for themselves: of their own record, or of that of somebody whom they may view for. */
export const wishesAt = (
  room: FollowingRoom,
  requester: Requester,
): Pick<FollowingLife, 'changeWish' | 'writesMessages' | 'setChangeWish' | 'changesTold' | 'markChangesSeen'> => {
  const { changeNotices, changeWishes, follows, patientKeyOf } = room.state
  const before = (patient: NhsNumber) => personTold(room, requester, patient)

  /** The first that may be told at this moment settles it. It is the house that looks: nothing of it is shown. */
  const isNews = async ({ told, desk }: PersonTold, { id, recordTypes }: StoredWish): Promise<boolean> => {
    const itself = followDeskOf(room, { ...desk.requester, system: FOR_CHANGE_WISHES })
    const away = new Set<ExchangeId>()
    for (const event of await changeNotices.unseen(told, id, recordTypes, MOST_LOOKED_AT)) {
      if (away.has(event.exchange)) continue
      const notice = await tellOrLater(itself, told, event, (type) => recordTypes.includes(type))
      if (notice === 'UNREACHED') away.add(event.exchange)
      else if (notice !== undefined && typeof notice !== 'string') return true
    }
    return false
  }
  const shown = (whose: PersonTold, stored: StoredWish | undefined): ChangeWish => {
    if (stored === undefined) return NO_WISH
    const { recordTypes, outward, since, endsAt } = stored
    return { isOn: true, recordTypes, outward, since, endsAt, isNews: () => isNews(whose, stored) }
  }

  return {
    writesMessages: room.writes,

    changeWish: async (patient) => {
      const whose = await before(patient)
      await whose.desk.writeDown('read-change-wish', 'change wish', patient)
      return shown(whose, await changeWishes.of(whose.told, patient))
    },

    setChangeWish: async (patient, { recordTypes, outward }) => {
      const whose = await before(patient)
      const { told, person, desk } = whose
      if (outward && !room.writes) throw new HouseError('INPUT_INVALID')
      const open = await changeWishes.of(told, patient)
      if (recordTypes.length === 0) {
        if (open === undefined) return NO_WISH
        await desk.writeDown('end-change-wish', `wish ${open.id}`, patient)
        await follows.close(open.id, 'UNFOLLOWED')
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
      return shown(whose, kept)
    },

    changesTold: async (patient, first) => {
      if (first < 0 || first > LONGEST_PAGE) throw new HouseError('INPUT_INVALID')
      const { told, desk } = await before(patient)
      await desk.writeDown('read-changes-told', 'changes told', patient)
      const wish = await changeWishes.of(told, patient)
      if (wish === undefined) return { changes: [], isWhole: true }
      await changeWishes.prolong(wish.id, LASTS_MS)
      const events = await changeNotices.unseen(told, wish.id, wish.recordTypes, first)
      const judged: (ChangeNotice | NotNow | undefined)[] = []
      for (let from = 0; from < events.length; from += AT_ONCE)
        judged.push(
          ...(await Promise.all(
            events
              .slice(from, from + AT_ONCE)
              .map((event) => tellOrLater(desk, told, event, (type) => wish.recordTypes.includes(type))),
          )),
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
