import { FOR_CHANGE_WISHES } from '../../schema/model/change-wish.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { partPlayed } from '../disclosure/admit.ts'
import type { Ways } from '../emergency/send-notices.ts'
import type { FollowedEvent } from '../state/change-notice-store.ts'
import type { DueWish } from '../state/change-wish-store.ts'
import { askToBeTold } from './ask-to-be-told.ts'
import { followDeskOf, type TellingDesk } from './desk.ts'
import { type Judged, type MessageReport, sayThatThereIsNews } from './message.ts'
import type { FollowingRoom } from './room.ts'
import { openWished, sealWished, type WishedOf } from './sealed-names.ts'
import { standsOpen } from './stands-open.ts'
import { closeIfWithdrawn, tellOrLater } from './tell.ts'

/** What telling leans on. */
export type TellingParts = {
  readonly room: FollowingRoom
  /** How messages go outward; undefined where none do. */
  readonly write: Ways['notify']
  /** The least time between two messages to one person about one record. */
  readonly pauseMs: number
  readonly report: MessageReport & { readonly failed: (error: unknown) => void }
}

/** What is left of a wish: nothing (for so long, where a message is held back), more that can be done at once, or what must be tried again. */
export type Attended = 'MORE' | 'LATER' | { readonly restsMs: number }

const DAY_MS = 86_400_000
/** Exchanges are asked to tell for no longer than of anybody, and again in the last day: two go on side by side for no longer. */
const ASKED_FOR_MS = 7 * DAY_MS
const ASKED_AGAIN_MS = 6 * DAY_MS
/** The most events that are judged for one wish before it is another's turn. */
const AT_ONCE = 20
/** For how long one look begins to judge another. */
const LOOK_MS = 30_000
const PAGE = 100

const DONE: Attended = { restsMs: DAY_MS }

/** The person as they stand in the ledger where they are told without being there: it is their own request, which they made when they switched it on. */
const asThemselves = ({ told: { issuer, userId } }: DueWish, person: NhsNumber): Requester => ({
  userId,
  issuer,
  role: 'patient',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: person,
  system: FOR_CHANGE_WISHES,
})

/** Has exchanges go on telling. Gives false where nothing may be told any more, and the wish is closed. */
const renew = async (desk: TellingDesk, wish: DueWish, of: WishedOf): Promise<boolean> => {
  const { room } = desk
  if (await closeIfWithdrawn(desk, wish.told, { id: wish.id, purpose: 'PATRQT' }, of)) return false
  const open = await standsOpen(desk, wish.told, of.patient, 'PATRQT')
  await askToBeTold(room, of.patient, open, (await room.state.now()) + ASKED_FOR_MS)
  // Under the key that seals by now: the one that it was sealed with is taken away some day.
  await room.state.changeWishes.renewed(wish, sealWished(room.sealing, wish.id, of), ASKED_AGAIN_MS)
  return true
}

/** One look at the events of one wish: what each came to in it. */
const lookAt = ({ report }: TellingParts, desk: TellingDesk, wish: DueWish, stopped: () => boolean) => {
  const { changeNotices } = desk.room.state
  const wanted = new Set(wish.recordTypes)
  const until = performance.now() + LOOK_MS
  const away = new Set<ExchangeId>()
  let isAllReadable = true
  const isOver = (): boolean => stopped() || performance.now() > until

  /** What cannot be had of an exchange now is not asked for again in this look. */
  const judge = async (event: FollowedEvent): Promise<Judged> => {
    if (away.has(event.exchange)) return 'LATER'
    const told = await tellOrLater(desk, wish.told, event, (type) => wanted.has(type))
    if (told === 'UNREACHED') away.add(event.exchange)
    if (told === 'UNREADABLE') isAllReadable = false
    return told === undefined ? 'NOTHING' : typeof told === 'string' ? 'LATER' : 'TOLD'
  }

  return {
    isOver,
    /** Those that wait, the oldest first. `MORE`: it is another's turn. */
    pending: async (): Promise<Attended> => {
      let isLater = false
      let settled = 0
      for (let after = 0, isMore = true; isMore; ) {
        const events = await changeNotices.pending(wish.told, PAGE, { follow: wish.id, after })
        for (const event of events) {
          after = event.event
          if (settled >= AT_ONCE || stopped()) return 'MORE'
          if (isOver() || (await judge(event)) === 'LATER') isLater = true
          else settled++
        }
        isMore = events.length === PAGE && !isOver()
      }
      if (!isAllReadable) report.failed(new Error('An event is sealed with a key that is not here.'))
      if (isLater && isOver() && settled > 0) return 'MORE'
      return isLater ? 'LATER' : DONE
    },
    /** What one that was told comes to at this moment: judged again, however short a time ago that was: a choice may have come in between. */
    stillTold: async (id: number): Promise<Judged> => {
      const event = await changeNotices.find(wish.told, id)
      return event === undefined ? 'NOTHING' : judge(event)
    },
  }
}

/**
 * Does what is due for one wish, so much of it as one look may: whoever is due beside it has their turn, and a lease is long enough. Throws where nobody can say now what
 * may be told, and where it is sealed with a key that is not here: other nodes may have it already, or still.
 */
export const attend = async (parts: TellingParts, wish: DueWish, stopped: () => boolean): Promise<Attended> => {
  const { room, write, pauseMs, report } = parts
  const { changeWishes } = room.state
  const of = openWished(room.sealing, wish.id, wish.sealed)
  if (of === undefined) throw new Error('A wish is sealed with a key that is not here.')
  const desk = followDeskOf(room, partPlayed(asThemselves(wish, of.person), of))
  if (wish.isRenewalDue && !(await renew(desk, wish, of))) return DONE

  const { pending, stillTold, isOver } = lookAt(parts, desk, wish, stopped)
  const left = await pending()
  if (left === 'MORE' || write === undefined || isOver()) return left
  const due = await changeWishes.message(wish, pauseMs, AT_ONCE)
  if (due.state === 'HELD_BACK' && left !== 'LATER') return { restsMs: Math.min(DAY_MS, due.forMs) }
  if (due.state !== 'DUE') return left
  const { message } = due
  const came = await sayThatThereIsNews({ write, message, person: of.person, stillTold, report })
  // Of as many as were looked at there may be more, of which one may be told.
  if (came === 'LATER' || (came === 'NOTHING' && message.events.length === AT_ONCE)) return 'LATER'
  await changeWishes.messaged(wish, message.id, came === 'DONE')
  return left
}
