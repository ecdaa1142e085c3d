import type { Message } from '../../adapters/notify/notify.ts'
import type { Sent } from '../../adapters/notify/sent.ts'
import type { WebhookEvent } from '../../adapters/notify/webhook.ts'
import type { ContactAnswer } from '../../adapters/pds-r4/pds-r4.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { keepLooking } from '../keep-looking.ts'
import type { NoticeStore, Sending, SendingWay } from '../state/notice-store.ts'

/** The ways outward, where there are any. */
export type Ways = {
  readonly notify:
    | {
        /** Asked as it is sent, and kept nowhere. */
        readonly contact: (patient: NhsNumber) => Promise<ContactAnswer>
        readonly send: (message: Message, again: boolean) => Promise<Sent>
        /** Where people sign in to see more. */
        readonly signIn: string | undefined
      }
    | undefined
  readonly webhook: { readonly post: (event: WebhookEvent) => Promise<Sent> } | undefined
}

/** What sending leans on. */
export type SendingParts = Ways & {
  readonly notices: NoticeStore
  readonly everyMs: number
  /** For the operator: a way and what became of it. */
  readonly told: (way: SendingWay, outcome: Sent | 'NO_ADDRESS' | 'DEAD') => void
  /** What was tried in vain: a reference and a way, nothing of anybody. */
  readonly givenUp: (sending: Pick<Sending, 'id' | 'way' | 'event'>) => void
  readonly failed: (error: unknown) => void
}

const AT_ONCE = 20
/** Longer than any one way may take, so that nobody else is given what is still being sent. */
const LEASE_MS = 60_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 15 * 60_000
/** With the waits between them, about a day and a half. */
const MOST_ATTEMPTS = 150

const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20))

/** By Notify: whom it is for is unsealed, where to write is asked, and no more is said than that there is something to see: that somebody looked, or that a record changed. */
export const writeTo = async (
  { contact, send, signIn }: NonNullable<Ways['notify']>,
  { id, patient, attempts }: Pick<Sending, 'id' | 'patient' | 'attempts'>,
): Promise<Sent | 'NO_ADDRESS'> => {
  if (patient === undefined) return 'REFUSED'
  const asked = await contact(patient)
  if (asked.state === 'UNAVAILABLE') return 'TRY_AGAIN'
  const { email, mobile } = asked.contact
  const to = email !== undefined ? { email } : mobile !== undefined ? { mobile } : undefined
  if (to === undefined) return 'NO_ADDRESS'
  return send({ to, reference: id, personalisation: signIn === undefined ? {} : { sign_in: signIn } }, attempts > 1)
}

const eventOf = ({ id, event, organisation, obligation, dueAt }: Sending): WebhookEvent =>
  event === 'break-glass'
    ? { id, type: 'patient.notice', data: {} }
    : {
        id,
        type: 'review.overdue',
        data: {
          review: String(obligation),
          due: new Date(dueAt).toISOString(),
          ...(organisation === undefined ? {} : { organisation }),
        },
      }

const outward = (ways: Ways, sending: Sending): Promise<Sent | 'NO_ADDRESS'> => {
  if (sending.way === 'notify' && ways.notify !== undefined) return writeTo(ways.notify, sending)
  if (sending.way === 'webhook' && ways.webhook !== undefined) return ways.webhook.post(eventOf(sending))
  return Promise.resolve('TRY_AGAIN')
}

/** Sends one and writes down what became of it. What is not written down is sent again under the same reference. */
const sendOne = async (parts: SendingParts, sending: Sending): Promise<void> => {
  const { notices, told, givenUp } = parts
  const outcome = await outward(parts, sending)
  if (outcome === 'SENT' || outcome === 'NO_ADDRESS') {
    await notices.sent(sending.id, outcome)
    told(sending.way, outcome)
  } else if (outcome === 'REFUSED' || sending.attempts >= MOST_ATTEMPTS) {
    await notices.failed(sending.id, 'NEVER')
    told(sending.way, 'DEAD')
    const { id, way, event } = sending
    givenUp({ id, way, event })
  } else {
    await notices.failed(sending.id, { afterMs: waitAfter(sending.attempts) })
    told(sending.way, outcome)
  }
}

/** Sends all that is due now. Gives how much there was. */
export const sendDue = async (parts: SendingParts): Promise<number> => {
  const ways = (['notify', 'webhook'] as const).filter((way) => parts[way] !== undefined)
  let count = 0
  if (ways.length > 0) {
    const due = await parts.notices.claim(ways, AT_ONCE, LEASE_MS)
    count = due.length
    await Promise.all(due.map((sending) => sendOne(parts, sending)))
  }
  await parts.notices.settle(ways)
  return count
}

/**
 * Looks for what is due, again and again, on every node: rows are taken on a lease, so that no two send the same, and what a node that died had
 * taken another takes when the lease is over. Nothing is kept in memory between two looks. The returned function stops, after what is under way.
 */
export const keepSending = (parts: SendingParts): (() => Promise<void>) =>
  keepLooking({
    everyMs: parts.everyMs,
    look: async (stopped) => {
      while ((await sendDue(parts)) === AT_ONCE && !stopped()) {}
    },
    failed: parts.failed,
  })
