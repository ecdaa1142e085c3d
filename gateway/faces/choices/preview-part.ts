import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import { isOrganisationKind, type OrganisationKind } from '../../consent/organisation-kinds.ts'
import { type Sent, textOf } from '../fields.ts'

/** The fields that say which part of a preview is looked at. They are no part of a choice, and are not saved with it. */
export const PART_FIELDS = ['called', 'kind', 'after', 'before'] as const

/** So many organisations are on a page of a preview: each is as much work as a whole view. */
export const PREVIEWED_ON_A_PAGE = 40

/** The variables of a preview's part, as a query names them. */
export const PART_ASKED = '$called: String, $kind: OrganisationKind, $first: Int!, $after: String, $before: String'

/** They as arguments of `consentPreview`. */
export const PART = 'called: $called, kind: $kind, first: $first, after: $after, before: $before'

/** What every preview tells of its part. */
export const PART_TOLD = `
    totalCount
    precedingCount
    kinds { kind count }
    startCursor
    hasPreviousPage
    endCursor
    hasNextPage`

/** A preview's part, as GraphQL gives it. */
export type PreviewPart = {
  readonly totalCount: number
  readonly precedingCount: number
  readonly kinds: readonly { readonly kind: OrganisationKind; readonly count: number }[]
  readonly startCursor: string | null
  readonly hasPreviousPage: boolean
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/** Which part somebody asked to look at. A search begins at its first page; what is no cursor or kind asks for nothing. */
export const partAsked = (sent: Sent | undefined) => {
  const kind = textOf(sent, 'kind')
  const cursorOf = (name: 'after' | 'before') => parseOdsCode(textOf(sent, name)) ?? null
  const after = cursorOf('after')
  return {
    called: textOf(sent, 'called').slice(0, 100) || null,
    kind: isOrganisationKind(kind) ? kind : null,
    first: PREVIEWED_ON_A_PAGE,
    after,
    before: after === null ? cursorOf('before') : null,
  }
}

/** The part as a template shows it: from which to which of how many, the kinds to narrow it to, the cursors of the pages beside. */
export const partView = (preview: PreviewPart, shown: number, sent: Sent | undefined) => {
  const { called, kind } = partAsked(sent)
  return {
    from: shown === 0 ? 0 : preview.precedingCount + 1,
    to: preview.precedingCount + shown,
    total: preview.totalCount,
    called: called ?? '',
    kind: kind ?? '',
    kinds: preview.kinds,
    isNarrowed: called !== null || kind !== null,
    // A search for one kind has fewer than one page, and still must be undone.
    isSearchable: called !== null || kind !== null || preview.totalCount > PREVIEWED_ON_A_PAGE,
    previous: preview.hasPreviousPage ? preview.startCursor : null,
    next: preview.hasNextPage ? preview.endCursor : null,
  }
}

const MADE_ANEW: ReadonlySet<string> = new Set([
  '_csrf',
  'revision',
  'key',
  'findRecipients',
  'findControllers',
  ...PART_FIELDS,
])

/** The fields of a choice as they were sent, one line a value, without what each page makes anew. */
export const carriedFrom = (sent: Sent | undefined): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(sent ?? {}).flatMap(([name, values]) =>
    MADE_ANEW.has(name) ? [] : [values].flat().map((value) => ({ name, value })),
  )
