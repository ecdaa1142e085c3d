import { type FhirDate, isFhirDate } from '../schema/model/fhir-date.ts'
import { londonDay } from './london-day.ts'

/** The days a date may mean, both included, `YYYY-MM-DD`. */
type Days = { readonly first: string; readonly last: string }

type DateRange = { readonly from: string | undefined; readonly to: string | undefined }

const endOfMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (number === 2) return leap ? '29' : '28'
  return [4, 6, 9, 11].includes(number) ? '30' : '31'
}

/**
 * The days a FHIR date may mean: a partial date all of its days; a moment with an offset the day as written and the day in London.
 * Undefined when it cannot be read, which counts as undated.
 */
export const daysOf = (date: FhirDate): Days | undefined => {
  if (!isFhirDate(date)) return undefined
  if (date.length === 4) return { first: `${date}-01-01`, last: `${date}-12-31` }
  if (date.length === 7) return { first: `${date}-01`, last: `${date}-${endOfMonth(date)}` }
  const written = date.slice(0, 10)
  if (!/(Z|[+-]\d\d:\d\d)$/.test(date)) return { first: written, last: written }
  const moment = Date.parse(date)
  if (Number.isNaN(moment)) return undefined
  const london = londonDay(moment)
  return written < london ? { first: written, last: london } : { first: london, last: written }
}

/** Whether a range of record dates limits anything. */
export const isLimited = (range: DateRange | undefined): range is DateRange =>
  range !== undefined && (range.from !== undefined || range.to !== undefined)

/** The range in whole days; undefined when a bound cannot be read. */
export const boundsOf = (range: DateRange): Days | undefined => {
  const from = range.from === undefined ? undefined : daysOf(range.from)
  const to = range.to === undefined ? undefined : daysOf(range.to)
  if ((range.from !== undefined && from === undefined) || (range.to !== undefined && to === undefined)) return undefined
  return { first: from?.first ?? '0000-01-01', last: to?.last ?? '9999-12-31' }
}

/**
 * Whether a directive so limited speaks of a record with these dates (POLICY §1): a deny unless every date lies wholly outside, a
 * permit only if every date lies wholly inside. Undated, or with a date or a bound that cannot be read: the deny does, the permit does not.
 */
export const speaksOfDates = (effect: 'permit' | 'deny', range: DateRange, dates: readonly FhirDate[]): boolean => {
  const bounds = boundsOf(range)
  if (bounds === undefined || dates.length === 0) return effect === 'deny'
  for (const date of dates) {
    const days = daysOf(date)
    if (days === undefined) return effect === 'deny'
    if (effect === 'deny' && days.last >= bounds.first && days.first <= bounds.last) return true
    if (effect === 'permit' && (days.first < bounds.first || days.last > bounds.last)) return false
  }
  return effect === 'permit'
}
