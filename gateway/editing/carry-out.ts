import { randomUUID } from 'node:crypto'
import type { EditSent, EditSettled, EditWanted, EditWriter } from '../../adapters/exchange-adapter.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { isWithin } from '../../schema/model/instant.ts'
import type { RecordEditGround, RecordEditState } from '../../schema/model/record-edit.ts'
import { actingPerson } from '../disclosure/acting-person.ts'
import { confirmedWithin } from '../disclosure/fresh.ts'
import { recordIds } from '../disclosure/record-key.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import type { EditInHand } from '../state/record-edit-store.ts'
import { draftFacts, judgeEdit, permitsEdit } from './judge-edit.ts'
import type { EditingRoom } from './room.ts'
import { type EditContent, openContent } from './sealed-edit.ts'

/** After so many sendings that did not arrive it is given up: it is known not to be there. */
const MOST_SENDINGS = 5

/** The longest time between two questions about an edit. */
const SELDOM_MS = 15 * 60_000

/** One edit in hand, with all that is done about it. */
type Hand = EditInHand & {
  readonly room: EditingRoom
  readonly said: EditContent
  readonly reachable: Reachable | undefined
}

type Conclusion = {
  readonly state: Exclude<RecordEditState, 'PROPOSED'>
  readonly ground: RecordEditGround | null
  readonly sourceId?: string
  readonly version?: string | null
}

const writerOf = (reachable: Reachable | undefined): EditWriter<unknown> | undefined => reachable?.adapter.write

const writeDown = (
  { room, edit, said: { patient, requester } }: Pick<Hand, 'room' | 'edit' | 'said'>,
  deed: string,
): Promise<void> =>
  room.append({ kind: 'administration', receipt: randomUUID(), patient, requester, deed, subject: edit.id })

const LEDGER_NAMES: Readonly<Record<Conclusion['state'], string>> = {
  ACCEPTED: 'edit-accepted',
  DECLINED: 'edit-declined',
  CONFLICT: 'edit-in-conflict',
  UNKNOWN: 'edit-never-known',
}

/** Written down, then settled, and what it says is erased. */
const conclude = async (hand: Hand, { state, ground, sourceId, version = null }: Conclusion): Promise<void> => {
  const { room, edit, lease, said } = hand
  await writeDown(hand, LEDGER_NAMES[state])
  const recordId =
    sourceId === undefined
      ? edit.recordId
      : recordIds(room.keyed, said.patient)({ exchange: edit.exchange, type: edit.recordType, sourceId })
  if (await room.edits.settle({ id: edit.id, lease, state, ground, recordId, version }))
    room.report.settled(edit.exchange, state)
}

/** The longer it has been open, the longer until it is asked about again. */
const postpone = async ({ room, edit, lease, now }: Hand): Promise<void> => {
  const nextInMs = Math.min(SELDOM_MS, Math.max(room.times.askAgainMs, (now - edit.proposedAt) / 4))
  await room.edits.postpone(edit.id, lease, Math.round(nextInMs))
}

/** Whether, by the facts of this moment, it may still be done. Throws where nobody can say. */
const isPermitted = async ({ room, edit, said }: Hand): Promise<boolean> => {
  const { patient, requester, access, deed } = said
  const judged = await judgeEdit(room, {
    patient,
    requester,
    access,
    exchange: edit.exchange,
    recordType: edit.recordType,
  }).catch((error: unknown) => {
    if (error instanceof HouseError && (error.code === 'FORBIDDEN' || error.code === 'EXCHANGE_UNKNOWN'))
      return undefined
    throw error
  })
  if (judged === undefined) return false
  const records = [
    ...(said.seen === undefined ? [] : [said.seen]),
    ...('draft' in deed ? [draftFacts(deed.draft, room)] : []),
  ]
  return permitsEdit(judged, edit.recordType, edit.custodian, records)
}

/** Why an edit did not go, where it did not. */
type Halt = 'DENIED' | 'LOST' | 'LATER'

type Going = { halted: Halt | undefined; readonly mayGo: EditWanted['mayGo'] }

/** Judged once more and written down, as the last thing before the request that writes. */
const going = (hand: Hand): Going => {
  const { room, edit, lease } = hand
  const go: Going = {
    halted: undefined,
    mayGo: async () => {
      try {
        await writeDown(hand, 'send-edit')
        const confirmed = confirmedWithin(1_000)
        if (!(await isPermitted(hand))) go.halted = 'DENIED'
        else if (!(await room.edits.sending(edit.id, lease))) go.halted = 'LOST'
        else if (!confirmed()) go.halted = 'LATER'
      } catch (error) {
        room.report.stopped(error)
        go.halted = 'LATER'
      }
      return go.halted === undefined
    },
  }
  return go
}

const wantedOf = (
  { room, edit, said, sendings }: Hand,
  mayGo: EditWanted['mayGo'],
  signal: AbortSignal,
): EditWanted => ({
  id: edit.id,
  patient: said.patient,
  deed: said.deed,
  custodian: edit.custodian,
  proposedAt: new Date(edit.proposedAt).toISOString(),
  sentBefore: sendings > 0,
  mayGo,
  author: actingPerson(said.requester),
  purpose: said.access.purpose,
  organisation: edit.organisation,
  signal,
  deadline: performance.now() + room.times.deadlineMs,
})

const never = async (): Promise<boolean> => false

