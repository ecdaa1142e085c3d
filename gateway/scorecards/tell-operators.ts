import type { Message } from '../../adapters/notify/notify.ts'
import type { Sent } from '../../adapters/notify/sent.ts'
import type { WebhookEvent } from '../../adapters/notify/webhook.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'

/** Who is written to: of some exchanges, or of all where none is named. */
export type AlertAddress = { readonly address: string; readonly exchanges?: readonly ExchangeId[] | undefined }

/** The ways on which operators are told of their exchanges, as far as this deployment has them. */
export type OperatorWays = {
  readonly post: ((event: WebhookEvent) => Promise<Sent>) | undefined
  readonly email:
    | {
        readonly send: (message: Message, again: boolean) => Promise<Sent>
        readonly to: readonly AlertAddress[]
        /** What is written, at Notify: `happened`, `exchange`, `measure`, `measured`, `promised`, `began`, `ended` stand in it. */
        readonly template: string
      }
    | undefined
  /** A way, and what became of what was sent by it. */
  readonly sending: (way: 'webhook' | 'alert-email', outcome: Sent) => void
}

/** What became of it on all ways together: it is tried again while any may still take it, under the reference that each of them knows it by. */
const together = (outcomes: readonly Sent[]): Sent => {
  if (outcomes.includes('TRY_AGAIN')) return 'TRY_AGAIN'
  return outcomes.includes('SENT') ? 'SENT' : 'REFUSED'
}

/** Each of several addresses has a reference of its own: else whoever is written to second would seem to have been written to. */
const messageTo = (address: string, nth: number, template: string, { id, type, data }: WebhookEvent): Message => ({
  template,
  to: { email: address },
  reference: `${id}-${nth + 1}`,
  personalisation: { happened: type === 'exchange.sla.breached' ? 'breached' : 'restored', ended: '', ...data },
})

const isOnDutyFor =
  ({ data }: WebhookEvent) =>
  ({ exchanges }: AlertAddress): boolean =>
    exchanges === undefined || exchanges.some((id) => id === data['exchange'])

/**
 * How operators are told of a breach: an event at the webhook, an e-mail to whoever is on duty for that exchange, or both. Undefined where there is no way. `again`: it
 * was tried before. No way waits for another, and what one of them refuses is still sent by the others. An event tells of exchanges and figures alone.
 */
export const tellOperators = ({
  post,
  email,
  sending,
}: OperatorWays): ((event: WebhookEvent, again: boolean) => Promise<Sent>) | undefined => {
  if (post === undefined && email === undefined) return undefined
  const write = (event: WebhookEvent, again: boolean): readonly Promise<Sent>[] => {
    if (email === undefined) return []
    const { to, template, send } = email
    return to
      .filter(isOnDutyFor(event))
      .map(({ address }, nth) => send(messageTo(address, nth, template, event), again))
  }
  return async (event, again) => {
    const [posted, written] = await Promise.all([
      Promise.all(post === undefined ? [] : [post(event)]),
      Promise.all(write(event, again)),
    ])
    for (const outcome of posted) sending('webhook', outcome)
    for (const outcome of written) sending('alert-email', outcome)
    // Nobody on duty, and no webhook: it is given up, and that is told.
    return together([...posted, ...written])
  }
}
