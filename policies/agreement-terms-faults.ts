import type { DraftTerms } from '../schema/model/agreement-draft.ts'
import type { DsptStanding } from '../schema/model/dspt.ts'
import type { Instant, Period } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import { CLAUSE } from './agreement-clauses.ts'
import { londonDay } from './london-day.ts'

/** What may be missing or out of date: closed, as the SDL has it. */
export type TermsFaultCode =
  | 'TITLE_MISSING'
  | 'PUBLIC_PURPOSE_MISSING'
  | 'ACTIONS_MISSING'
  | 'PURPOSES_MISSING'
  | 'RECORD_TYPES_MISSING'
  | 'ARTICLE_6_MISSING'
  | 'ARTICLE_9_MISSING'
  | 'DPIA_MISSING'
  | 'DPIA_DATE_MISSING'
  | 'DPIA_OUT_OF_DATE'
  | 'REVIEW_DATE_MISSING'
  | 'REVIEW_DATE_PASSED'
  | 'PERIOD_MISSING'
  | 'PERIOD_REVERSED'
  | 'PERIOD_ENDED'
  | 'PARTIES_MISSING'
  | 'PARTY_UNKNOWN'
  | 'DSPT_MISSING'
  | 'DSPT_NOT_MET'
  | 'DSPT_OUT_OF_DATE'
  | 'BASIS_DOES_NOT_FIT_PURPOSE'

/** Something required that is missing or out of date: which, in which clause, and what to do about it. */
export type TermsFault = { readonly code: TermsFaultCode; readonly clause: string; readonly sentence: string }

/**
 * The grounds of Article 6(1) UK GDPR: consent, contract, legal obligation, vital interests, public task, legitimate interests. A ground
 * outside this list is not known here, and so is refused.
 */
export const ARTICLE_6_GROUNDS = ['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)'] as const

/** The conditions of Article 9(2) UK GDPR, under one of which health data, a special category, may be used. */
export const ARTICLE_9_GROUNDS = [
  ...([
    '9(2)(a)',
    '9(2)(b)',
    '9(2)(c)',
    '9(2)(d)',
    '9(2)(e)',
    '9(2)(f)',
    '9(2)(g)',
    '9(2)(h)',
    '9(2)(i)',
    '9(2)(j)',
  ] as const),
] as const

/**
 * The conditions of Article 9(2) that allow each secondary use. Research: explicit consent (a), or research and statistics under Article
 * 89 (j). Running the service: consent, managing health care systems and services (h), statistics (j). Public health: consent, public
 * interest in public health (i), statistics (j).
 */
const SECONDARY_GROUNDS: Readonly<Partial<Record<PurposeOfUse, readonly string[]>>> = {
  HRESCH: ['9(2)(a)', '9(2)(j)'],
  HOPERAT: ['9(2)(a)', '9(2)(h)', '9(2)(j)'],
  PUBHLTH: ['9(2)(a)', '9(2)(i)', '9(2)(j)'],
}

/** Vital interests (Article 6(1)(d)) are somebody's life at this moment: no ground for secondary use. */
const VITAL_INTERESTS = '6(1)(d)'

/**
 * An assessment of data protection impact is reviewed when the risk changes (UK GDPR Art. 35(11)) and here every three years at the latest.
 */
const DPIA_YEARS = 3

/**
 * The Data Security and Protection Toolkit is published every year, by 30 June. A statement is good for 15 months: the year, and three months
 * in which the next is assessed.
 */
const DSPT_MONTHS = 15

/** The same day so many months before, no later than the end of that month. */
const monthsBefore = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

const isGround = (grounds: readonly string[], text: string | undefined): boolean =>
  text !== undefined && grounds.includes(text)

type Found = (code: TermsFaultCode, clause: string, sentence: string) => void

const wordsFaults = (terms: DraftTerms, found: Found): void => {
  if (isBlank(terms.title)) found('TITLE_MISSING', CLAUSE.title, 'Give the agreement a title.')
  if (isBlank(terms.publicPurpose))
    found('PUBLIC_PURPOSE_MISSING', CLAUSE.publicPurpose, 'Say what it is for in plain words for the public.')
  if (terms.actions.length === 0)
    found('ACTIONS_MISSING', CLAUSE.actions, 'Say whether records may be viewed, or also edited.')
  if (terms.purposes.length === 0) found('PURPOSES_MISSING', CLAUSE.purposes, 'Choose what records may be used for.')
  if (Object.keys(terms.recordTypes).length === 0)
    found('RECORD_TYPES_MISSING', CLAUSE.recordTypes, 'Choose which types of record are shared.')
}

const basisFaults = ({ article6, article9, purposes }: DraftTerms, found: Found): void => {
  const known6 = isGround(ARTICLE_6_GROUNDS, article6)
  const known9 = isGround(ARTICLE_9_GROUNDS, article9)
  if (!known6) found('ARTICLE_6_MISSING', CLAUSE.article6, 'Choose a legal basis in Article 6 of the UK GDPR.')
  if (!known9) found('ARTICLE_9_MISSING', CLAUSE.article9, 'Choose a condition in Article 9 of the UK GDPR.')
  const misfit = purposes.some((purpose) => {
    const allowed = SECONDARY_GROUNDS[purpose]
    return allowed !== undefined && ((known9 && !isGround(allowed, article9)) || article6 === VITAL_INTERESTS)
  })
  if (misfit)
    found(
      'BASIS_DOES_NOT_FIT_PURPOSE',
      CLAUSE.article9,
      'Research, planning or public health is among the purposes. The legal basis does not allow it. Choose another basis or take the purpose out.',
    )
}

