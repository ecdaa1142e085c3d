import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import { MANY_PARTIES, PARTY, type Party, partiesView, skipAsked } from './parties.ts'
import { agreementPath, versionPath } from './paths.ts'
import { TERMS, type Terms, termsView } from './terms.ts'
import { versionAsked } from './version-asked.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: {
      readonly version: number
      readonly terms: Terms
      readonly termsHash: string
      readonly proposedAt: string | null
      readonly partyCount: number
      readonly signedCount: number
      readonly partyPage: { readonly items: readonly Party[]; readonly totalCount: number }
    } | null
  } | null
}

/** One version as it was proposed, and who has signed it when. */
export const agreementVersionPage = definePage<Data>({
  path: '/console/agreements/:id/versions/:version',
  audience: 'ig-manager',
  template: 'console/agreement-version.njk',
  document: /* GraphQL */ `
    query OneVersion($id: ID!, $version: Int!, $search: String, $first: Int!, $skip: Int!) {
      agreement(id: $id) {
        id
        version(number: $version) {
          version
          terms { ...Terms }
          termsHash
          proposedAt
          partyCount
          signedCount
          partyPage(search: $search, first: $first, skip: $skip) { items { ...Party } totalCount }
        }
      }
    }
    ${TERMS} ${PARTY}`,
  variables: ({ params, query }) => ({
    id: params['id'],
    version: versionAsked(params['version']),
    search: query['search'] || undefined,
    first: MANY_PARTIES,
    skip: skipAsked(query['skip']),
  }),
  view: ({ agreement }, { query }) => {
    const version = agreement?.version
    if (agreement == null || version == null) throw new HouseError('NOT_FOUND')
    const { id } = agreement
    return {
      id,
      version,
      title: version.terms.title,
      terms: termsView(version.terms),
      back: agreementPath(id),
      pdf: versionPath(id, version.version, '/agreement.pdf'),
      json: versionPath(id, version.version, '/agreement.json'),
      changes: version.version > 1 ? versionPath(id, version.version, '/changes') : undefined,
      parties: partiesView(version.partyPage, version.partyCount, {
        path: versionPath(id, version.version),
        search: query['search'],
        skip: skipAsked(query['skip']),
        first: MANY_PARTIES,
      }),
    }
  },
})
