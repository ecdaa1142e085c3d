import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import { versionPath } from './paths.ts'
import { versionAsked } from './version-asked.ts'

/** How one clause changed. */
export type Change = { readonly clause: string; readonly before: string | null; readonly after: string | null }

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: {
      readonly version: number
      readonly terms: { readonly title: string }
      readonly changes: readonly Change[]
    } | null
  } | null
}

/** How a version differs from the one before, clause by clause. */
export const agreementChangesPage = definePage<Data>({
  path: '/console/agreements/:id/versions/:version/changes',
  audience: 'ig-manager',
  template: 'console/agreement-changes.njk',
  document: /* GraphQL */ `
    query VersionChanges($id: ID!, $version: Int!) {
      agreement(id: $id) {
        id
        version(number: $version) { version terms { title } changes { clause before after } }
      }
    }`,
  variables: ({ params }) => ({ id: params['id'], version: versionAsked(params['version']) }),
  view: ({ agreement }) => {
    const version = agreement?.version
    if (agreement == null || version == null) throw new HouseError('NOT_FOUND')
    return {
      title: version.terms.title,
      version: version.version,
      changes: version.changes,
      back: versionPath(agreement.id, version.version),
    }
  },
})