const dpiaFaults = ({ dpiaReference, dpiaDate }: DraftTerms, today: string, found: Found): void => {
  if (isBlank(dpiaReference))
    found('DPIA_MISSING', CLAUSE.dpiaReference, 'Give the reference of the data protection impact assessment.')
  if (dpiaDate === undefined || dpiaDate > today)
    found(
      'DPIA_DATE_MISSING',
      CLAUSE.dpiaDate,
      'Give the day the impact assessment was approved. It cannot be in the future.',
    )
  else if (dpiaDate < monthsBefore(today, 12 * DPIA_YEARS))
    found(
      'DPIA_OUT_OF_DATE',
      CLAUSE.dpiaDate,
      'The impact assessment is more than 3 years old. Review it and give the new date.',
    )
}

const dateFaults = (
  { reviewDate, firstDay, lastDay }: DraftTerms,
  period: Period,
  now: Instant,
  today: string,
  found: Found,
): void => {
  if (reviewDate === undefined)
    found('REVIEW_DATE_MISSING', CLAUSE.reviewDate, 'Give the day by which it is to be reviewed.')
  else if (reviewDate < today)
    found(
      'REVIEW_DATE_PASSED',
      CLAUSE.reviewDate,
      'The review date has passed. Review the agreement and give a new date.',
    )
  if (lastDay === undefined) found('PERIOD_MISSING', CLAUSE.lastDay, 'Give the last day of the agreement.')
  else if (firstDay !== undefined && lastDay < firstDay)
    found('PERIOD_REVERSED', CLAUSE.lastDay, 'The last day is before the first day. Change one of them.')
  else if (period.end !== undefined && period.end <= now)
    found('PERIOD_ENDED', CLAUSE.lastDay, 'The last day has passed. Give a later one.')
}

/**
 * What is missing or out of date in terms at a moment, before they are proposed and again when they are signed. Sources: UK GDPR Art. 6 and
 * 9 (lawful basis), Art. 35 (impact assessment), Art. 13 and 14 (what the public is told).
 */
export const termsFaults = (terms: DraftTerms, period: Period, now: Instant): readonly TermsFault[] => {
  const faults: TermsFault[] = []
  const found: Found = (code, clause, sentence) => void faults.push({ code, clause, sentence })
  const today = londonDay(now)
  wordsFaults(terms, found)
  basisFaults(terms, found)
  dpiaFaults(terms, today, found)
  dateFaults(terms, period, now, today, found)
  return faults
}

/** A party as the directory knows it: `entity` is its legal entity, undefined when it is not in the directory. */
type Named = { readonly organisation: OdsCode; readonly provides: boolean; readonly receives: boolean }

/**
 * What is wrong with the parties of a draft once they are resolved: somebody must provide to somebody else, the proposer must be among them,
 * and every code must be in the directory.
 */
export const partiesFaults = (
  parties: readonly Named[],
  unknown: readonly OdsCode[],
  proposer: OdsCode,
): readonly TermsFault[] => {
  const faults: TermsFault[] = []
  const providers = parties.filter(({ provides }) => provides)
  const recipients = parties.filter(({ receives }) => receives)
  const [only] = providers
  const alone = providers.length === 1 && recipients.length === 1 && only?.organisation === recipients[0]?.organisation
  if (providers.length === 0 || recipients.length === 0 || alone)
    faults.push({
      code: 'PARTIES_MISSING',
      clause: CLAUSE.parties,
      sentence: 'Name at least one organisation that shares its records and another that sees them.',
    })
  else if (!parties.some(({ organisation }) => organisation === proposer))
    faults.push({
      code: 'PARTIES_MISSING',
      clause: CLAUSE.parties,
      sentence: 'Name your own organisation. You can only propose agreements that it takes part in.',
    })
  for (const code of unknown)
    faults.push({
      code: 'PARTY_UNKNOWN',
      clause: CLAUSE.parties,
      sentence: `${code} is not in the directory. Check the code or take it out.`,
    })
  return faults
}

/**
 * What keeps an organisation from signing by its own standing in the Data Security and Protection Toolkit, which is published yearly. A plan to
 * meet the standards is not yet meeting them.
 */
export const dsptFaults = (standing: DsptStanding | undefined, now: Instant): readonly TermsFault[] => {
  const fault = (code: TermsFaultCode, sentence: string): readonly TermsFault[] => [
    { code, clause: CLAUSE.dspt, sentence },
  ]
  if (standing === undefined)
    return fault('DSPT_MISSING', 'State where your organisation stands in the Data Security and Protection Toolkit.')
  if (standing.status !== 'STANDARDS_MET' && standing.status !== 'STANDARDS_EXCEEDED')
    return fault(
      'DSPT_NOT_MET',
      'Your organisation does not meet the Data Security and Protection Toolkit standards yet.',
    )
  if (standing.publishedOn < monthsBefore(londonDay(now), DSPT_MONTHS))
    return fault('DSPT_OUT_OF_DATE', 'Your Toolkit statement is more than 15 months old. Publish and record a new one.')
  return []
}
