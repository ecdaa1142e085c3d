import type { Exchange } from '../schema/model/exchange.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { Resolution } from '../schema/model/organisation.ts'
import type { ReleasedTelling, Telling } from '../schema/model/record.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { ExclusionSets } from './classes.ts'
import { classify } from './classify.ts'
import type { ViewDecision } from './view-decision.ts'

/**
 * The data controller that holds a record (POLICY §1): the one stated, as the directory resolves it, else the exchange's declared
 * default. Undefined when that is no member, or does not resolve: the record is unattributed.
 */
export const custodianOf = (
  stated: string | undefined,
  exchange: Pick<Exchange, 'members' | 'defaultController'>,
  resolution: Resolution,
): OdsCode | undefined => {
  const custodian = stated === undefined ? exchange.defaultController : resolution.get(stated)
  return custodian !== undefined && exchange.members.includes(custodian) ? custodian : undefined
}

/** What of an answer is released, in its order, and how many records could not be attributed to a controller: for the operator alone. */
export type Release<Type extends RecordType> = {
  readonly released: readonly ReleasedTelling<Type>[]
  readonly unattributed: number
}

/** Judges each telling of one exchange's answer by its own custodian, classes and dates. What is not released leaves nothing behind. */
export const release = <Type extends RecordType>(
  view: Pick<ViewDecision, 'judge' | 'unconditional'>,
  exchange: Pick<Exchange, 'id' | 'members' | 'defaultController'>,
  tellings: readonly Telling<Type>[],
  resolution: Resolution,
  exclusionSets: ExclusionSets,
): Release<Type> => {
  const released: ReleasedTelling<Type>[] = []
  let unattributed = 0
  for (const telling of tellings) {
    const custodian = custodianOf(telling.custodian, exchange, resolution)
    if (custodian === undefined) unattributed++
    else if (view.judge(exchange.id, telling.type, custodian, classify(telling, exclusionSets))) {
      released.push({ ...telling, custodian, unconditional: view.unconditional(exchange.id, telling.type, custodian) })
    }
  }
  return { released, unattributed }
}
