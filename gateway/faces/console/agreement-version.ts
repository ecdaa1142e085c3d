import { definePage } from '../page.ts'
import { type OneVersion, versionFound, versionVariables, versionView } from './one-version.ts'
import { MANY_PARTIES, PARTY } from './parties.ts'
import { versionPath } from './paths.ts'
import { TERMS } from './terms.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: (OneVersion & { readonly proposedAt: string | null }) | null
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
  variables: (asked) => versionVariables(asked, MANY_PARTIES),
  view: ({ agreement }, asked) => {
    const { id, version } = versionFound(agreement)
    return {
      ...versionView(id, version, asked, MANY_PARTIES),
      pdf: versionPath(id, version.version, '/agreement.pdf'),
      json: versionPath(id, version.version, '/agreement.json'),
    }
  },
})