/** What the adapter comes to; one that breaks its promise leaves it unknown. */
const told = async <Outcome>(
  { room, edit }: Hand,
  act: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome | { readonly state: 'UNKNOWN' }> => {
  try {
    return await act(AbortSignal.timeout(room.times.deadlineMs))
  } catch (error) {
    room.report.broken(edit.exchange, error)
    return { state: 'UNKNOWN' }
  }
}

const ask = (hand: Hand): Promise<EditSettled> => {
  const { room, reachable } = hand
  const writer = writerOf(reachable)
  if (reachable === undefined || writer === undefined) return Promise.resolve({ state: 'UNKNOWN' })
  return told(hand, (signal) =>
    writer.settle(wantedOf(hand, never, signal), reachable.exchange, reachable.settings, room.transport),
  )
}

const settledAs = (settled: Exclude<EditSettled, { readonly state: 'ABSENT' | 'UNKNOWN' }>): Conclusion =>
  settled.state === 'ACCEPTED' ? { ...settled, ground: null } : { state: 'CONFLICT', ground: 'CHANGED_SINCE' }

/** What was declined now, of an edit that may have been sent before: only the exchange knows whether it is there. */
const afterDecline = async (hand: Hand, ground: RecordEditGround): Promise<void> => {
  const settled = await ask(hand)
  if (settled.state === 'ACCEPTED' || settled.state === 'CONFLICT') return conclude(hand, settledAs(settled))
  if (settled.state === 'ABSENT' && ground !== 'NOT_REACHED') return conclude(hand, { state: 'DECLINED', ground })
  return postpone(hand)
}

const send = async (hand: Hand): Promise<void> => {
  const { room, reachable, sendings } = hand
  const writer = writerOf(reachable)
  if (reachable === undefined || writer === undefined) {
    if (sendings > 0) return postpone(hand)
    return conclude(hand, { state: 'DECLINED', ground: 'NOT_REACHED' })
  }
  const go = going(hand)
  const sent: EditSent = await told(hand, (signal) =>
    writer.send(wantedOf(hand, go.mayGo, signal), reachable.exchange, reachable.settings, room.transport),
  )
  if (go.halted === 'LOST') return
  if (go.halted === 'LATER') return postpone(hand)
  switch (sent.state) {
    case 'ACCEPTED':
      return conclude(hand, { ...sent, ground: null })
    case 'CONFLICT':
      return conclude(hand, { state: 'CONFLICT', ground: 'CHANGED_SINCE' })
    case 'UNKNOWN':
      return postpone(hand)
    case 'DECLINED':
      return sendings > 0 ? afterDecline(hand, sent.ground) : conclude(hand, { state: 'DECLINED', ground: sent.ground })
  }
}

const handOf = (room: EditingRoom, inHand: EditInHand): Hand | undefined => {
  const said = openContent(room.sealing, inHand.edit.id, inHand.content)
  if (said === undefined) return undefined
  const { exchanges } = room.running.registry()
  const reachable = exchanges.find(({ exchange }) => exchange.id === inHand.edit.exchange)
  return { ...inHand, room, said, reachable }
}

/** An edit whose key is gone cannot be asked about, nor sent: it waits for the key, and is given up in its time. */
const unopened = async (room: EditingRoom, { edit, lease, sendings, isOver }: EditInHand): Promise<void> => {
  if (!isOver) {
    await room.edits.postpone(edit.id, lease, SELDOM_MS)
    return
  }
  const state = sendings > 0 ? 'UNKNOWN' : 'DECLINED'
  const ground = sendings > 0 ? 'NO_ANSWER' : 'NOT_SENT_IN_TIME'
  await room.edits.settle({ id: edit.id, lease, state, ground, recordId: edit.recordId, version: null })
}

/** Whether the exchange is open now, so that it can be asked or sent anything at all. */
const isAway = ({ reachable, room, now }: Hand): boolean =>
  reachable === undefined ||
  room.transport.isOpen(reachable.exchange) ||
  reachable.exchange.maintenance.some((window) => isWithin(now, window))

/**
 * One step with an edit in hand: sent where it never was; asked about where it may be there; settled where that is certain, and let go for a while where not. Whatever dies in the
 * midst of it, the next step begins from what the database says: that it was about to be sent is written down before it is, and it is sent under a condition that makes it once.
 */
export const carryOut = async (room: EditingRoom, inHand: EditInHand): Promise<void> => {
  const hand = handOf(room, inHand)
  if (hand === undefined) return unopened(room, inHand)
  const { sendings, isOver } = hand
  if (sendings === 0) {
    if (isOver) return conclude(hand, { state: 'DECLINED', ground: 'NOT_SENT_IN_TIME' })
    if (isAway(hand)) return conclude(hand, { state: 'DECLINED', ground: 'NOT_REACHED' })
    return send(hand)
  }
  const settled = await ask(hand)
  switch (settled.state) {
    case 'ACCEPTED':
    case 'CONFLICT':
      return conclude(hand, settledAs(settled))
    case 'UNKNOWN':
      return isOver ? conclude(hand, { state: 'UNKNOWN', ground: 'NO_ANSWER' }) : postpone(hand)
    case 'ABSENT':
      return isOver || sendings >= MOST_SENDINGS
        ? conclude(hand, { state: 'DECLINED', ground: 'NOT_TAKEN' })
        : send(hand)
  }
}
