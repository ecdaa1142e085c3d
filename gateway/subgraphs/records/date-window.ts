import type { FhirDate } from '../../../schema/model/fhir-date.ts'

/** Dates as a reader narrows by them, both included; undefined is open. */
export type DateWindow = { readonly from: FhirDate | undefined; readonly to: FhirDate | undefined }

const DAY = 10

/** Compares two dates as far as both say: below 0, 0 or above. Whole moments are compared as moments. */
const compare = (one: FhirDate, other: FhirDate): number => {
  if (one.length > DAY && other.length > DAY) return Date.parse(one) - Date.parse(other)
  const length = Math.min(one.length, other.length, DAY)
  const [a, b] = [one.slice(0, length), other.slice(0, length)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a record of this date lies, or could lie, in the window: undated and partly dated records are kept when they could. */
export const couldLieIn = (date: FhirDate | null, { from, to }: DateWindow): boolean =>
  date === null || ((from === undefined || compare(date, from) >= 0) && (to === undefined || compare(date, to) <= 0))

const dayAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, DAY)
}

/** The first whole day that the date could mean; a moment's own day may differ by its zone, so the day before. */
export const firstDay = (date: FhirDate): string => {
  if (date.length > DAY) return dayAfter(date.slice(0, DAY), -1)
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
}

/** The last whole day that the date could mean; of a moment, the day after. */
export const lastDay = (date: FhirDate): string => {
  if (date.length > DAY) return dayAfter(date.slice(0, DAY), 1)
  if (date.length === 4) return `${date}-12-31`
  if (date.length === DAY) return date
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, DAY)
}
