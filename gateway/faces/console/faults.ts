import type { TermsFaultCode } from '../../../schema/generated/agreements.ts'
import type { Again } from '../form.ts'
import { agreementPath, draftPath } from './paths.ts'

/** Something that is missing or out of date. */
export type Fault = { readonly code: TermsFaultCode; readonly clause: string; readonly sentence: string }

/** A fault with where it is mended. */
export type FaultShown = Fault & { readonly href: string; readonly where: string }

/** The page of a draft and the field on it where each fault is mended; what belongs to no draft is stated elsewhere. */
const PLACES = {
  TITLE_MISSING: 'title#title',
  PUBLIC_PURPOSE_MISSING: 'title#publicPurpose',
  ACTIONS_MISSING: 'uses#actions',
  PURPOSES_MISSING: 'uses#purposes',
  RECORD_TYPES_MISSING: 'records#recordTypes',
  ARTICLE_6_MISSING: 'basis#article6',
  ARTICLE_9_MISSING: 'basis#article9',
  BASIS_DOES_NOT_FIT_PURPOSE: 'basis#article9',
  DPIA_MISSING: 'basis#dpiaReference',
  DPIA_DATE_MISSING: 'basis#dpiaDate-day',
  DPIA_OUT_OF_DATE: 'basis#dpiaDate-day',
  REVIEW_DATE_MISSING: 'period#reviewDate-day',
  REVIEW_DATE_PASSED: 'period#reviewDate-day',
  PERIOD_MISSING: 'period#lastDay-day',
  PERIOD_REVERSED: 'period#firstDay-day',
  PERIOD_ENDED: 'period#lastDay-day',
  PARTIES_MISSING: 'parties',
  PARTY_UNKNOWN: 'parties',
  DSPT_MISSING: undefined,
  DSPT_NOT_MET: undefined,
  DSPT_OUT_OF_DATE: undefined,
} as const satisfies Record<TermsFaultCode, string | undefined>

const SECTION_NAMES: Readonly<Record<string, string>> = {
  title: 'Title and purpose',
  records: 'Records shared',
  uses: 'Purposes and actions',
  period: 'Period and review',
  basis: 'Legal basis and impact assessment',
  parties: 'Parties',
}

const dsptPlace = { href: '/console/dspt', where: 'State your Toolkit standing' } as const

/** The section of the editor in which a fault is mended; undefined where it is none of the draft's. */
export const sectionOf = (code: TermsFaultCode): string | undefined => PLACES[code]?.split('#', 1)[0]

/** Where a fault of a draft is mended. */
export const mendedInDraft = (fault: Fault, draft: string): FaultShown => {
  const place = PLACES[fault.code]
  if (place === undefined) return { ...fault, ...dsptPlace }
  const section = place.split('#', 1)[0] ?? ''
  return { ...fault, href: draftPath(draft, `/${place}`), where: `Go to: ${SECTION_NAMES[section] ?? section}` }
}

/** Where what stands in the way of a signature is mended: terms that were proposed never change, so a new version mends them. */
export const mendedBeforeSigning = (fault: Fault, agreement: string): FaultShown =>
  PLACES[fault.code] === undefined
    ? { ...fault, ...dsptPlace }
    : { ...fault, href: agreementPath(agreement, '/amend'), where: 'Amend the agreement' }

/** What a mutation answers that is refused while something is missing: the agreement, or the faults. */
export type OrFaults = {
  readonly agreement: { readonly id: string } | null
  readonly faults: readonly Fault[]
}

/** Back to the form, each fault leading to where the page lists it (`fault-…`). */
export const againFor = (refused: OrFaults | null): Again => ({
  again: (refused?.faults ?? []).map(({ code, sentence }) => ({ text: sentence, field: `fault-${code}` })),
})
