import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { inOrder } from './account.ts'
import { contradicts, statesNone } from './contradiction.ts'
import { beginningOf } from './when.ts'

/**
 * Newest first, in one order whatever came first: by when the date begins, the undated last; the more exact of two that begin together; then by id.
 * Where the list contradicts itself, what states that none is known comes before all: the contradiction is on top.
 */
export const newestFirst = <Type extends RecordType>(
  records: readonly UnifiedRecord<Type>[],
): readonly UnifiedRecord<Type>[] => {
  const contradictory = contradicts(records)
  return records
    .map((record) => {
      const moment = beginningOf(record.date)
      return {
        record,
        last: !(contradictory && statesNone(record)),
        moment: Number.isNaN(moment) ? Number.NEGATIVE_INFINITY : moment,
        exact: record.date?.length ?? 0,
      }
    })
    .sort((a, b) => {
      if (a.last !== b.last) return a.last ? 1 : -1
      if (a.moment !== b.moment) return b.moment > a.moment ? 1 : -1
      return b.exact - a.exact || inOrder(a.record.id, b.record.id)
    })
    .map(({ record }) => record)
}
