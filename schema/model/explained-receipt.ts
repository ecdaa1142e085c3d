import type { AgreementClause } from './agreement.ts'
import type { ExchangeId } from './exchange-id.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'
import type { Role } from './role.ts'

/** On what a decision rests, as an information governance manager may be told. */
export type ExplainedGround =
  | 'AGREEMENT'
  | 'OWN_CONTROLLER'
  | 'OWN_RECORD'
  | 'NO_AGREEMENT'
  | 'OTHER_CONDITION'
  | 'PAUSED'
  | 'RULE_FAILED'

/** Controllers of one exchange that fared alike for one type, in ODS order. */
export type ExplainedOutcome = {
  readonly exchange: ExchangeId
  readonly recordType: RecordType
  readonly ground: ExplainedGround
  readonly clause: AgreementClause | undefined
  readonly controllers: readonly OdsCode[]
}

/** A past view, evaluated again for one viewer. */
export type ExplainedReceipt = {
  readonly receipt: string
  readonly at: Instant
  readonly organisation: OdsCode | undefined
  readonly role: Role
  readonly purpose: PurposeOfUse | undefined
  readonly asOf: Instant
  /** Null when evaluated on other agreements than its own, when refused whole, or when what it rested on is no longer kept. */
  readonly replays: boolean | null
  /** By exchange and record type, the largest of each first. */
  readonly outcomes: readonly (ExplainedOutcome & {
    readonly sentence: string
    readonly clauseWords: string | undefined
  })[]
}
