import { OWNED_EDITS, type OwnedEdits, ownedEditsAsked, ownedEditsView } from '../edits/owned-edits.ts'
import { definePage } from '../page.ts'

const PATH = '/operator/edits'

/** Changes of records through the exchanges that the operator runs, newest first. */
export const editsPage = definePage<OwnedEdits>({
  path: PATH,
  audience: 'operator',
  template: 'operator/edits.njk',
  document: OWNED_EDITS,
  variables: ({ query }) => ownedEditsAsked(query),
  view: (data, { query }) => ({ shown: ownedEditsView(data, PATH, query) }),
})
