import { z } from 'zod'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { draftPath } from './paths.ts'

type Template = { readonly id: string; readonly name: string; readonly description: string }

type Data = { readonly agreementTemplates: readonly Template[] | null }

/** What stands for a draft with nothing in it. */
const EMPTY = 'empty'

/** What to start from: nothing, or a template. */
export const draftNewPage = definePage<Data>({
  path: '/console/drafts/new',
  audience: 'ig-manager',
  template: 'console/draft-new.njk',
  document: /* GraphQL */ `query Templates { agreementTemplates { id name description } }`,
  view: ({ agreementTemplates }) => ({ templates: agreementTemplates ?? [], empty: EMPTY }),
})

const read = z.object({ template: z.string('Choose what to start from').min(1, 'Choose what to start from').max(200) })

type Begun = { readonly draftAgreement: { readonly id: string } | null }

export const draftNewForm = defineForm<z.output<typeof read>, Begun>({
  path: '/console/drafts/new',
  page: draftNewPage,
  read,
  mutation: /* GraphQL */ `mutation Begin($template: ID) { draftAgreement(template: $template) { id } }`,
  variables: ({ template }) => ({ template: template === EMPTY ? null : template }),
  done: ({ draftAgreement }) =>
    draftAgreement === null ? '/console/drafts' : draftPath(draftAgreement.id, '?done=started'),
})
