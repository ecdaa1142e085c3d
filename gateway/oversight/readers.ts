import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { type AlikeViews, holdsPlace, placesOf } from './past-views.ts'
import type { RegistryThen } from './registry-then.ts'
import type { Span } from './span.ts'

/** One organisation that asked for another's records. */
export type ReaderOfOurRecords = {
  /** Undefined: patients and those who act for them. */
  readonly organisation: OdsCode | undefined
  readonly purpose: PurposeOfUse
  readonly viewCount: number
  readonly breakGlassCount: number
  readonly recordTypes: readonly RecordType[]
  readonly lastAt: Instant
}

export type ReadersOfOurRecords = Span & { readonly readers: readonly ReaderOfOurRecords[] }

const ordered = (types: ReadonlySet<RecordType>): readonly RecordType[] =>
  RECORD_TYPES.filter((type) => types.has(type))

/** Who asked for the records that one organisation controls, where they were permitted and its exchange was asked; most views first. */
export const readersOf = async (
  controller: OdsCode,
  views: readonly AlikeViews[],
  span: Span,
  registry: RegistryThen,
): Promise<ReadersOfOurRecords> => {
  const places = new Map<number, ReadonlyMap<ExchangeId, number>>()
  const placesAt = async (version: number) => {
    const known = places.get(version) ?? placesOf((await registry(version)) ?? [], controller)
    places.set(version, known)
    return known
  }
  const readers = new Map<string, ReaderOfOurRecords & { readonly types: ReadonlySet<RecordType> }>()
  for (const { organisation, purpose, asked, count, lastAt, registry: version } of views) {
    const ours = await placesAt(version)
    const types = new Set<RecordType>()
    for (const set of asked) {
      const place = ours.get(set.exchange)
      if (place !== undefined && holdsPlace(set.members, place)) for (const type of set.types) types.add(type)
    }
    if (types.size === 0) continue
    const key = `${organisation} ${purpose}`
    const known = readers.get(key)
    const all = new Set([...(known?.types ?? []), ...types])
    readers.set(key, {
      organisation,
      purpose,
      viewCount: (known?.viewCount ?? 0) + count,
      breakGlassCount: (known?.breakGlassCount ?? 0) + (purpose === 'BTG' ? count : 0),
      types: all,
      recordTypes: ordered(all),
      lastAt: Math.max(known?.lastAt ?? lastAt, lastAt),
    })
  }
  const sorted = [...readers.values()].sort(
    (one, other) => other.viewCount - one.viewCount || other.lastAt - one.lastAt,
  )
  return { ...span, readers: sorted.map(({ types: _, ...reader }) => reader) }
}
