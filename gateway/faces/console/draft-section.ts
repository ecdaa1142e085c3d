import type { z } from 'zod'
import type { DraftState, DraftTermsInput } from '../../../schema/generated/agreements.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineForm, type Form } from '../form.ts'
import { definePage, type Page } from '../page.ts'
import { DRAFT_TERMS, type DraftTerms, inputOf } from './draft-terms.ts'
import { draftPath } from './paths.ts'

/** A draft as its sections are given it. */
export type SectionDraft = {
  readonly id: string
  readonly version: number
  readonly revision: number
  readonly state: DraftState
  readonly mayWrite: boolean
  readonly changedAt: string
  readonly changedBy: string | null
  readonly terms: DraftTerms
}

export const SECTION_DRAFT = /* GraphQL */ `
  fragment SectionDraft on AgreementDraft {
    id
    version
    revision
    state
    mayWrite
    changedAt
    changedBy
    terms { ...DraftSays }
  }
  ${DRAFT_TERMS}`

/** What a section's query gives. */
export type SectionData = { readonly agreementDraft: SectionDraft | null }

export const SECTION = /* GraphQL */ `
  query DraftSection($id: ID!) { agreementDraft(id: $id) { ...SectionDraft } }
  ${SECTION_DRAFT}`

export const EDIT = /* GraphQL */ `
  mutation EditDraft($id: ID!, $revision: Int!, $terms: DraftTermsInput!) {
    editDraft(id: $id, revision: $revision, terms: $terms) { id revision }
  }`

/** The draft that may be written: throws `NOT_FOUND`, or `FORBIDDEN` for who may only read it, and for one that is closed. */
export const writable = ({ agreementDraft: draft }: SectionData): SectionDraft => {
  if (draft === null) throw new HouseError('NOT_FOUND')
  if (!draft.mayWrite || draft.state === 'PROPOSED' || draft.state === 'DISCARDED') throw new HouseError('FORBIDDEN')
  return draft
}

/** What a draft says now in one section, for who typed over an older one: a line each. */
export type Line = { readonly key: string; readonly value: string }

/** One section of the editor. */
export type Section<Fields> = {
  /** Its part of the path; its template is `draft-<name>.njk`. */
  readonly name: string
  readonly read: z.ZodType<Fields & { readonly revision: number }>
  /** The terms that this section writes. */
  readonly write: (fields: Fields, terms: DraftTerms) => Partial<DraftTermsInput>
  /** What the section says now. */
  readonly now: (terms: DraftTerms) => readonly Line[]
  readonly view?: (terms: DraftTerms) => Readonly<Record<string, unknown>>
}

/** What every section's template is given. */
export const sectionView = (draft: SectionDraft, name: string, now: readonly Line[]) => ({
  draft,
  terms: draft.terms,
  now,
  back: draftPath(draft.id),
  action: draftPath(draft.id, `/${name}`),
})

/**
 * A section of the editor: a page and a form of its own. The form carries the revision that was read; the rest of the terms is read again
 * before it is written, and if somebody wrote in between the mutation is refused as stale.
 */
export const defineSection = <Fields>(section: Section<Fields>): { readonly page: Page; readonly form: Form } => {
  const path = `/console/drafts/:id/${section.name}`
  const page = definePage<SectionData>({
    path,
    audience: 'ig-manager',
    template: `console/draft-${section.name}.njk`,
    document: SECTION,
    variables: ({ params }) => ({ id: params['id'] }),
    view: (data) => {
      const draft = writable(data)
      return { ...sectionView(draft, section.name, section.now(draft.terms)), ...section.view?.(draft.terms) }
    },
  })
  const form = defineForm<Fields & { readonly revision: number }, unknown, SectionData>({
    path,
    page,
    read: section.read,
    before: SECTION,
    beforeVariables: (_, { params }) => ({ id: params['id'] }),
    mutation: EDIT,
    variables: (fields, { params }, before) => {
      const { terms } = writable(before)
      return {
        id: params['id'],
        revision: fields.revision,
        terms: { ...inputOf(terms), ...section.write(fields, terms) },
      }
    },
    done: (_, __, { params }) => draftPath(params['id'] ?? '', '?done=saved'),
  })
  return { page, form }
}
