import type { ExchangeId } from './exchange-id.ts'
import type { NhsNumber } from './nhs-number.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'

/**
 * The access stated with a question: an argument of the question, never a header. `BTG` rests on a grant that was confirmed before: the reason
 * stands there.
 */
export type Access = {
  readonly purpose: PurposeOfUse
  /** What care the view is part of (an encounter, referral, dispatch number); required of staff. */
  readonly careContext: string | undefined
}

/** One record type asked for, narrowed by the record's dates where the reader narrows it (ISO dates, inclusive). */
export type TypeAsked = {
  readonly type: RecordType
  readonly from: string | undefined
  readonly to: string | undefined
}

/** One record as its source names it. */
export type RecordPlace = { readonly exchange: ExchangeId; readonly type: RecordType; readonly sourceId: string }

/** A whole question about one patient, parsed. */
export type AccessRequest = {
  readonly patient: NhsNumber
  readonly access: Access
  readonly types: readonly TypeAsked[]
  /** Exchanges whose answers the reader switches off. */
  readonly exclude: readonly ExchangeId[]
  /** Whether the reader asks for the sources' own resources: else they are let go as soon as they are read. */
  readonly originals: boolean
  /** By when the whole question must be answered, on this process's monotonic clock (`performance.now()`, milliseconds); absent: as long as its steps take. */
  readonly answerBy?: number
  /** Where the question is about one record alone: any other that comes is let go as it arrives. */
  readonly only?: RecordPlace
}
