import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import type { Change } from './agreement-changes.ts'
import { draftPath } from './paths.ts'

type Data = {
  readonly agreementDraft: {
    readonly id: string
    readonly version: number
    readonly terms: { readonly title: string }
    readonly changes: readonly Change[]
  } | null
}

/** How a draft differs from the version that it amends. */
export const draftChangesPage = definePage<Data>({
  path: '/console/drafts/:id/changes',
  audience: 'ig-manager',
  template: 'console/draft-changes.njk',
  document: /* GraphQL */ `
    query DraftChanges($id: ID!) {
      agreementDraft(id: $id) { id version terms { title } changes { clause before after } }
    }`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ agreementDraft: draft }) => {
    if (draft === null) throw new HouseError('NOT_FOUND')
    return { title: draft.terms.title, version: draft.version, changes: draft.changes, back: draftPath(draft.id) }
  },
})
