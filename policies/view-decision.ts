import type { AgreementClause } from '../schema/model/agreement.ts'
import type { Decision, Obligation } from '../schema/model/decision.ts'
import type { ExchangeId } from '../schema/model/exchange-id.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { ControllerSet } from './controller-set.ts'
import type { RecordFacts } from './facts.ts'

/** What is decided about one record type at one exchange, before asking. */
export type SetDecision = {
  /** Asked if some member is permitted. By choice: some member meets sharing, none choice. By agreement: none meets sharing, or paused. */
  readonly outcome: 'ASK' | 'WITHHELD_BY_CHOICE' | 'WITHHELD_BY_AGREEMENT'
  readonly permitted: ControllerSet
  /** Asked, and some member is not permitted. */
  readonly partlyWithheld: boolean
  /** Some permit does not hold for every record: every class, every date. */
  readonly conditional: boolean
  /** A rule failed for some member: the exchange's state is `FAILED` whatever the outcome. */
  readonly failed: boolean
}

/** A whole view, decided. Everything in it equals `decide` for the same exchange, type, controller and record. */
export type ViewDecision = {
  /** The whole request lies outside the table of roles and purposes. */
  readonly refused: Decision | undefined
  of(exchange: ExchangeId, type: RecordType): SetDecision
  /** After answering: whether a record of this custodian is released. An exchange or custodian not in the view: it is not. */
  judge(exchange: ExchangeId, type: RecordType, custodian: OdsCode, record: RecordFacts): boolean
  /** Whether every record of this custodian and type would be released: only then may narrative be shown. */
  unconditional(exchange: ExchangeId, type: RecordType, custodian: OdsCode): boolean
  /** One controller's decision before asking, with its findings: what `explain` reads. */
  decisionOf(exchange: ExchangeId, type: RecordType, controller: OdsCode): Decision
  readonly obligations: readonly Obligation[]
  /** The clauses that the permitted sets rest on. */
  readonly clauses: readonly AgreementClause[]
}
