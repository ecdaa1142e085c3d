import type { Sent } from '../../adapters/notify/sent.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { type Ways, writeTo } from '../emergency/send-notices.ts'
import type { DueMessage } from '../state/change-wish-store.ts'

/** For the operator: what became of a message, and the reference of one that was given up; nothing of anybody. */
export type MessageReport = {
  readonly sent: (outcome: Sent | 'NO_ADDRESS' | 'DEAD') => void
  readonly givenUp: (reference: string) => void
}

/** What one event came to as it was judged: told, nothing that may be told, or that nobody can say now. */
export type Judged = 'TOLD' | 'NOTHING' | 'LATER'

/** What became of a message: it is done with (it went, or never will), there is nothing to say any more, or it is tried again. */
export type Messaged = 'DONE' | 'NOTHING' | 'LATER'

/** With the waits between them, about a day and a half. */
const MOST_ATTEMPTS = 150

type Saying = {
  readonly write: NonNullable<Ways['notify']>
  readonly message: DueMessage
  /** Whose the wish is: they are written to, and nobody else. */
  readonly person: NhsNumber
  /** Whether what an event was told as may be told at this moment. */
  readonly stillTold: (event: number) => Promise<Judged>
  readonly report: MessageReport
}

/**
 * Says outward that there is something to see in the account, if there is at this moment: what may not be told any more is no reason to write, and what nobody can judge
 * now is no reason to be silent for good. What it is about stands in no message.
 */
export const sayThatThereIsNews = async ({ write, message, person, stillTold, report }: Saying): Promise<Messaged> => {
  let found: Judged = 'NOTHING'
  for (const event of message.events) {
    const judged = await stillTold(event)
    if (judged !== 'NOTHING') found = judged
    if (judged === 'TOLD') break
  }
  if (found !== 'TOLD') return found
  const outcome = await writeTo(write, { id: message.id, patient: person, attempts: message.attempts })
  if (outcome === 'TRY_AGAIN' && message.attempts < MOST_ATTEMPTS) {
    report.sent(outcome)
    return 'LATER'
  }
  if (outcome === 'SENT' || outcome === 'NO_ADDRESS') report.sent(outcome)
  else {
    report.sent('DEAD')
    report.givenUp(message.id)
  }
  return 'DONE'
}
