import type { ChangeNotifier } from '../../adapters/change-notifier.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import { heardEvents } from './heard-events.ts'
import type { NotificationRefusal } from './refusals.ts'
import { addressOf, type NotificationRoom } from './room.ts'
import { SIGNATURE_LIFE_MS, verifySignature } from './verify-signature.ts'

/** What an exchange is never longer silent than, beyond the heartbeat that it promised: then it is asked. */
const PATIENCE = 3

/** An exchange that tells of changes. */
export type Teller = Reachable & { readonly changes: ChangeNotifier<unknown>; readonly silentMs: number }

/** A notifier that is told, with the longest that this exchange may be silent. */
export const tellerOf = (room: Pick<NotificationRoom, 'running'>, id: ExchangeId): Teller | undefined => {
  const found = room.running.registry().exchanges.find(({ exchange }) => exchange.id === id)
  const changes = found?.adapter.changes
  if (found === undefined || changes === undefined || changes.keysOf(found.settings).length === 0) return undefined
  return { ...found, changes, silentMs: PATIENCE * changes.silenceOf(found.settings) }
}

const parsed = (body: Buffer): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(body.toString('utf8')) }
  } catch {
    return undefined
  }
}

/**
 * Takes what an exchange sends: whose it is, that it is signed by that exchange and was not taken before, what it says; then it is kept, and followers are woken. Gives
 * why it was refused; nothing was kept then. Throws `STATE_UNAVAILABLE`: the exchange sends it again.
 */
export const takeNotification = async (
  room: NotificationRoom,
  named: string,
  body: Buffer,
  signature: string | undefined,
): Promise<NotificationRefusal | undefined> => {
  const id = parseExchangeId(named)
  const teller = id === undefined ? undefined : tellerOf(room, id)
  if (id === undefined || teller === undefined) return 'EXCHANGE_UNKNOWN'
  const { changes, settings } = teller
  const signed = await verifySignature(body, signature, changes.keysOf(settings), addressOf(room, id), Date.now())
  if (!signed.ok) return signed.refusal
  const said = parsed(body)
  if (said === undefined) return 'BODY_UNREADABLE'
  const read = changes.read(said.json)
  if (!read.ok) return read.fault
  const { subscription: remote, count, isActive, events } = read.notification
  const subscription = await room.subscriptions.find(id, remote)
  if (subscription === undefined) return 'SUBSCRIPTION_UNKNOWN'
  if (!(await room.subscriptions.take(id, signed.token, 2 * SIGNATURE_LIFE_MS))) return 'REPLAYED'
  const heard = { count, isActive, events: heardEvents(room.sealing, subscription.id, events) }
  const { isNew } = await room.subscriptions.heard(subscription.id, heard, teller.silentMs)
  if (isNew) await room.wake({ kind: 'stream', patientKey: subscription.patientKey })
  return undefined
}
