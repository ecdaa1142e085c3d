import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { SECTION_DRAFT, type SectionDraft } from './draft-section.ts'
import { draftTermsView } from './draft-terms.ts'
import { type Fault, mendedInDraft, sectionOf } from './faults.ts'
import type { Named } from './parties.ts'
import { agreementPath, draftPath } from './paths.ts'
import { plainField } from './plain-field.ts'

type Comment = {
  readonly author: string | null
  readonly organisation: Named
  readonly at: string
  readonly clause: string | null
  readonly text: string
}

type Draft = SectionDraft & {
  readonly agreement: string
  readonly organisation: Named
  readonly faults: readonly Fault[]
  readonly comments: readonly Comment[]
}

/** The sections of the editor, in the order in which an agreement is written. */
const SECTIONS = [
  { name: 'title', title: 'Title and purpose' },
  { name: 'records', title: 'Records shared' },
  { name: 'uses', title: 'Purposes and actions' },
  { name: 'period', title: 'Period and review' },
  { name: 'basis', title: 'Legal basis and impact assessment' },
  { name: 'parties', title: 'Parties' },
] as const

const CLAUSES = SECTIONS.map(({ title }) => title)

const isOpen = ({ state }: Pick<Draft, 'state'>): boolean => state === 'DRAFT' || state === 'IN_COMMENT'

/** A draft: its sections as a list of tasks, what was said about it, and what can be done with it. Who may only comment reads it here. */
export const draftPage = definePage<{ readonly agreementDraft: Draft | null }>({
  path: '/console/drafts/:id',
  audience: 'ig-manager',
  template: 'console/draft.njk',
  document: /* GraphQL */ `
    query OneDraft($id: ID!) {
      agreementDraft(id: $id) {
        ...SectionDraft
        agreement
        organisation { odsCode name }
        faults { code clause sentence }
        comments { author organisation { odsCode name } at clause text }
      }
    }
    ${SECTION_DRAFT}`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ agreementDraft: draft }) => {
    if (draft === null) throw new HouseError('NOT_FOUND')
    const open = isOpen(draft)
    const at = (rest: string): string => draftPath(draft.id, rest)
    const writes = open && draft.mayWrite
    return {
      draft,
      open,
      writes,
      terms: draftTermsView(draft.terms),
      sections: SECTIONS.map(({ name, title }) => {
        const faults = draft.faults.filter(({ code }) => sectionOf(code) === name).length
        return { title, href: at(`/${name}`), faults }
      }),
      faults: draft.faults.map((fault) => mendedInDraft(fault, draft.id)),
      amends: draft.version > 1 ? agreementPath(draft.agreement) : undefined,
      proposed: draft.state === 'PROPOSED' ? agreementPath(draft.agreement) : undefined,
      commentAction: at('/comment'),
      clauses: CLAUSES,
      links: {
        changes: draft.version > 1 ? at('/changes') : undefined,
        simulation: at('/simulation'),
        conflicts: at('/conflicts'),
        open: writes && draft.state === 'DRAFT' ? at('/open') : undefined,
        propose: writes ? at('/propose') : undefined,
        discard: writes ? at('/discard') : undefined,
      },
    }
  },
})

const read = z.object({
  text: plainField(4_000, 'many', 'Enter your comment'),
  clause: z
    .string()
    .default('')
    .refine((clause) => clause === '' || CLAUSES.some((each) => each === clause), 'Choose from the list'),
})

/** Says something about a draft. */
export const commentForm = defineForm<z.output<typeof read>, unknown>({
  path: '/console/drafts/:id/comment',
  page: draftPage,
  read,
  mutation: /* GraphQL */ `
    mutation Comment($id: ID!, $text: String!, $clause: String) {
      commentOnDraft(id: $id, text: $text, clause: $clause) { id }
    }`,
  variables: ({ text, clause }, { params }) => ({ id: params['id'], text, clause: clause || null }),
  done: (_, __, { params }) => draftPath(params['id'] ?? '', '?done=commented#comments'),
})
