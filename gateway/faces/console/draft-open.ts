import { defineDraftDeed } from './draft-deed.ts'
import { draftPath } from './paths.ts'

/** Shows a draft to the parties it names. */
export const openDraft = defineDraftDeed({
  name: 'open',
  mutation: /* GraphQL */ `
    mutation OpenDraft($id: ID!, $revision: Int!) { openDraftForComment(id: $id, revision: $revision) { id } }`,
  done: (draft) => draftPath(draft, '?done=opened'),
})
