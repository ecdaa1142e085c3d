import { createHash, randomUUID } from 'node:crypto'
import { type Follow, LONGEST_FOLLOW_HOURS, USUAL_FOLLOW_HOURS } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { isCareContext } from '../disclosure/admit.ts'
import type { StoredFollow } from '../state/follow-store.ts'
import { askToBeTold } from './ask-to-be-told.ts'
import type { FollowDesk } from './desk.ts'
import type { FollowAsked, FollowingLife } from './following-life.ts'
import { sealFollowed } from './sealed-names.ts'
import { standsOpen } from './stands-open.ts'
import { closeIfWithdrawn, shownFollow } from './tell.ts'

const HOUR_MS = 3_600_000

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

const insistOnForm = ({ hours, idempotencyKey }: FollowAsked): void => {
  const isKey = idempotencyKey.length >= 8 && idempotencyKey.length <= 200
  const isTime = hours === undefined || (hours >= 1 && hours <= LONGEST_FOLLOW_HOURS)
  if (!isKey || !isTime) throw new HouseError('INPUT_INVALID')
}

/** A patient is followed, and no more. */
export const followsAt = (desk: FollowDesk): Pick<FollowingLife, 'follow' | 'unfollow' | 'follows'> => {
  const { room, requester } = desk
  const { follows } = room.state

  /** The one that stands under the caller's key, if it is what is asked for now. */
  const same = (stored: StoredFollow | undefined, asked: string): Follow => {
    if (stored === undefined) throw new HouseError('NOT_FOUND')
    const shown = stored.asked === asked ? shownFollow(desk, stored) : undefined
    if (shown === undefined) throw new HouseError('CONFLICT_OF_STATE')
    return shown
  }

  return {
    follow: async (given) => {
      const { patient, purpose, careContext, hours = USUAL_FOLLOW_HOURS, team } = given
      const follower = await desk.follower(patient)
      if (!isCareContext(careContext)) return desk.refuse('CARE_CONTEXT_REQUIRED', patient)
      insistOnForm(given)
      const deed = digest(follower, given.idempotencyKey)
      const asked = digest(room.keyed(patient), purpose, careContext, hours, team)
      const before = await follows.under(deed)
      if (before !== undefined) return same(before, asked)

      const open = await standsOpen(desk, follower, patient, purpose)
      if (open.length === 0) return desk.refuse('FORBIDDEN', patient)
      const id = randomUUID()
      await desk.writeDown('follow-patient', `follow ${id}`, patient)
      const followed = same(
        await follows.open({
          id,
          patient,
          sealed: sealFollowed(room.sealing, id, { patient, careContext }),
          follower,
          name: requester.name,
          purpose,
          team,
          lastsMs: hours * HOUR_MS,
          deed,
          asked,
        }),
        asked,
      )
      await askToBeTold(room, patient, open, followed.endsAt)
      return followed
    },

    unfollow: async (id) => {
      const follower = await desk.follower()
      const stored = await follows.find(follower, id)
      if (stored === undefined) return false
      await desk.writeDown('unfollow-patient', `follow ${id}`, patientOf(desk, stored))
      await follows.close(id, 'UNFOLLOWED')
      return true
    },

    follows: async () => {
      const follower = await desk.follower()
      const found = await follows.ofFollower(follower)
      await desk.writeDown('read-follows', 'follows')
      const standing = await Promise.all(
        found.map(async (stored) => {
          const shown = shownFollow(desk, stored)
          return shown === undefined || (await closeIfWithdrawn(desk, follower, stored, shown)) ? [] : [shown]
        }),
      )
      return standing.flat()
    },
  }
}

const patientOf = (desk: FollowDesk, stored: StoredFollow): NhsNumber | undefined => shownFollow(desk, stored)?.patient
