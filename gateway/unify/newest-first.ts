import type { ReleasedTelling, UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { inOrder } from './account.ts'
import { contradicts, statesNone } from './contradiction.ts'

/** A record with when its date begins, in milliseconds (NaN when undated), and the telling that names it. */
export type Dated<Type extends RecordType> = {
  readonly record: UnifiedRecord<Type>
  readonly moment: number
  readonly first: ReleasedTelling<Type>
}

/** Later first; the undated, which compare with nothing, last. */
const byMoment = (a: number, b: number): number => {
  if (a > b) return -1
  if (a < b) return 1
  return a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

const inListOrder = <Type extends RecordType>(a: Dated<Type>, b: Dated<Type>): number =>
  byMoment(a.moment, b.moment) ||
  (b.record.date?.length ?? 0) - (a.record.date?.length ?? 0) ||
  inOrder(a.first.exchange, b.first.exchange) ||
  inOrder(a.first.sourceId, b.first.sourceId)

/**
 * Newest first, in one order whatever came first: by when the date begins, the undated last; the more exact of two that begin together; then by who tells it.
 * Where the list contradicts itself, what states that none is known comes before all: the contradiction is on top. Sorts what is given in place.
 */
export const newestFirst = <Type extends RecordType>(dated: Dated<Type>[]): readonly UnifiedRecord<Type>[] => {
  const records = dated.sort(inListOrder).map(({ record }) => record)
  if (!contradicts(records)) return records
  return [...records.filter(statesNone), ...records.filter((record) => !statesNone(record))]
}
