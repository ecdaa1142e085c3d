import type { AgreementConflictKind } from '../../../schema/generated/agreements.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { definePage, type Page } from '../page.ts'
import { agreementPath, draftPath, versionPath } from './paths.ts'

type Conflict = {
  readonly kind: AgreementConflictKind
  readonly other: { readonly id: string }
  readonly otherVersion: number
  readonly recordTypes: readonly RecordType[]
  readonly purposes: readonly PurposeOfUse[]
  readonly pairCount: number
  readonly sentence: string
}

const CONFLICT = /* GraphQL */ `
  fragment Conflict on AgreementConflict {
    kind
    other { id }
    otherVersion
    recordTypes
    purposes
    pairCount
    sentence
  }`

/** The most that one page shows; those of most pairs come first. */
const SHOWN = 50

const conflictsView = (found: readonly Conflict[] | null) => ({
  available: found !== null,
  count: found?.length ?? 0,
  conflicts: (found ?? [])
    .slice(0, SHOWN)
    .map((conflict) => ({ ...conflict, href: versionPath(conflict.other.id, conflict.otherVersion) })),
})

/** What of a draft does not go together with another agreement of the requester's organisation. */
export const draftConflictsPage: Page = definePage<{
  readonly agreementDraft: { readonly id: string; readonly terms: { readonly title: string } } | null
  readonly agreementConflicts: readonly Conflict[] | null
}>({
  path: '/console/drafts/:id/conflicts',
  audience: 'ig-manager',
  template: 'console/conflicts.njk',
  document: /* GraphQL */ `
    query DraftConflicts($id: ID!) {
      agreementDraft(id: $id) { id terms { title } }
      agreementConflicts(draft: $id) { ...Conflict }
    }
    ${CONFLICT}`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ agreementDraft: draft, agreementConflicts }) => {
    if (draft === null) throw new HouseError('NOT_FOUND')
    const back = { text: 'The draft', href: draftPath(draft.id) }
    return { ...conflictsView(agreementConflicts), subject: 'draft', title: draft.terms.title, back }
  },
})

/** The same of an agreement's newest version. */
export const agreementConflictsPage: Page = definePage<{
  readonly agreement: { readonly id: string; readonly version: { readonly terms: { readonly title: string } } } | null
  readonly agreementConflicts: readonly Conflict[] | null
}>({
  path: '/console/agreements/:id/conflicts',
  audience: 'ig-manager',
  template: 'console/conflicts.njk',
  document: /* GraphQL */ `
    query AgreementConflicts($id: ID!) {
      agreement(id: $id) { id version { terms { title } } }
      agreementConflicts(agreement: $id) { ...Conflict }
    }
    ${CONFLICT}`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ agreement, agreementConflicts }) => {
    if (agreement === null) throw new HouseError('NOT_FOUND')
    const back = { text: 'The agreement', href: agreementPath(agreement.id) }
    return {
      ...conflictsView(agreementConflicts),
      subject: 'agreement',
      title: agreement.version.terms.title,
      back,
    }
  },
})
