import type { ReadAgain, SentJson } from '../../adapters/exchange-adapter.ts'
import type { ExclusionSets } from '../../policies/classes.ts'
import { classify } from '../../policies/classify.ts'
import { custodianOf } from '../../policies/release.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Telling } from '../../schema/model/record.ts'
import { isMostlyAlone, numbersOf } from '../unify/fact.ts'
import { type ListedFact, loneRecord } from '../unify/lone-record.ts'
import type { RecordId } from '../unify/unify.ts'
import { KeptRecord } from './kept-record.ts'
import type { KeyedHash } from './keyed-hash.ts'
import type { Registry } from './running-policy.ts'
import { createSheets, type WriteDown } from './sheets.ts'
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

/** `Keep`, whose telling is known to be a kept record. */
export type Keeper = (telling: Telling, again: ReadAgain | undefined, sent: SentJson | undefined) => KeptRecord

/** Writes the record, as it is if nobody else tells the same, and lets the rest go; false where it is not one of its type, and must be held. */
const writeOut = (
  record: KeptRecord,
  again: ReadAgain,
  { writing, recordId }: KeepingBasis,
  writeDown: WriteDown,
): boolean => {
  const write = writing.get(record.type)
  if (write === undefined || !isMostlyAlone(record.type, record.marks)) return false
  try {
    record.letGo(writeDown(write(loneRecord(record as unknown as ListedFact, recordId))), again)
    return true
  } catch {
    return false
  }
}

/**
 * What is kept of each record of an exchange, as it is read (`ExchangeQuestion.keep`): it is attributed and classified, its hash is taken, it is written
 * where its place in the answer is known, and what the exchange sent is let go. Once for a question: all its exchanges' records are written down together.
 */
export const keepers = (basis: KeepingBasis): ((exchange: Exchange) => Keeper) => {
  const { decided, registry, exclusionSets, keyed, originals } = basis
  const writeDown = createSheets()
  return (exchange) => {
    const custodians = new Map<string | undefined, OdsCode | undefined>()
    const attributed = (stated: string | undefined): OdsCode | undefined => {
      const known = custodians.get(stated)
      if (known !== undefined || custodians.has(stated)) return known
      const custodian = custodianOf(stated, exchange, registry.organisations)
      custodians.set(stated, custodian)
      return custodian
    }
    return (telling, again, sent) => {
      const { type, content } = telling
      const custodian = attributed(telling.custodian)
      const { moment, marks } = numbersOf(type, content)
      const record = new KeptRecord(telling, {
        custodian,
        unconditional: custodian !== undefined && decided.unconditional(exchange.id, type, custodian),
        facts: classify(telling, exclusionSets),
        hash: keyed(sent ?? JSON.stringify(telling.original)),
        moment,
        marks,
      })
      if ((again === undefined || !writeOut(record, again, basis, writeDown)) && !originals) record.letOriginalGo()
      return record
    }
  }
}
