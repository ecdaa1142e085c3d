import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { View } from '../disclosure/view.ts'
import { placeAfter } from '../subgraphs/records/cursor.ts'
import { type Filter, isFound } from './filters.ts'
import { resourceTypeOf, SERVED, type ServedName } from './served-types.ts'

/** Days, both included; undefined is open. */
export type CalendarWindow = { readonly from: string | undefined; readonly to: string | undefined }

/** Where a page ended: the last record on it, and where it stood. */
export type Place = { readonly type: RecordType; readonly date: string | null; readonly id: string }

/** Everything that is listed for one question: which types, narrowed how, and which part of it. */
export type Listing = {
  readonly patient: NhsNumber
  readonly types: readonly ServedName[]
  readonly filters: readonly Filter[]
  /** Whether a record is one of those sought by id; absent where none is. */
  readonly isSought?: ((record: UnifiedRecord) => boolean) | undefined
  readonly window: CalendarWindow
  /** At most so many on a page. */
  readonly count: number
  readonly after: Place | undefined
}

/** One page. */
export type ListedPage = {
  readonly records: readonly UnifiedRecord[]
  /** Of all pages; undefined where a page before this one was not asked for again. */
  readonly total: number | undefined
  readonly next: Place | undefined
}

const recordTypesOf = ({ types }: Listing): readonly RecordType[] => {
  const wanted = new Set<RecordType>(types.map((name) => SERVED[name].type))
  return RECORD_TYPES.filter((type) => wanted.has(type))
}

/** What exchanges are asked for: not what earlier pages already told. */
export const askedFor = (listing: Listing): readonly TypeAsked[] => {
  const all = recordTypesOf(listing)
  const { after, window } = listing
  const left = after === undefined ? all : all.slice(Math.max(0, all.indexOf(after.type)))
  return left.map((type) => ({ type, ...window }))
}

/** The page of a view that a listing asks for. Totals and places are of what was released. */
export const pageOfView = (view: View, listing: Listing): ListedPage => {
  const served = new Set<ServedName>(listing.types)
  const found: UnifiedRecord[] = []
  let start = 0
  for (const { type } of askedFor(listing)) {
    const records = (view.lists.get(type)?.records ?? []).filter(
      (record) =>
        served.has(resourceTypeOf(record)) && (listing.isSought?.(record) ?? true) && isFound(record, listing.filters),
    )
    if (listing.after?.type === type) start = placeAfter(records, listing.after)
    found.push(...records)
  }
  const records = found.slice(start, start + listing.count)
  const last = records.at(-1)
  const isLast = start + records.length >= found.length
  return {
    records,
    total: askedFor(listing).length === recordTypesOf(listing).length ? found.length : undefined,
    next: isLast || last === undefined ? undefined : { type: last.recordType, date: last.date, id: last.id },
  }
}
