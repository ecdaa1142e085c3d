import { randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import type { Follower } from '../../schema/model/follow.ts'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { FollowingRoom } from './room.ts'

/** One requester before the room of following. */
export type FollowDesk = {
  readonly room: FollowingRoom
  readonly requester: Requester
  /** Who they are here. Throws `FORBIDDEN`, written down, for who may follow nobody. */
  readonly follower: (patient?: NhsNumber) => Promise<Follower>
  readonly writeDown: (deed: string, subject: string, patient?: NhsNumber) => Promise<void>
  /** Writes down that it was refused, and throws. */
  readonly refuse: (code: HouseErrorCode, patient?: NhsNumber) => Promise<never>
}

/** What judging and telling lean on, whoever is told. */
export type TellingDesk = Pick<FollowDesk, 'room' | 'requester' | 'writeDown'>

/** The desk of one requester. */
export const followDeskOf = (room: FollowingRoom, requester: Requester): FollowDesk => {
  const { issuer, userId } = requester
  const refuse: FollowDesk['refuse'] = async (code, patient) => {
    await room.append({ kind: 'refusal', receipt: randomUUID(), patient, requester, purpose: undefined, code })
    throw new HouseError(code)
  }
  return {
    room,
    requester,
    refuse,
    follower: async (patient) => {
      const stated = requester.organisation
      const organisation = stated === undefined ? undefined : room.running.registry().organisations.get(stated)
      if (organisation === undefined) return refuse('FORBIDDEN', patient)
      const { permitted } = may(requester, organisation, { deed: 'follow-patient', organisation })
      return permitted ? { issuer, userId, organisation } : refuse('FORBIDDEN', patient)
    },
    writeDown: (deed, subject, patient) =>
      room.append({ kind: 'administration', receipt: randomUUID(), patient, requester, deed, subject }),
  }
}
