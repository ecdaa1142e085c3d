import type { DraftTermsInput } from '../../../schema/generated/agreements.ts'
import type { Action } from '../../../schema/model/action.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { article6Words, article9Words } from './legal-basis.ts'
import type { Named } from './parties.ts'
import { dayOrNone, type SharedType, type TermsView } from './terms.ts'

export type DraftParty = { readonly organisation: Named; readonly provides: boolean; readonly receives: boolean }

export type DraftGroup = {
  readonly group: { readonly id: string; readonly name: string; readonly memberCount: number }
  readonly provides: boolean
  readonly receives: boolean
}

/** What a draft says so far, as `DRAFT_TERMS` asks for it. */
export type DraftTerms = {
  readonly title: string
  readonly actions: readonly Action[]
  readonly purposes: readonly PurposeOfUse[]
  readonly recordTypes: readonly SharedType[]
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly article6: string | null
  readonly article9: string | null
  readonly reviewDate: string | null
  readonly dpiaReference: string | null
  readonly dpiaDate: string | null
  readonly publicPurpose: string
  readonly parties: readonly DraftParty[]
  readonly groups: readonly DraftGroup[]
}

export const DRAFT_TERMS = /* GraphQL */ `
  fragment DraftSays on DraftTerms {
    title
    actions
    purposes
    recordTypes { recordType allClasses classes }
    firstDay
    lastDay
    article6
    article9
    reviewDate
    dpiaReference
    dpiaDate
    publicPurpose
    parties { organisation { odsCode name } provides receives }
    groups { group { id name memberCount } provides receives }
  }`

/** The same terms, to be given back: an edit writes all of them. */
export const inputOf = (terms: DraftTerms): DraftTermsInput => ({
  ...terms,
  parties: terms.parties.flatMap(({ organisation, provides, receives }) => {
    const code = parseOdsCode(organisation.odsCode)
    return code === undefined ? [] : [{ organisation: code, provides, receives }]
  }),
  groups: terms.groups.map(({ group, provides, receives }) => ({ group: group.id, provides, receives })),
})

/** What a draft says, to be shown. */
export const draftTermsView = (terms: DraftTerms): TermsView => ({
  publicPurpose: terms.publicPurpose,
  actions: terms.actions,
  purposes: terms.purposes,
  recordTypes: terms.recordTypes,
  firstDay: dayOrNone(terms.firstDay),
  lastDay: dayOrNone(terms.lastDay),
  reviewDate: dayOrNone(terms.reviewDate),
  article6: terms.article6 === null ? '' : article6Words(terms.article6),
  article9: terms.article9 === null ? '' : article9Words(terms.article9),
  dpiaReference: terms.dpiaReference ?? '',
  dpiaDate: dayOrNone(terms.dpiaDate),
})
