import type { ViewDecision } from '../../policies/view-decision.ts'
import type { RecordPlace } from '../../schema/model/access-request.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Arrival } from './arrivals.ts'
import type { AttributedRecord } from './kept-record.ts'
import type { Registry } from './running-policy.ts'
import type { Standings } from './standing.ts'

const wasHindered = ({ exchange, type }: RecordPlace, arrival: Arrival | undefined, standings: Standings): boolean => {
  const { state, reason } = standings(exchange, type)
  if (state === 'FAILED' || reason === 'MAINTENANCE' || reason === 'BREAKER_OPEN') return true
  // Its own refusal is one: whether it would refuse this record too is not to be learned here.
  return state === 'ASK' && arrival?.quarantined !== true && arrival?.types.get(type)?.state !== 'ANSWERED'
}

/**
 * The one record that was asked for, as it arrived and was let through. Throws `EXCHANGE_UNAVAILABLE` where the exchange was kept from answering, whatever it holds;
 * `NOT_FOUND` alike where there is no such record, it is another person's, or it may not be released.
 */
export const oneRecord = (place: RecordPlace, arrivals: readonly Arrival[], standings: Standings): AttributedRecord => {
  const arrival = arrivals.find(({ exchange }) => exchange.id === place.exchange)
  const found = arrival?.types.get(place.type)?.judged.find(({ sourceId }) => sourceId === place.sourceId)
  if (found !== undefined) return found
  throw new HouseError(wasHindered(place, arrival, standings) ? 'EXCHANGE_UNAVAILABLE' : 'NOT_FOUND')
}

/** Whether the record may leave, or go on leaving, by this decision and registry. */
export const mayLeave = (record: AttributedRecord, decided: ViewDecision, { exchanges }: Registry): boolean =>
  exchanges.some(({ exchange }) => exchange.id === record.exchange && exchange.lifecycle === 'LIVE') &&
  decided.of(record.exchange, record.type).outcome === 'ASK' &&
  decided.judge(record.exchange, record.type, record.custodian, record)
