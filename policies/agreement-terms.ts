import type { AgreementTerms, AgreementVersion } from '../schema/model/agreement.ts'
import type { DraftTerms } from '../schema/model/agreement-draft.ts'
import type { Instant, Period } from '../schema/model/instant.ts'
import { londonDay, londonMidnight } from './london-day.ts'

/** The period from the first day to the last, the last included, in Europe/London (POLICY §3). */
export const periodOf = ({ firstDay, lastDay }: Pick<DraftTerms, 'firstDay' | 'lastDay'>): Period => ({
  start: firstDay === undefined ? undefined : londonMidnight(firstDay),
  end: lastDay === undefined ? undefined : londonMidnight(lastDay, 1),
})

const dayOf = (moment: Instant | undefined): string | undefined =>
  moment === undefined ? undefined : londonDay(moment)

/** A draft's words as the terms of a version, less its parties. What is missing is left empty: whether it may be missing is not asked here. */
export const termsOf = (draft: DraftTerms): AgreementTerms => ({
  title: draft.title,
  actions: draft.actions,
  purposes: draft.purposes,
  recordTypes: draft.recordTypes,
  period: periodOf(draft),
  lawfulBasis: { article6: draft.article6 ?? '', article9: draft.article9 ?? '' },
  reviewDate: draft.reviewDate ?? '',
  dpiaReference: draft.dpiaReference ?? '',
  ...(draft.dpiaDate === undefined ? {} : { dpiaDate: draft.dpiaDate }),
  publicPurpose: draft.publicPurpose,
})

const stated = (text: string): string | undefined => (text === '' ? undefined : text)

/** A version's terms and parties as a draft says them: to amend it, and to compare it clause by clause. Days are those of its period. */
export const draftTermsOf = ({ terms, parties }: Pick<AgreementVersion, 'terms' | 'parties'>): DraftTerms => ({
  title: terms.title,
  actions: terms.actions,
  purposes: terms.purposes,
  recordTypes: terms.recordTypes,
  firstDay: dayOf(terms.period.start),
  lastDay: dayOf(terms.period.end === undefined ? undefined : terms.period.end - 1),
  article6: stated(terms.lawfulBasis.article6),
  article9: stated(terms.lawfulBasis.article9),
  reviewDate: stated(terms.reviewDate),
  dpiaReference: stated(terms.dpiaReference),
  dpiaDate: terms.dpiaDate,
  publicPurpose: terms.publicPurpose,
  parties: parties.map(({ organisation, provides, receives }) => ({ organisation, provides, receives })),
  groups: [],
})
