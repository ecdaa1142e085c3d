import { randomUUID } from 'node:crypto'
import type { Requester } from '../../schema/model/requester.ts'
import { openSubscribed } from '../following/sealed-names.ts'
import { type LookingWhenTold, lookWhenTold } from '../look-when-told.ts'
import type { ExchangeSubscription } from '../state/subscription-store.ts'
import { heardEvents } from './heard-events.ts'
import { addressOf, type NotificationRoom } from './room.ts'
import { type Teller, tellerOf } from './take-notification.ts'

/** Longer than a request may take, so that nobody else asks the same meanwhile. */
const LEASE_MS = 30_000
const REQUEST_MS = 10_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10 * 60_000
/** What an exchange could not tell after so many tries it does not tell any more: its events count as heard, and followers read the record anew at their next view. */
const MOST_HEALINGS = 12

/** Who the ledger says it was: the house itself. */
const HOUSE: Requester = {
  userId: 'follow-keeper',
  issuer: 'house',
  role: 'operator',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: undefined,
  system: 'follow-keeper',
}

const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20))

const patience = () => ({ signal: AbortSignal.timeout(REQUEST_MS), deadline: performance.now() + REQUEST_MS })

const ask = async (room: NotificationRoom, due: ExchangeSubscription, teller: Teller): Promise<void> => {
  const { exchange, settings, changes, silentMs } = teller
  const patient = openSubscribed(room.sealing, due.id, due.sealed)
  if (patient === undefined) return room.subscriptions.failed(due.id, LONGEST_WAIT_MS)
  await room.append({
    kind: 'administration',
    receipt: randomUUID(),
    patient,
    requester: HOUSE,
    deed: 'ask-to-be-told',
    subject: exchange.id,
  })
  const asked = await changes.subscribe(
    { patient, endpoint: addressOf(room, exchange.id), end: due.endsAt, ...patience() },
    exchange,
    settings,
    room.transport,
  )
  if (asked.state === 'ANSWERED') return room.subscriptions.asked(due.id, asked.subscription, silentMs)
  room.report.unanswered(exchange.id)
  return room.subscriptions.failed(due.id, waitAfter(due.attempts))
}

const heal = async (
  room: NotificationRoom,
  due: ExchangeSubscription,
  remote: string,
  teller: Teller,
): Promise<void> => {
  const { exchange, settings, changes, silentMs } = teller
  const answer = await changes.missed(
    { subscription: remote, from: due.lastEvent + 1, until: undefined, ...patience() },
    exchange,
    settings,
    room.transport,
  )
  const isGivenUp = due.attempts >= MOST_HEALINGS
  if (answer.state !== 'ANSWERED') {
    room.report.unanswered(exchange.id)
    if (!isGivenUp) return room.subscriptions.failed(due.id, waitAfter(due.attempts))
  }
  const { count, events } = answer.state === 'ANSWERED' ? answer : { count: 0, events: [] }
  // One that tells of fewer than it said before may know of the others in a while.
  const until = isGivenUp ? Math.max(count, due.knownEvents) : count
  const heard = { count, isActive: true, events: heardEvents(room.sealing, due.id, events) }
  const { isNew } = await room.subscriptions.healed(due.id, heard, until, silentMs, waitAfter(due.attempts))
  if (isNew) await room.wake({ kind: 'stream', patientKey: due.patientKey })
}

/**
 * Asks exchanges to tell, and asks them for what was not heard: events whose numbers are missing, or everything since, where one was silent for longer than it promised.
 * What is due is in the database, and taken on a lease: any node does it, and one that dies leaves it to the next.
 */
export const keepSubscribed = (room: NotificationRoom, everyMs: number): LookingWhenTold =>
  lookWhenTold({
    everyMs,
    once: async () => {
      const due = await room.subscriptions.claim(LEASE_MS)
      if (due === undefined) return false
      const teller = tellerOf(room, due.exchange)
      if (teller === undefined) await room.subscriptions.failed(due.id, LONGEST_WAIT_MS)
      else if (due.remote === undefined) await ask(room, due, teller)
      else await heal(room, due, due.remote, teller)
      return true
    },
    failed: room.report.failed,
  })
