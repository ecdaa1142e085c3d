import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ReleasedTelling, UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { type Account, accountOf, byWeight, recordOf, recordOfOne, type ShowOriginal } from './account.ts'
import { agreeing } from './agree.ts'
import { type Fact, factOf } from './fact.ts'
import { type ListedFact, loneRecord } from './lone-record.ts'
import { type Dated, newestFirst } from './newest-first.ts'
import { onceEach } from './once-each.ts'
import { type RecordShape, recordByType } from './record-by-type.ts'
import { sameFacts } from './same-facts.ts'
import { sameByType } from './sameness/same-by-type.ts'
import type { Sameness } from './sameness/sameness.ts'
import { sayingsOf } from './sayings.ts'
import { oneTellsTwo } from './voice.ts'
import { beginningOf } from './when.ts'

/** The opaque id of a record, from its first telling. */
export type RecordId = (telling: {
  readonly exchange: ExchangeId
  readonly type: RecordType
  readonly sourceId: string
}) => string

/**
 * Merges what the exchanges say of one patient: the same fact becomes one record with every provenance; tellings that disagree about it are all
 * kept, the others as `dissenting`; every telling is in exactly one place. The result does not depend on the order of the tellings, and
 * leaving an exchange out is as if it had not answered. Newest first. An id is that of the smallest telling (by exchange, then source id) that agrees.
 */
export const unify = <Type extends RecordType>(
  type: Type,
  tellings: readonly ReleasedTelling<Type>[],
  recordId: RecordId,
): readonly UnifiedRecord<Type>[] => unifyFacts(type, tellings.map(factOf), recordId, ({ original }) => original)

/** `unify`, of tellings whose facts were taken as they arrived. `show` gives what of an original may be seen; undefined: nobody asks for any. */
export const unifyFacts = <Type extends RecordType>(
  type: Type,
  facts: readonly Fact<Type>[],
  recordId: RecordId,
  show: ShowOriginal | undefined,
): readonly UnifiedRecord<Type>[] => newestFirst(datedOf(type, facts, recordId, show))

/**
 * `unifyFacts`, of facts that are not all known to be one person's: those of each group are unified among themselves, and none is merged with another
 * group's. One list all the same, newest first.
 */
export const unifyApart = <Type extends RecordType>(
  type: Type,
  groups: readonly (readonly Fact<Type>[])[],
  recordId: RecordId,
  show: ShowOriginal | undefined,
): readonly UnifiedRecord<Type>[] => newestFirst(groups.flatMap((facts) => datedOf(type, facts, recordId, show)))

const datedOf = <Type extends RecordType>(
  type: Type,
  facts: readonly Fact<Type>[],
  recordId: RecordId,
  show: ShowOriginal | undefined,
): Dated<Type>[] => {
  const same: Sameness<Type> = sameByType[type]
  const shape: RecordShape<Type> = recordByType[type]
  const { alone, together } = sameFacts(onceEach(facts), same)
  const dated: Dated<Type>[] = []
  for (const fact of alone) {
    const { telling, moment } = fact
    const record = isListed(fact) ? loneRecord(fact, recordId) : recordOfOne(shape, telling, recordId(telling), show)
    dated.push({ record, moment, first: telling })
  }
  for (const told of together) {
    for (const [first, ...others] of accountsOf(told, same)) {
      if (first === undefined) continue
      const dissenting = others.map((other) => recordOf(shape, other, recordId(other.first.telling), NOBODY, show))
      const record = recordOf(shape, first, recordId(first.first.telling), dissenting, show)
      dated.push({ record, moment: beginningOf(record.date), first: first.first.telling })
    }
  }
  return dated
}

const NOBODY: readonly never[] = []

const isListed = <Type extends RecordType>(fact: Fact<Type>): fact is ListedFact<Type> => fact.written !== undefined

/** The accounts of one fact, the first to be shown first; or each by itself, where one data controller's two accounts show that they are two facts. */
const accountsOf = <Type extends RecordType>(
  told: readonly Fact<Type>[],
  same: Sameness<Type>,
): readonly (readonly Account<Type>[])[] => {
  const sides = agreeing(told, sayingsOf(told, same))
  const accounts = sides.map((side) => accountOf(side, same)).sort(byWeight(same.weight))
  if (sides.length === 1) return [accounts]
  return same.mayRepeat && oneTellsTwo(sides) ? accounts.map((account) => [account]) : [accounts]
}
