import type { ExclusionSets } from '../../policies/classes.ts'
import { classify } from '../../policies/classify.ts'
import type { RecordFacts } from '../../policies/facts.ts'
import { custodianOf } from '../../policies/release.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState, ExchangeAnswer, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import type { IdentityWarning } from '../../schema/model/manifest.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { type Fact, factOf } from '../unify/fact.ts'
import { guardIdentity } from './identity-guard.ts'
import { contentHash, type HmacKey } from './record-key.ts'
import type { Registry } from './running-policy.ts'

/** A telling that the decision made before asking lets through, ready to be unified; it is judged once more when the answer leaves. */
export type Judged = { readonly fact: Fact; readonly record: RecordFacts; readonly hash: string }

/** What came of one record type at one exchange. */
export type ArrivedType = {
  readonly state: AdapterState
  readonly judged: readonly Judged[]
  readonly incomplete: boolean
  readonly unattributed: number
}

/** One exchange's answer after it was compared, attributed and judged: what was not let through is forgotten here. */
export type Arrival = {
  readonly exchange: Exchange
  readonly quarantined: boolean
  readonly warning: IdentityWarning | null
  readonly types: ReadonlyMap<RecordType, ArrivedType>
}

/** What the work on an arriving answer rests on, settled before asking. */
export type ArrivalBasis = {
  readonly patient: NhsNumber
  readonly demographics: DemographicsAnswer
  readonly decided: ViewDecision
  readonly registry: Registry
  readonly exclusionSets: ExclusionSets
  readonly receiptKey: HmacKey
}

const judgeType = (type: RecordType, answer: TypeAnswer, exchange: Exchange, basis: ArrivalBasis): ArrivedType => {
  const judged: Judged[] = []
  let unattributed = 0
  for (const telling of answer.tellings) {
    const custodian = custodianOf(telling.custodian, exchange, basis.registry.organisations)
    if (custodian === undefined) {
      unattributed++
      continue
    }
    const record = classify(telling, basis.exclusionSets)
    if (!basis.decided.judge(exchange.id, type, custodian, record)) continue
    const unconditional = basis.decided.unconditional(exchange.id, type, custodian)
    judged.push({
      fact: factOf({ ...telling, custodian, unconditional }),
      record,
      hash: contentHash(basis.receiptKey, telling.original),
    })
  }
  return { state: answer.state, judged, incomplete: answer.incomplete.length > 0 || unattributed > 0, unattributed }
}

const speaksOfNobody = (answer: ExchangeAnswer): boolean =>
  answer.patients.length === 0 && answer.types.values().some(({ tellings }) => tellings.length > 0)

/** All the work one exchange's answer needs, done as it arrives: identity, custody, classes, judgement, content hashes. */
export const receive = (exchange: Exchange, answer: ExchangeAnswer, basis: ArrivalBasis): Arrival => {
  const finding = speaksOfNobody(answer)
    ? 'QUARANTINE'
    : guardIdentity(answer.patients, basis.patient, basis.demographics)
  if (finding === 'QUARANTINE') return { exchange, quarantined: true, warning: null, types: new Map() }
  const types = new Map<RecordType, ArrivedType>()
  for (const [type, typeAnswer] of answer.types) types.set(type, judgeType(type, typeAnswer, exchange, basis))
  return { exchange, quarantined: false, warning: finding ?? null, types }
}
