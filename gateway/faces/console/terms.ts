import type { Action } from '../../../schema/model/action.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { day, lastDayBefore } from '../render/dates.ts'
import { article6Words, article9Words } from './legal-basis.ts'

/** One record type that is shared. */
export type SharedType = {
  readonly recordType: RecordType
  readonly allClasses: boolean
  readonly classes: readonly string[]
}

/** The terms of a version, as `TERMS` asks for them. */
export type Terms = {
  readonly title: string
  readonly actions: readonly Action[]
  readonly purposes: readonly PurposeOfUse[]
  readonly recordTypes: readonly SharedType[]
  readonly period: { readonly start: string | null; readonly end: string | null }
  readonly lawfulBasis: { readonly article6: string; readonly article9: string }
  readonly reviewDate: string
  readonly dpiaReference: string
  readonly dpiaDate: string | null
  readonly publicPurpose: string
}

export const TERMS = /* GraphQL */ `
  fragment Terms on AgreementTerms {
    title
    actions
    purposes
    recordTypes { recordType allClasses classes }
    period { start end }
    lawfulBasis { article6 article9 }
    reviewDate
    dpiaReference
    dpiaDate
    publicPurpose
  }`

/** Terms as `terms.njk` shows them, clause by clause: words, or an empty text for what is not said yet. */
export type TermsView = {
  readonly publicPurpose: string
  readonly actions: readonly Action[]
  readonly purposes: readonly PurposeOfUse[]
  readonly recordTypes: readonly SharedType[]
  readonly firstDay: string
  readonly lastDay: string
  readonly reviewDate: string
  readonly article6: string
  readonly article9: string
  readonly dpiaReference: string
  readonly dpiaDate: string
}

/** A bare day in words, or nothing. */
export const dayOrNone = (text: string | null): string => (text === null || text === '' ? '' : day(text))

/** The terms of a version, to be shown. */
export const termsView = (terms: Terms): TermsView => ({
  publicPurpose: terms.publicPurpose,
  actions: terms.actions,
  purposes: terms.purposes,
  recordTypes: terms.recordTypes,
  firstDay: terms.period.start === null ? '' : day(terms.period.start),
  lastDay: terms.period.end === null ? '' : lastDayBefore(terms.period.end),
  reviewDate: dayOrNone(terms.reviewDate),
  article6: article6Words(terms.lawfulBasis.article6),
  article9: article9Words(terms.lawfulBasis.article9),
  dpiaReference: terms.dpiaReference,
  dpiaDate: dayOrNone(terms.dpiaDate),
})
