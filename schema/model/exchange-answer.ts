import type { SourceDemographics } from './demographics.ts'
import type { Telling } from './record.ts'
import type { RecordType } from './record-type.ts'

/** What an adapter says happened for one record type. Trouble is data, never an exception. */
export type AdapterState = 'ANSWERED' | 'TIMED_OUT' | 'FAILED' | 'REFUSED_BY_EXCHANGE' | 'BREAKER_OPEN'

/** Why a list from this exchange is not whole though it answered. */
export type IncompleteReason = 'SOURCE_WARNING' | 'UNREADABLE_RECORD' | 'PAGE_LIMIT'

/** One exchange's answer for one record type: what had arrived is kept, whatever the state. */
export type TypeAnswer = {
  readonly state: AdapterState
  readonly tellings: readonly Telling[]
  readonly incomplete: readonly IncompleteReason[]
  /** Source ids of tellings that were not read whole: they make the list incomplete only where they are released, else they would show. */
  readonly partial?: ReadonlySet<string>
}

/** One exchange's whole answer. `patients`: each patient record it stated, for the identity guard; empty when it knows no such patient. */
export type ExchangeAnswer = {
  readonly patients: readonly SourceDemographics[]
  readonly types: ReadonlyMap<RecordType, TypeAnswer>
  /** Requests sent, for the bench and the metrics. */
  readonly requests: number
}
