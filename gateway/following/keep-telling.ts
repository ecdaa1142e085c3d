import { FOR_CHANGE_WISHES } from '../../schema/model/change-wish.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { partPlayed } from '../disclosure/admit.ts'
import type { Ways } from '../emergency/send-notices.ts'
import { type LookingWhenTold, lookWhenTold } from '../look-when-told.ts'
import type { FollowedEvent } from '../state/change-notice-store.ts'
import type { DueWish } from '../state/change-wish-store.ts'
import { askToBeTold } from './ask-to-be-told.ts'
import { followDeskOf } from './desk.ts'
import { type Judged, type MessageReport, sayThatThereIsNews } from './message.ts'
import type { FollowingRoom } from './room.ts'
import { openWished, sealWished } from './sealed-names.ts'
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

const DAY_MS = 86_400_000
/** Longer than the longest view, so that nobody else judges the same meanwhile. */
const LEASE_MS = 60_000
/** Exchanges are asked to tell for no longer than of anybody, again and again. */
const ASKED_FOR_MS = 7 * DAY_MS
const ASKED_AGAIN_MS = 3 * DAY_MS
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15 * 60_000
const AT_ONCE = 20

const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20))

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

/** Does all that is due for one wish. Gives whether something of it must be tried again. */
const attend = async ({ room, write, pauseMs, report }: TellingParts, wish: DueWish): Promise<boolean> => {
  const { changeNotices, changeWishes, subscriptions, patientKeyOf } = room.state
  const of = openWished(room.sealing, wish.id, wish.sealed)
  // Its key may be on other nodes already, or still: whoever has it tells.
  if (of === undefined) throw new Error('A wish is sealed with a key that is not here.')
  const desk = followDeskOf(room, partPlayed(asThemselves(wish, of.person), of))
  const wanted = new Set(wish.recordTypes)

  if (wish.isRenewalDue) {
    if (await closeIfWithdrawn(desk, wish.told, { id: wish.id, purpose: 'PATRQT' }, of)) {
      await subscriptions.letGo(patientKeyOf(of.patient))
      return false
    }
    const open = await standsOpen(desk, wish.told, of.patient, 'PATRQT')
    await askToBeTold(room, of.patient, open, (await room.state.now()) + ASKED_FOR_MS)
    // Under the key that seals by now: the one that it was sealed with is taken away some day.
    await changeWishes.renewed(wish.id, sealWished(room.sealing, wish.id, of), ASKED_AGAIN_MS)
  }

  const judged = new Map<number, Judged>()
  const judge = async (event: FollowedEvent): Promise<Judged> => {
    const told = await tellOrLater(desk, wish.told, event, (type) => wanted.has(type))
    if (told === 'UNREADABLE') report.failed(new Error('An event is sealed with a key that is not here.'))
    const came: Judged = told === undefined ? 'NOTHING' : typeof told === 'string' ? 'LATER' : 'TOLD'
    judged.set(event.event, came)
    return came
  }
  // What is left for later stays pending: the next page begins with it, and ends this.
  for (;;) {
    const events = (await changeNotices.pending(wish.told, AT_ONCE, wish.id)).filter(({ event }) => !judged.has(event))
    if (events.length === 0) break
    for (const event of events) await judge(event)
  }
  if (write !== undefined) {
    const message = await changeWishes.message(wish.id, pauseMs)
    const stillTold = async (id: number): Promise<Judged> => {
      const before = judged.get(id)
      if (before !== undefined) return before
      const event = await changeNotices.find(wish.told, id)
      return event === undefined ? 'NOTHING' : judge(event)
    }
    if (message !== undefined) {
      const came = await sayThatThereIsNews({ write, message, person: of.person, stillTold, report })
      if (came === 'LATER') return true
      await changeWishes.messaged(wish.id, message.id, came === 'DONE')
    }
  }
  return [...judged.values()].includes('LATER')
}

/** Attends to one wish that is due, if there is one, and gives whether there was. One that cannot be attended to now keeps nobody else waiting. */
export const tellOne = async (parts: TellingParts): Promise<boolean> => {
  const { room, pauseMs, report } = parts
  const { changeWishes } = room.state
  const wish = await changeWishes.claim(LEASE_MS)
  if (wish === undefined) return false
  const rests = wish.outward ? Math.min(DAY_MS, pauseMs) : DAY_MS
  try {
    const isLeft = await attend(parts, wish)
    await changeWishes.rest(wish, isLeft ? waitAfter(wish.attempts) : rests, !isLeft)
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
  lookWhenTold({ everyMs: parts.everyMs, once: () => tellOne(parts), failed: parts.report.failed })
