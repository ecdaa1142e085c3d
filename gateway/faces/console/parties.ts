/** An organisation as pages name it. */
export type Named = { readonly odsCode: string; readonly name: string | null }

/** A party as `PARTY` asks for it. */
export type Party = {
  readonly organisation: Named
  readonly provides: boolean
  readonly receives: boolean
  readonly signedAt: string | null
  readonly signedBy: string | null
}

export const PARTY = /* GraphQL */ `
  fragment Party on AgreementParty {
    organisation { odsCode name }
    provides
    receives
    signedAt
    signedBy
  }`

/** How many parties are shown where a page has more to say than who they are, and where it has not. */
export const SOME_PARTIES = 10
export const MANY_PARTIES = 50

/** How many are passed over, as the query of a page says it. */
export const skipAsked = (skip: string | undefined): number => {
  const asked = Number(skip)
  return Number.isSafeInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 0
}

/** Where a page of parties stands, and what was asked of it. */
type Shown = {
  readonly path: string
  readonly search: string | undefined
  readonly skip: number
  readonly first: number
}

/** A page of parties, as `parties.njk` shows it. */
export const partiesView = (
  page: { readonly items: readonly Party[]; readonly totalCount: number },
  all: number,
  { path, search, skip, first }: Shown,
) => {
  const link = (from: number): string => {
    const said = new URLSearchParams({ ...(search ? { search } : {}), ...(from > 0 ? { skip: String(from) } : {}) })
    return `${path}${said.size > 0 ? `?${said}` : ''}#parties`
  }
  return {
    path,
    search: search ?? '',
    items: page.items,
    totalCount: page.totalCount,
    /** A short list needs no search. */
    searchable: all > first,
    from: skip + 1,
    to: skip + page.items.length,
    previous: skip > 0 ? link(Math.max(0, skip - first)) : undefined,
    next: skip + page.items.length < page.totalCount ? link(skip + first) : undefined,
  }
}
