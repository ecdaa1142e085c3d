import { randomUUID } from 'node:crypto'
import { classesOf } from '../../policies/classes.ts'
import { faultsOf } from '../../policies/directive-faults.ts'
import { may } from '../../policies/may.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { KeyedProposal } from '../state/choice-store.ts'
import { isOthersDeny } from './edit-choices.ts'
import { disagreements } from './notices.ts'
import type { ConsentRoom } from './room.ts'
import { type Judged, type Kind, refusedFor } from './serve.ts'
import { actsByKey, mayMake, ownKey, type Standing, sideOf } from './standing.ts'

const openProposal = ({ choices }: Standing, id: string): KeyedProposal => {
  const found = choices.proposals.find((one) => one.id === id)
  if (found === undefined) throw new HouseError('NOT_FOUND')
  if (found.state !== 'OPEN') throw new HouseError('CONFLICT_OF_STATE')
  return found
}

const recordedOf = ({ patient, choices }: Standing, proposal: KeyedProposal): ConsentDirective | undefined =>
  proposal.records && {
    id: randomUUID(),
    patient,
    ...proposal.records,
    recordedBy: { ...proposal.proposedBy, at: choices.now },
  }

const confirm = (room: ConsentRoom, standing: Standing, id: string): Judged => {
  const proposal = openProposal(standing, id)
  const { stage, choices } = standing
  if (stage === 'own') return refusedFor('OWN_AGE')
  if (stage === 'proxy-decides') return refusedFor('PROXY_DECIDES')
  const made = mayMake(standing, 'widen')
  if (made !== 'TOGETHER') return refusedFor(made === 'ALONE' ? 'AGE_NOT_KNOWN' : made)
  // Nobody agrees with themself, and a proxy whose right no longer acts proposes nothing any more.
  if (proposal.side === sideOf(standing)) throw new HouseError('CONFLICT_OF_STATE')
  if (proposal.side === 'PROXY' && !actsByKey(standing, proposal.proposedKey)) throw new HouseError('CONFLICT_OF_STATE')

  const ended = choices.directives.find((one) => one.id === proposal.ends && one.withdrawnAt === null)
  if (proposal.ends !== undefined && ended === undefined)
    return { faults: [{ code: 'NOTHING_TO_END', field: 'proposal' }] }
  const own = ownKey(room, standing)
  if (isOthersDeny(standing, ended, [own, proposal.proposedKey])) return refusedFor('OTHER_PROXY_DENIED')
  const recorded = recordedOf(standing, proposal)
  const known = { now: choices.now, classes: new Set(classesOf(room.exclusionSets)) }
  const faults = recorded === undefined ? [] : faultsOf(recorded, known)
  if (faults.length > 0) return { faults }
  const key = proposal.side === 'PROXY' ? proposal.proposedKey : null
  return {
    subject: id,
    edit: {
      ends: proposal.ends,
      records: recorded && { directive: recorded, key },
      settles: { id, as: 'CONFIRMED' },
      notices: [
        {
          to: proposal.proposedKey,
          kind: 'WIDENING_CONFIRMED',
          directives: [proposal.ends, recorded?.id].filter((one) => one !== undefined),
          proposal: id,
        },
        ...(recorded === undefined ? [] : disagreements(standing, recorded, proposal.proposedKey, proposal.ends)),
      ],
    },
  }
}

/** The other side agrees: the widening is made now, if it still may be. It is recorded as its proposer's. */
export const confirmKind = (room: ConsentRoom, proposal: string): Kind => ({
  name: 'confirm-widening',
  asked: proposal,
  judge: (standing) => confirm(room, standing, proposal),
})

/** Either side says no, the proposer too. */
export const declineKind = (proposal: string): Kind => ({
  name: 'decline-widening',
  asked: proposal,
  judge: (standing) => {
    const { proposedKey } = openProposal(standing, proposal)
    return {
      subject: proposal,
      edit: {
        settles: { id: proposal, as: 'DECLINED' },
        notices: [{ to: proposedKey, kind: 'WIDENING_DECLINED', directives: [], proposal }],
      },
    }
  },
})

/** The patient ends a proxy's view, from 11 on. The right to restrict stays: it shows nothing. */
export const endViewKind = (right: string): Kind => ({
  name: 'end-proxy-view',
  asked: right,
  judge: (standing) => {
    const { requester, organisation, patient, stage, choices, demographics } = standing
    if (!may(requester, organisation, { deed: 'end-proxy-view', patient, stage }).permitted) {
      if (requester.role !== 'patient') return refusedFor('NOT_YOUR_ROLE')
      if (stage === 'proxy-decides') return refusedFor('PROXY_DECIDES')
      return refusedFor(demographics.state === 'UNAVAILABLE' ? 'DEMOGRAPHICS_UNAVAILABLE' : 'AGE_NOT_KNOWN')
    }
    const held = choices.rights.find((one) => one.right.id === right)
    if (held === undefined) return { faults: [{ code: 'NOTHING_TO_END', field: 'right' }] }
    return {
      subject: right,
      edit: { endsViewOf: right, notices: [{ to: held.key, kind: 'PROXY_VIEW_ENDED', directives: [] }] },
    }
  },
})
