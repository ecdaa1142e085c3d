import type { DraftState } from '../../../schema/generated/agreements.ts'
import { definePage } from '../page.ts'
import type { Named } from './parties.ts'
import { draftPath } from './paths.ts'

type Data = {
  readonly agreementDrafts:
    | readonly {
        readonly id: string
        readonly version: number
        readonly state: DraftState
        readonly mayWrite: boolean
        readonly organisation: Named
        readonly terms: { readonly title: string }
        readonly changedAt: string
        readonly changedBy: string | null
      }[]
    | null
}

/** The drafts of the requester's organisation, and those opened to it for comment. */
export const draftsPage = definePage<Data>({
  path: '/console/drafts',
  audience: 'ig-manager',
  template: 'console/drafts.njk',
  document: /* GraphQL */ `
    query Drafts {
      agreementDrafts {
        id
        version
        state
        mayWrite
        organisation { odsCode name }
        terms { title }
        changedAt
        changedBy
      }
    }`,
  view: ({ agreementDrafts }) => ({
    available: agreementDrafts !== null,
    drafts: (agreementDrafts ?? [])
      .filter(({ state }) => state === 'DRAFT' || state === 'IN_COMMENT')
      .map((draft) => ({ ...draft, href: draftPath(draft.id) })),
  }),
})
