import { HouseError } from '../../../schema/model/house-error.ts'
import type { Asked } from '../page.ts'
import { type Party, partiesView, skipAsked } from './parties.ts'
import { agreementPath, versionPath } from './paths.ts'
import { type Terms, termsView } from './terms.ts'
import { versionAsked } from './version-asked.ts'

/** One version of an agreement as the pages that show it whole ask for it. */
export type OneVersion = {
  readonly version: number
  readonly terms: Terms
  readonly termsHash: string
  readonly partyCount: number
  readonly signedCount: number
  readonly partyPage: { readonly items: readonly Party[]; readonly totalCount: number }
}

/** The version that a path names, and `first` of its parties from where the query says. */
export const versionVariables = ({ params, query }: Asked, first: number) => ({
  id: params['id'],
  version: versionAsked(params['version']),
  search: query['search'] || undefined,
  first,
  skip: skipAsked(query['skip']),
})

/** The version itself. Throws `NOT_FOUND`. */
export const versionFound = <Version>(
  agreement: { readonly id: string; readonly version: Version | null } | null,
): { readonly id: string; readonly version: Version } => {
  if (agreement == null || agreement.version == null) throw new HouseError('NOT_FOUND')
  return { id: agreement.id, version: agreement.version }
}

/** What the page at `versionPath(id, version, rest)` shows of it: its terms, and its parties, `first` at a time. */
export const versionView = <Version extends OneVersion>(
  id: string,
  version: Version,
  { query }: Asked,
  first: number,
  rest = '',
) => ({
  id,
  version,
  title: version.terms.title,
  terms: termsView(version.terms),
  back: agreementPath(id),
  changes: version.version > 1 ? versionPath(id, version.version, '/changes') : undefined,
  parties: partiesView(version.partyPage, version.partyCount, {
    path: versionPath(id, version.version, rest),
    search: query['search'],
    skip: skipAsked(query['skip']),
    first,
  }),
})
