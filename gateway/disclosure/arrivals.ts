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
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { ReleasedTelling, SourceResource, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { type Fact, factOf } from '../unify/fact.ts'
import { guardIdentity } from './identity-guard.ts'
import type { KeyedHash } from './keyed-hash.ts'
import { contentHash } from './record-key.ts'
import type { Registry } from './running-policy.ts'

/** A telling that the decision made before asking lets through, ready to be unified; it is judged once more when the answer leaves. */
export type Judged = { readonly fact: Fact; readonly record: RecordFacts; readonly hash: string }

/** What came of one record type at one exchange. */
export type ArrivedType = {
  readonly state: AdapterState
  readonly judged: readonly Judged[]
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
}

/** What the work on an arriving answer rests on, settled before asking. */
export type ArrivalBasis = {
  readonly patient: NhsNumber
  readonly demographics: DemographicsAnswer
  readonly decided: ViewDecision
  readonly registry: Registry
  readonly exclusionSets: ExclusionSets
  readonly keyed: KeyedHash
  /** Whether the reader asks for the sources' own resources. */
  readonly originals: boolean
}

/** In the place of a resource that nobody asked for: what an exchange sent is let go as soon as it was read. */
const NOT_ASKED_FOR: SourceResource = Object.freeze({})

/** Codes were read for their classes, and are not read again. */
const NO_CODES: readonly string[] = []

/** What is kept of each record as it is read: its hash is taken, and the resource itself let go unless the reader asks for it. */
export const keeper =
  ({ keyed, originals }: Pick<ArrivalBasis, 'keyed' | 'originals'>) =>
  (telling: Telling): Telling => ({
    exchange: telling.exchange,
    type: telling.type,
    sourceId: telling.sourceId,
    version: telling.version,
    lastUpdated: telling.lastUpdated,
    custodian: telling.custodian,
    author: telling.author,
    dates: telling.dates,
    codes: telling.codes,
    content: telling.content,
    original: originals ? telling.original : NOT_ASKED_FOR,
    hash: contentHash(keyed, telling.original),
  })

const releasable = (telling: Telling, custodian: OdsCode, unconditional: boolean): ReleasedTelling => ({
  exchange: telling.exchange,
  type: telling.type,
  sourceId: telling.sourceId,
  version: telling.version,
  lastUpdated: telling.lastUpdated,
  author: telling.author,
  dates: telling.dates,
  codes: NO_CODES,
  content: telling.content,
  original: telling.original,
  custodian,
  unconditional,
})

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
    // An adapter that keeps its tellings whole leaves the hash to be taken here.
    const hash = telling.hash ?? contentHash(basis.keyed, telling.original)
    judged.push({ fact: factOf(releasable(telling, custodian, unconditional)), record, hash })
  }
  const incomplete = answer.incomplete.length > 0 || unattributed > 0
  return { state: answer.state, judged, incomplete, partial: answer.partial, unattributed }
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
