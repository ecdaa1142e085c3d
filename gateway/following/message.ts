import type { Sent } from '../../adapters/notify/sent.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { type Ways, writeTo } from '../emergency/send-notices.ts'
import type { DueMessage } from '../state/change-wish-store.ts'

/** For the operator: what became of a message, and the reference of one that was given up; nothing of anybody. */
export type MessageReport = {
  readonly sent: (outcome: Sent | 'NO_ADDRESS' | 'DEAD') => void
  readonly givenUp: (reference: string) => void
}

/** With the waits between them, about a day and a half. */
const MOST_ATTEMPTS = 150

type Saying = {
  readonly write: NonNullable<Ways['notify']>
  readonly message: DueMessage
  /** Whose the wish is: they are written to, and nobody else. */
  readonly person: NhsNumber
  /** Whether what an event was told as may be told at this moment. */
  readonly stillTold: (event: number) => Promise<boolean>
  readonly report: MessageReport
}

/**
 * Says outward that there is something to see in the account, if there is at this moment: what may not be told any more is no reason to write. Gives whether it is done
 * with: it went, never will, or there is nothing to say any more. What it is about stands in no message.
 */
export const sayThatThereIsNews = async ({ write, message, person, stillTold, report }: Saying): Promise<boolean> => {
  let isSomething = false
  for (const event of message.events) {
    isSomething = await stillTold(event)
    if (isSomething) break
  }
  if (!isSomething) return true
  const outcome = await writeTo(write, { id: message.id, patient: person, attempts: message.attempts })
  if (outcome === 'TRY_AGAIN' && message.attempts < MOST_ATTEMPTS) {
    report.sent(outcome)
    return false
  }
  if (outcome === 'SENT' || outcome === 'NO_ADDRESS') report.sent(outcome)
  else {
    report.sent('DEAD')
    report.givenUp(message.id)
  }
  return true
}
