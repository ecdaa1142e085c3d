import type { Completeness } from '../../../schema/model/completeness.ts'
import type { FhirDate } from '../../../schema/model/fhir-date.ts'
import type { UnifiedRecord } from '../../../schema/model/record.ts'
import type { RecordList } from '../../disclosure/view.ts'
import { pageAsked } from '../page-asked.ts'
import { cursorAt, parseCursor, placeAfter } from './cursor.ts'
import { couldLieIn } from './date-window.ts'

/** The arguments of every record list, parsed by the scalars. Null is not said. */
export type ListArguments = {
  readonly first?: number | null
  readonly after?: string | null
  readonly from?: FhirDate | null
  readonly to?: FhirDate | null
  readonly status?: readonly string[] | null
}

/** One page of a list, shaped as the SDL's list types. */
export type Page = {
  readonly items: readonly UnifiedRecord[]
  readonly completeness: Completeness
  readonly totalCount: number
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
}

/** Refuses arguments that no list can serve, so that nothing is asked in vain. Throws `INPUT_INVALID`. */
export const checkListArguments = (args: ListArguments): void => {
  const { after } = pageAsked(args)
  if (after !== undefined) parseCursor(after)
}

const narrowed = (records: readonly UnifiedRecord[], { from, to, status }: ListArguments): readonly UnifiedRecord[] => {
  if (from == null && to == null && status == null) return records
  const window = { from: from ?? undefined, to: to ?? undefined }
  return records.filter(
    (record) =>
      couldLieIn(record.date, window) && (status == null || (record.status !== null && status.includes(record.status))),
  )
}

/** The page of a released list that the arguments ask for. Totals and cursors are of what was released. Throws `INPUT_INVALID`. */
export const pageOf = (list: RecordList, args: ListArguments): Page => {
  const { first, after } = pageAsked(args)
  const records = narrowed(list.records, args)
  const start = after === undefined ? 0 : placeAfter(records, parseCursor(after))
  const items = start === 0 && records.length <= first ? records : records.slice(start, start + first)
  const last = items.at(-1)
  return {
    items,
    completeness: list.completeness,
    totalCount: records.length,
    pageInfo: {
      endCursor: last === undefined ? null : cursorAt(last),
      hasNextPage: start + items.length < records.length,
    },
  }
}
