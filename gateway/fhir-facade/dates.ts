import type { FhirDate } from '../../schema/model/fhir-date.ts'
import { isFhirDate } from '../../schema/model/fhir-date.ts'
import { firstDay, lastDay } from '../subgraphs/records/date-window.ts'

/** [from, to) in milliseconds: what a date means, however exact it is. */
export type Span = { readonly from: number; readonly to: number }

/** One date that a search narrows by, with FHIR's prefix (R4, search, 3.1.1.4.7). */
export type DateAsked = { readonly prefix: Prefix; readonly span: Span; readonly date: FhirDate }

const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const
type Prefix = (typeof PREFIXES)[number]

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const endOf = (date: FhirDate, from: number): number => {
  if (date.length === 4) return Date.UTC(Number(date) + 1, 0)
  if (date.length === 7) return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  if (date.length === 10) return from + DAY_MS
  const seconds = /T\d\d:\d\d(:\d\d(\.\d+)?)?/.exec(date)
  if (seconds?.[1] === undefined) return from + MINUTE_MS
  return from + (seconds[2] === undefined ? 1_000 : 1)
}

/** What a FHIR date means; undefined where it is no day of the calendar. A time without a zone is taken as UTC. */
export const spanOf = (date: FhirDate): Span | undefined => {
  const zoned = date.length > 10 && !/(Z|[+-]\d\d:\d\d)$/.test(date) ? `${date}Z` : date
  const from = Date.parse(zoned)
  return Number.isNaN(from) ? undefined : { from, to: endOf(date, from) }
}

/** Reads `ge2024-05`; undefined where it is no date. */
export const readDateAsked = (text: string): DateAsked | undefined => {
  const prefix = PREFIXES.find((one) => text.startsWith(one))
  const date = prefix === undefined ? text : text.slice(2)
  const span = isFhirDate(date) ? spanOf(date) : undefined
  return span === undefined ? undefined : { prefix: prefix ?? 'eq', span, date }
}

/**
 * Whether what was told at this time fits. Where FHIR leaves it open it is shown: a record fits where it could, being dated only in part. `told` with an open end goes on.
 */
export const fits = (told: Span, { prefix, span }: DateAsked): boolean => {
  switch (prefix) {
    case 'eq':
    case 'ap':
      return told.from < span.to && told.to > span.from
    case 'ne':
      return told.from < span.from || told.to > span.to
    case 'gt':
    case 'sa':
      return told.to > span.to
    case 'ge':
      return told.to > span.from
    case 'lt':
    case 'eb':
      return told.from < span.from
    case 'le':
      return told.from < span.to
  }
}

/** The days that exchanges need not look beyond for these dates to be answered, both included. */
export const daysOf = (
  asked: readonly DateAsked[],
): { readonly from: string | undefined; readonly to: string | undefined } => {
  const begins = asked
    .filter(({ prefix }) => ['eq', 'gt', 'ge', 'sa'].includes(prefix))
    .map(({ date }) => firstDay(date))
  const ends = asked.filter(({ prefix }) => ['eq', 'lt', 'le', 'eb'].includes(prefix)).map(({ date }) => lastDay(date))
  return { from: begins.toSorted().at(-1), to: ends.toSorted().at(0) }
}
