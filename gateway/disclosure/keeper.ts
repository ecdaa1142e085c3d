import type { ReadAgain } from '../../adapters/exchange-adapter.ts'
import type { ExclusionSets } from '../../policies/classes.ts'
import { classify } from '../../policies/classify.ts'
import { custodianOf } from '../../policies/release.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import { isMostlyAlone, numbersOf } from '../unify/fact.ts'
import { type ListedFact, loneRecord } from '../unify/lone-record.ts'
import type { RecordId } from '../unify/unify.ts'
import { KeptRecord } from './kept-record.ts'
import type { KeyedHash } from './keyed-hash.ts'
import type { Registry } from './running-policy.ts'
import type { Writing } from './writing.ts'

/** What keeping rests on, settled before asking. */
export type KeepingBasis = {
  readonly patient: NhsNumber
  readonly decided: ViewDecision
  readonly registry: Registry
  readonly exclusionSets: ExclusionSets
  readonly keyed: KeyedHash
  readonly recordId: RecordId
  /** Whether the reader asks for the sources' own resources. */
  readonly originals: boolean
  /** How records will be written, where that is known. */
  readonly writing: Writing
}

/** In the place of a resource that nobody asked for: what an exchange sent is let go as soon as it was read. */
const NOT_ASKED_FOR: SourceResource = Object.freeze({})

const withoutOriginal = (telling: Telling): Telling => ({
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
  original: NOT_ASKED_FOR,
})

/** Writes the record, as it is if nobody else tells the same, and lets the rest go; it is held where it is not one of its type. */
const writeOut = (record: KeptRecord, again: ReadAgain, { writing, recordId }: KeepingBasis): void => {
  const write = writing.get(record.type)
  if (write === undefined || !isMostlyAlone(record.type, record.marks)) return
  let written: string
  try {
    written = write(loneRecord(record as unknown as ListedFact, recordId))
  } catch {
    return
  }
  record.letGo(written, again)
}

/**
 * What is kept of each record of one exchange, as it is read (`ExchangeQuestion.keep`): it is attributed and classified, its hash is taken, it is written
 * where its place in the answer is known, and what the exchange sent is let go.
 */
export const keeper = (
  basis: KeepingBasis,
  exchange: Exchange,
): ((telling: Telling, again: ReadAgain | undefined) => KeptRecord) => {
  const { decided, registry, exclusionSets, keyed, originals } = basis
  const custodians = new Map<string | undefined, OdsCode | undefined>()
  const attributed = (stated: string | undefined): OdsCode | undefined => {
    if (custodians.has(stated)) return custodians.get(stated)
    const custodian = custodianOf(stated, exchange, registry.organisations)
    custodians.set(stated, custodian)
    return custodian
  }
  return (telling, again) => {
    const { type, content } = telling
    const custodian = attributed(telling.custodian)
    const { moment, marks } = numbersOf(type, content)
    const record = new KeptRecord(originals ? telling : withoutOriginal(telling), {
      custodian,
      unconditional: custodian !== undefined && decided.unconditional(exchange.id, type, custodian),
      facts: classify(telling, exclusionSets),
      hash: keyed(JSON.stringify(telling.original)),
      moment,
      marks,
    })
    if (again !== undefined) writeOut(record, again, basis)
    return record
  }
}
