import { lifeAllows } from '../../policies/asked-exchange.ts'
import type { Access } from '../../schema/model/access-request.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import {
  EDITABLE_TYPES,
  type EditableType,
  type NotOfferedGround,
  type OfferedChanges,
} from '../../schema/model/record-edit.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import { type JudgedChanges, judgeChanges } from './judge-edit.ts'
import type { EditingRoom } from './room.ts'
import { takenBy } from './taken-by.ts'

/** Whose records, for what, and of which exchange and kind alone, where that is said. */
export type OffersAsked = {
  readonly patient: NhsNumber
  readonly access: Access
  readonly exchange: ExchangeId | undefined
  readonly recordType: EditableType | undefined
}

const WITHHELD = {
  WITHHELD_BY_AGREEMENT: 'NO_AGREEMENT',
  WITHHELD_BY_CHOICE: 'NO_CHOICE',
} as const satisfies Readonly<Record<string, NotOfferedGround>>

const offerAt = (
  { admitted, decided }: JudgedChanges,
  reachable: Reachable,
  recordType: EditableType,
): OfferedChanges => {
  const { exchange } = reachable
  const not = (ground: NotOfferedGround): OfferedChanges => ({
    exchange: exchange.id,
    recordType,
    deeds: [],
    ground,
    custodians: [],
  })
  const takes = takenBy(reachable)
  const deeds = takes.find((taken) => taken.recordType === recordType)?.deeds
  if (takes.length === 0) return not('CANNOT_TAKE')
  if (deeds === undefined) return not('TYPE_NOT_TAKEN')
  if (lifeAllows(exchange, admitted.organisation) !== 'ASK') return not('NOT_OPEN')
  const { outcome, permitted, failed } = decided.of(exchange.id, recordType)
  if (failed) return not('NOT_KNOWN')
  if (outcome !== 'ASK') return not(WITHHELD[outcome])
  const custodians =
    permitted.size === exchange.members.length ? 'EVERY' : exchange.members.filter((code) => permitted.has(code))
  return { exchange: exchange.id, recordType, deeds, ground: null, custodians }
}

/**
 * What the requester may propose to change of a patient's records, for each exchange and each kind that it carries and that can be edited at all. Nobody is
 * asked, and nothing is promised: each proposal is judged by itself. Throws what `judgeChanges` throws.
 */
export const offeredChanges = async (
  room: EditingRoom,
  requester: Requester,
  { patient, access, exchange, recordType }: OffersAsked,
): Promise<readonly OfferedChanges[]> => {
  const types = EDITABLE_TYPES.filter((type) => recordType === undefined || type === recordType)
  const among = (id: ExchangeId): boolean => exchange === undefined || id === exchange
  const judged = await judgeChanges(room, { patient, requester, access }, types, among)
  return judged.reachable.flatMap((reachable) =>
    types
      .filter((type) => reachable.exchange.recordTypes.includes(type))
      .map((type) => offerAt(judged, reachable, type)),
  )
}
