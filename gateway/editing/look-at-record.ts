import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { actingPerson, knownOf } from '../disclosure/acting-person.ts'
import { type Arrival, receive } from '../disclosure/arrivals.ts'
import { keepers } from '../disclosure/keeper.ts'
import type { AttributedRecord } from '../disclosure/kept-record.ts'
import { recordIds } from '../disclosure/record-key.ts'
import { UNWRITTEN } from '../disclosure/writing.ts'
import { askExchanges } from '../fan-out/ask-exchanges.ts'
import type { EditQuestion, JudgedEdit } from './judge-edit.ts'
import type { EditingRoom } from './room.ts'

/** How the exchange answered of the patient: their records of the type that may be changed, as they are at this moment. */
const arrivalAt = async (
  room: EditingRoom,
  { patient, access, recordType }: EditQuestion,
  { admitted, demographics, decided, registry, reachable }: JudgedEdit,
): Promise<Arrival | undefined> => {
  const basis = {
    patient,
    demographics,
    decided,
    registry,
    exclusionSets: room.exclusionSets,
    keyed: room.keyed,
    recordId: recordIds(room.keyed, patient),
    originals: false,
    only: undefined,
    writing: UNWRITTEN,
  }
  let arrived: Arrival | undefined
  await askExchanges(
    [{ reachable, types: [{ type: recordType, from: undefined, to: undefined }] }],
    {
      patient,
      purpose: access.purpose,
      organisation: admitted.organisation,
      requester: actingPerson(admitted.requester),
      known: knownOf(demographics),
    },
    keepers(basis),
    room.transport,
    room.times.deadlineMs,
    ({ reachable: { exchange } }, answer, { tookMs }) => {
      arrived = receive(exchange, answer, basis, tookMs)
    },
    (exchange: { readonly id: ExchangeId }, error) => room.report.broken(exchange.id, error),
  )
  return arrived
}

/**
 * Looks, before an edit is proposed, whether the exchange means the same person, and at the record as it now stands; of an addition at the person alone. Throws
 * `EXCHANGE_UNAVAILABLE` where it does not answer, `CONFLICT_OF_STATE` where it is not certain that it speaks of this patient (nothing is written into a record
 * that may be another's), and `NOT_FOUND` alike for a record that is not there and one that may not be changed.
 */
export const lookAtRecord = async (
  room: EditingRoom,
  asked: EditQuestion,
  judged: JudgedEdit,
  sourceId: string | undefined,
): Promise<AttributedRecord | undefined> => {
  const arrival = await arrivalAt(room, asked, judged)
  const answered = arrival?.types.get(asked.recordType)
  if (arrival?.quarantined === true) {
    room.report.quarantined(arrival.exchange.id)
    throw new HouseError('CONFLICT_OF_STATE')
  }
  if (arrival === undefined || answered?.state !== 'ANSWERED') throw new HouseError('EXCHANGE_UNAVAILABLE')
  if (arrival.warning !== null) throw new HouseError('CONFLICT_OF_STATE')
  if (sourceId === undefined) return undefined
  const found = answered.judged.find((record) => record.sourceId === sourceId)
  if (found === undefined) throw new HouseError('NOT_FOUND')
  return found
}
