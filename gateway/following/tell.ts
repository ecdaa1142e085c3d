import { waitsForMorning } from '../../policies/quiet-hours.ts'
import { alreadyTold } from '../../policies/same-change.ts'
import type { ChangeNotice, Follow, Told } from '../../schema/model/follow.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { FollowedEvent } from '../state/change-notice-store.ts'
import type { StoredFollow } from '../state/follow-store.ts'
import type { FollowDesk, TellingDesk } from './desk.ts'
import { releasedChange } from './released-change.ts'
import { type FollowedPatient, openChanged, openFollowed } from './sealed-names.ts'
import { standsOpen } from './stands-open.ts'

/** How often what it was judged by may change under way before it is left for later. */
const MOST_TRIES = 3

/**
 * Why an event is left for later: the hours are quiet or what it is judged by goes on changing; its exchange cannot be asked; or this node has not the key that the follow
 * or the event was sealed with, and another may have it.
 */
export type NotNow = 'LATER' | 'UNREACHED' | 'UNREADABLE'

/** A follow as its follower sees it; undefined where it cannot be opened any more. */
export const shownFollow = ({ room }: Pick<FollowDesk, 'room'>, stored: StoredFollow): Follow | undefined => {
  const of = stored.sealed && openFollowed(room.sealing, stored.id, stored.sealed)
  if (of === undefined) return undefined
  const { id, purpose, openedAt, endsAt, openedBy, team } = stored
  return { id, ...of, purpose, openedAt, endsAt, openedBy, team }
}

/** Closes a follow for which nothing may be had any more, and gives whether it was so. Written down first. */
export const closeIfWithdrawn = async (
  desk: TellingDesk,
  follower: Told,
  { id, purpose }: Pick<StoredFollow, 'id' | 'purpose'>,
  { patient }: FollowedPatient,
): Promise<boolean> => {
  // What is one's own is ended by oneself alone.
  if (desk.requester.role === 'patient') return false
  if ((await standsOpen(desk, follower, patient, purpose)).length > 0) return false
  await desk.writeDown('close-follow', `follow ${id} withdrawn`, patient)
  await desk.room.state.follows.close(id, 'WITHDRAWN')
  return true
}

/**
 * Tells one follower of one event, or not: the record is fetched and judged at this moment, for this follower, whether it is told the first time or again. A number is
 * given in a transaction that nothing it was judged by passes: what is withdrawn before is not told. Types that are not `wanted` are not fetched. Undefined: nothing is told, now or ever, and nothing shows of it. Nothing is thrown away for a `NotNow`.
 */
export const tellOrLater = async (
  desk: TellingDesk,
  follower: Told,
  event: FollowedEvent,
  wanted: (type: RecordType) => boolean = () => true,
): Promise<ChangeNotice | NotNow | undefined> => {
  const { room } = desk
  const { follows, changeNotices } = room.state
  const stored = await follows.find(follower, event.follow)
  if (stored?.sealed === undefined) return undefined
  if (event.sealed === undefined) {
    // Nothing that is carried here.
    await changeNotices.settle(follower, event, { state: 'DROPPED' })
    return undefined
  }
  const follow = shownFollow(desk, stored)
  const changed = openChanged(room.sealing, event.about, event.sealed)
  if (follow === undefined || changed === undefined) return 'UNREADABLE'
  if (!wanted(changed.type)) {
    if (event.told === undefined) await changeNotices.settle(follower, event, { state: 'DROPPED' })
    return undefined
  }
  if (waitsForMorning(await follows.quietHours(follower), changed.type, await room.state.now())) return 'LATER'

  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const stamp = await changeNotices.stamp(event.patientKey)
    if (await closeIfWithdrawn(desk, follower, stored, follow)) return undefined
    const change = await releasedChange(desk, follow, follow.purpose, event.exchange, changed)
    if (change === 'UNREACHED') return change
    if (change === 'WITHHELD') {
      if (event.told === undefined) await changeNotices.settle(follower, event, { state: 'DROPPED' })
      else await changeNotices.takeBack(event.told.id)
      return undefined
    }
    const notice = (number: number): ChangeNotice => ({
      number,
      recordType: changed.type,
      exchange: event.exchange,
      at: event.at,
      follow,
    })
    if (event.told !== undefined) {
      if ((await changeNotices.stamp(event.patientKey)) === stamp) return notice(event.told.number)
      continue
    }
    const settled = await changeNotices.settle(follower, event, {
      state: 'RELEASED',
      recordType: changed.type,
      change,
      stamp,
      sameAs: (earlier, now) => alreadyTold(change, earlier, now),
    })
    if (settled === 'NOTHING') return undefined
    if (settled !== 'CHANGED') return notice(settled.number)
  }
  return 'LATER'
}

/** The same where what is told later is not told apart from what never is. */
export const tell = async (...given: Parameters<typeof tellOrLater>): Promise<ChangeNotice | undefined> => {
  const told = await tellOrLater(...given)
  return typeof told === 'string' ? undefined : told
}
