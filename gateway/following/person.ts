import { may } from '../../policies/may.ts'
import { mayProxyView } from '../../policies/proxies.ts'
import type { Told } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { partPlayed } from '../disclosure/admit.ts'
import { type FollowDesk, followDeskOf } from './desk.ts'
import type { FollowingRoom } from './room.ts'

/** Somebody before one patient's record who may be told of its changes for themselves: under whose name, and with the part that they play there. */
export type PersonTold = { readonly told: Told; readonly person: NhsNumber; readonly desk: FollowDesk }

/** The requester's own right to view for the patient. Throws `STATE_UNAVAILABLE` where nobody can say how old the patient is. */
const viewRight = async (
  room: FollowingRoom,
  proxy: NhsNumber,
  patient: NhsNumber,
): Promise<ProxyRight | undefined> => {
  const [{ now, proxyRights }, answer] = await Promise.all([
    room.factsFor({ patient, proxy }),
    room.demographics(patient),
  ])
  if (answer.state === 'UNAVAILABLE') throw new HouseError('STATE_UNAVAILABLE')
  const patientBirthDate = answer.state === 'FOUND' ? answer.demographics.birthDate : null
  return proxyRights.find((right) => mayProxyView(right, proxy, patient, { now, patientBirthDate }))
}

/** Who the requester is before this patient's record. Throws `FORBIDDEN`, written down, for whoever is neither the patient nor may view for them. */
export const personTold = async (room: FollowingRoom, stated: Requester, patient: NhsNumber): Promise<PersonTold> => {
  const requester = partPlayed(stated, { patient })
  const desk = followDeskOf(room, requester)
  const { issuer, userId, role, nhsNumber: person } = requester
  if (person === undefined) return desk.refuse('FORBIDDEN', patient)
  const right = role === 'proxy' ? await viewRight(room, person, patient) : undefined
  const { permitted } = may(requester, undefined, { deed: 'be-told-of-changes', patient, right })
  return permitted
    ? { told: { issuer, userId, organisation: undefined }, person, desk }
    : desk.refuse('FORBIDDEN', patient)
}
