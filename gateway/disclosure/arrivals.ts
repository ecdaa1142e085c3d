import type { RecordPlace } from '../../schema/model/access-request.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState, ExchangeAnswer, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import type { IdentityWarning } from '../../schema/model/manifest.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { guardIdentity } from './identity-guard.ts'
import { type Keeper, type KeepingBasis, keepers } from './keeper.ts'
import { type AttributedRecord, isAttributed, KeptRecord } from './kept-record.ts'

/** What came of one record type at one exchange. */
export type ArrivedType = {
  readonly state: AdapterState
  /** The records that the decision made before asking lets through, ready to be unified; each is judged once more when the answer leaves. */
  readonly judged: readonly AttributedRecord[]
  readonly incomplete: boolean
  /** Source ids of tellings not read whole: only a released one may make the list incomplete. */
  readonly partial: ReadonlySet<string> | undefined
  readonly unattributed: number
}

/** One exchange's answer after it was compared, attributed and judged: what was not let through is forgotten here. */
export type Arrival = {
  readonly exchange: Exchange
  readonly quarantined: boolean
  readonly warning: IdentityWarning | null
  readonly types: ReadonlyMap<RecordType, ArrivedType>
  /** How long the exchange took to answer, in milliseconds. */
  readonly tookMs: number
}

/** What the work on an arriving answer rests on, settled before asking. */
export type ArrivalBasis = KeepingBasis & {
  readonly demographics: DemographicsAnswer
  /** The one record asked for, where it is one alone. */
  readonly only: RecordPlace | undefined
}

const judgeType = (
  type: RecordType,
  answer: TypeAnswer,
  exchange: Exchange,
  { decided, only }: ArrivalBasis,
  keep: Keeper,
): ArrivedType => {
  const judged: AttributedRecord[] = []
  let unattributed = 0
  for (const telling of answer.tellings) {
    // An adapter that keeps its tellings whole leaves the work on each to be done here.
    const record = telling instanceof KeptRecord ? telling : keep(telling, undefined, undefined)
    if (only !== undefined && record.sourceId !== only.sourceId) continue
    if (!isAttributed(record)) unattributed++
    else if (decided.judge(exchange.id, type, record.custodian, record)) judged.push(record)
  }
  const incomplete = answer.incomplete.length > 0 || unattributed > 0
  return { state: answer.state, judged, incomplete, partial: answer.partial, unattributed }
}

const speaksOfNobody = (answer: ExchangeAnswer): boolean =>
  answer.patients.length === 0 && answer.types.values().some(({ tellings }) => tellings.length > 0)

/** All the work one exchange's answer needs, done as it arrives: identity, custody, classes, judgement, content hashes. */
export const receive = (exchange: Exchange, answer: ExchangeAnswer, basis: ArrivalBasis, tookMs: number): Arrival => {
  const finding = speaksOfNobody(answer)
    ? 'QUARANTINE'
    : guardIdentity(answer.patients, basis.patient, basis.demographics)
  if (finding === 'QUARANTINE') return { exchange, quarantined: true, warning: null, types: new Map(), tookMs }
  const types = new Map<RecordType, ArrivedType>()
  const keep = keepers(basis)(exchange)
  for (const [type, typeAnswer] of answer.types) types.set(type, judgeType(type, typeAnswer, exchange, basis, keep))
  return { exchange, quarantined: false, warning: finding ?? null, types, tookMs }
}
