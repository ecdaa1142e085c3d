import type { AgreementClause } from '../schema/model/agreement.ts'
import type { Finding } from '../schema/model/decision.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import type { Facts, RecordQuestion } from './facts.ts'

/** The agreements as one requester meets them: the clause of the one agreement that covers the type and every class, if any. */
export type Sharing = {
  readonly covers: (
    controller: OdsCode,
    type: RecordType,
    classes: readonly SensitivityClass[],
  ) => AgreementClause | undefined
}

/**
 * One rule. A ground finds `met` or `not-met`; a forbid finds `forbids`, or nothing. It is pure, and meets agreements only through
 * `sharing`, controllers only by equality: whole sets are decided by its answer for one of each kind. One that throws forbids.
 */
export type Rule = {
  readonly name: Finding['rule']
  readonly find: (question: RecordQuestion, facts: Facts, sharing: Sharing) => Finding | undefined
}
