import type { RecordEditDeed, RecordEditState } from '../../../schema/model/record-edit.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'

type Named = { readonly odsCode: string; readonly name: string | null }

type Owned = {
  readonly id: string
  readonly deed: RecordEditDeed
  readonly recordType: RecordType
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly custodian: Named
  readonly organisation: Named
  readonly state: RecordEditState
  readonly sentence: string
  readonly authorName: string | null
  readonly reason: string | null
  readonly proposedAt: string
  readonly settledAt: string | null
}

/** What GraphQL gives for `OWNED_EDITS`. */
export type OwnedEdits = {
  readonly ownedRecordEdits: { readonly edits: readonly Owned[]; readonly total: number } | null
}

/** Changes of records that the requester's organisation holds, or carries. */
export const OWNED_EDITS = /* GraphQL */ `
  query ChangesOfRecords($first: Int, $skip: Int) {
    ownedRecordEdits(first: $first, skip: $skip) {
      total
      edits {
        id
        deed
        recordType
        exchange { id name }
        custodian { odsCode name }
        organisation { odsCode name }
        state
        sentence
        authorName
        reason
        proposedAt
        settledAt
      }
    }
  }`

const PAGE = 50

const skipAsked = (asked: string | undefined): number => {
  const skip = Number(asked)
  return Number.isSafeInteger(skip) && skip > 0 && skip < 1_000_000 ? skip : 0
}

/** The variables of `OWNED_EDITS` for a page's query. */
export const ownedEditsAsked = (query: Readonly<Record<string, string>>) => ({
  first: PAGE,
  skip: skipAsked(query['skip']),
})

/** What `edits/owned-edits.njk` is given. */
export const ownedEditsView = (
  { ownedRecordEdits }: OwnedEdits,
  path: string,
  query: Readonly<Record<string, string>>,
) => {
  const skip = skipAsked(query['skip'])
  const edits = ownedRecordEdits?.edits ?? []
  const total = ownedRecordEdits?.total ?? 0
  const link = (from: number): string => (from > 0 ? `${path}?skip=${from}` : path)
  return {
    available: ownedRecordEdits !== null,
    edits: edits.map((one) => ({
      ...one,
      isOpen: one.settledAt === null,
      wantsALook: one.state === 'UNKNOWN' && one.settledAt !== null,
    })),
    total,
    previous: skip > 0 ? link(Math.max(0, skip - PAGE)) : undefined,
    next: skip + edits.length < total && edits.length > 0 ? link(skip + PAGE) : undefined,
  }
}
