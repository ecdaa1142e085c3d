import type { SetDecision } from '../../policies/view-decision.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ExchangeState, ManifestEntry, NotAskedReason } from '../../schema/model/manifest.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Arrival, ArrivedType } from './arrivals.ts'
import type { KeptRecord } from './kept-record.ts'
import type { Standing } from './standing.ts'

type Outcome = { readonly state: ExchangeState; readonly reason: NotAskedReason | null }

const outcomeOf = (
  arrival: Arrival | undefined,
  arrived: ArrivedType | undefined,
  released: number,
  isAwaited: boolean,
): Outcome => {
  if (isAwaited) return { state: 'TIMED_OUT', reason: null }
  if (arrival?.quarantined === true) return { state: 'QUARANTINED', reason: null }
  switch (arrived?.state) {
    case undefined:
    case 'FAILED':
      return { state: 'FAILED', reason: null }
    case 'TIMED_OUT':
      return { state: 'TIMED_OUT', reason: null }
    case 'REFUSED_BY_EXCHANGE':
      return { state: 'REFUSED_BY_EXCHANGE', reason: null }
    case 'BREAKER_OPEN':
      return { state: 'NOT_ASKED', reason: 'BREAKER_OPEN' }
    case 'ANSWERED':
      return { state: released > 0 ? 'ANSWERED' : 'EMPTY', reason: null }
  }
}

const COUNTED: ReadonlySet<ExchangeState> = new Set(['ANSWERED', 'TIMED_OUT', 'FAILED'])

/** One line of the manifest: exactly one state, and only what that state may carry (POLICY §6). `isAwaited`: it did not answer in time for this release, and still may. */
export const manifestEntry = (
  exchange: ExchangeId,
  type: RecordType,
  standing: Standing,
  arrival: Arrival | undefined,
  records: readonly KeptRecord[],
  decision: SetDecision,
  isAwaited = false,
): ManifestEntry => {
  const arrived = arrival?.types.get(type)
  const released = records.length
  const partly = arrived?.partial
  const { state, reason } =
    standing.state === 'ASK'
      ? outcomeOf(arrival, arrived, released, isAwaited)
      : { state: standing.state, reason: standing.reason }
  const answered = state === 'ANSWERED' || state === 'EMPTY'
  return {
    exchange,
    type,
    state,
    notAskedReason: reason,
    released: COUNTED.has(state) ? released : null,
    partlyWithheld: answered && decision.partlyWithheld,
    incomplete:
      answered &&
      (arrived?.incomplete === true || (partly !== undefined && records.some(({ sourceId }) => partly.has(sourceId)))),
    identityWarning: answered || COUNTED.has(state) ? (arrival?.warning ?? null) : null,
  }
}
