import { z } from 'zod'
import { hiddenNumber } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import { definePage, type Page } from '../page.ts'
import { type SectionData, writable } from './draft-section.ts'
import { draftPath } from './paths.ts'

/** Something done to a whole draft, after it was confirmed. */
export type DraftDeed = {
  /** Its part of the path; its template is `draft-<name>.njk`. */
  readonly name: string
  readonly mutation: string
  readonly done: (draft: string) => string
}

/** The page that says what will happen to a draft, and the form that does it. */
export const defineDraftDeed = (deed: DraftDeed): { readonly page: Page; readonly form: Form } => {
  const path = `/console/drafts/:id/${deed.name}`
  const page = definePage<SectionData>({
    path,
    audience: 'ig-manager',
    template: `console/draft-${deed.name}.njk`,
    document: /* GraphQL */ `
      query DraftToChange($id: ID!) {
        agreementDraft(id: $id) { id version revision state mayWrite terms { title } }
      }`,
    variables: ({ params }) => ({ id: params['id'] }),
    view: (data) => {
      const draft = writable(data)
      return { draft, back: draftPath(draft.id), action: draftPath(draft.id, `/${deed.name}`) }
    },
  })
  const form = defineForm<{ readonly revision: number }, unknown>({
    path,
    page,
    read: z.object({ revision: hiddenNumber }),
    mutation: deed.mutation,
    variables: ({ revision }, { params }) => ({ id: params['id'], revision }),
    done: (_, __, { params }) => deed.done(params['id'] ?? ''),
  })
  return { page, form }
}
