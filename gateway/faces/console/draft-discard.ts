import { defineDraftDeed } from './draft-deed.ts'

/** Puts a draft away for good. */
export const discardDraft = defineDraftDeed({
  name: 'discard',
  mutation: /* GraphQL */ `
    mutation DiscardDraft($id: ID!, $revision: Int!) { discardDraft(id: $id, revision: $revision) { id } }`,
  done: () => '/console/drafts?done=discarded',
})
