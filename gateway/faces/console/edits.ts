import { OWNED_EDITS, type OwnedEdits, ownedEditsAsked, ownedEditsView } from '../edits/owned-edits.ts'
import { definePage } from '../page.ts'

const PATH = '/console/edits'

/** Changes of records that the manager's organisation holds, newest first. */
export const editsPage = definePage<OwnedEdits>({
  path: PATH,
  audience: 'ig-manager',
  template: 'console/edits.njk',
  document: OWNED_EDITS,
  variables: ({ query }) => ownedEditsAsked(query),
  view: (data, { query }) => ({ shown: ownedEditsView(data, PATH, query) }),
})
