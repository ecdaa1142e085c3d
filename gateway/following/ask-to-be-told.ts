import { randomUUID } from 'node:crypto'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { FollowingRoom } from './room.ts'
import { sealSubscribed } from './sealed-names.ts'

/** Whether an exchange tells of changes: its protocol can, and it registered the keys that it signs with. */
const tells = (room: FollowingRoom, id: ExchangeId): boolean =>
  room.running
    .registry()
    .exchanges.some(
      ({ exchange, adapter, settings }) => exchange.id === id && (adapter.changes?.keysOf(settings) ?? []).length > 0,
    )

/** Has those of these exchanges that can tell of changes asked to do so, for one patient and until a moment. Only exchanges that the follower may have something from are. */
export const askToBeTold = async (
  room: FollowingRoom,
  patient: NhsNumber,
  exchanges: readonly ExchangeId[],
  until: Instant,
): Promise<void> => {
  if (room.notifyAt === undefined) return
  const wanted = exchanges
    .filter((exchange) => tells(room, exchange))
    .map((exchange) => {
      const id = randomUUID()
      return { id, exchange, sealed: sealSubscribed(room.sealing, id, patient) }
    })
  if (wanted.length === 0) return
  await room.state.subscriptions.want(patient, wanted, until)
  room.wanted()
}
