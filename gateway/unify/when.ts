import type { FhirDate } from '../../schema/model/fhir-date.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' })

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

// The zone as it is written at the end of a date and time; none, and `Z`, are UTC.
const statedOffset = (date: string): number => {
  const at = date.length - 6
  const sign = date[at]
  if (sign !== '+' && sign !== '-') return 0
  return (sign === '+' ? 1 : -1) * (two(date, at + 1) * HOUR + two(date, at + 4) * 60_000)
}

/** The moment at which the date begins, in milliseconds to the second; NaN when there is none. A date begins with its UTC day. */
export const beginningOf = (date: FhirDate | null): number => {
  if (date === null) return Number.NaN
  const { length } = date
  const year = two(date, 0) * 100 + two(date, 2)
  const day = Date.UTC(year, length > 4 ? two(date, 5) - 1 : 0, length > 7 ? two(date, 8) : 1)
  if (length <= 10) return day
  const seconds = date[16] === ':' ? two(date, 17) : 0
  return day + two(date, 11) * HOUR + two(date, 14) * 60_000 + seconds * 1_000 - statedOffset(date)
}

const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.getTime() - last.getUTCDay() * DAY
}

// Summer time of the years asked about: since 1996 from the last Sunday of March to that of October, at one o'clock UTC.
const summers = new Map<number, readonly [number, number]>()

const londonOffset = (moment: number): number => {
  const year = new Date(moment).getUTCFullYear()
  if (year < 1996) return Date.parse(`${LONDON.format(moment).replace(' ', 'T')}Z`) - moment
  const summer = summers.get(year) ?? [lastSunday(year, 2), lastSunday(year, 9)]
  summers.set(year, summer)
  return moment >= summer[0] && moment < summer[1] ? HOUR : 0
}

const isoDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** The date to its day in London: a partial date stays partial, a time is left aside. `''` when there is none. */
export const dayOf = (date: FhirDate | null, moment = beginningOf(date)): string => {
  if (date === null || date.length <= 10) return date ?? ''
  const offset = londonOffset(moment)
  return offset === statedOffset(date) ? date.slice(0, 10) : isoDay(moment + offset)
}

/**
 * The date to its second, written so that a day, month or year is the beginning of every moment within it. Midnight, in UTC or in London,
 * is how many systems write a day without a time, and is read as that day.
 */
export const momentOf = (date: FhirDate | null, moment = beginningOf(date)): string => {
  if (date === null || date.length <= 10) return date ?? ''
  const offset = londonOffset(moment)
  const local = moment + offset
  const day = offset === statedOffset(date) ? date.slice(0, 10) : isoDay(local)
  const inDay = local - Math.floor(local / DAY) * DAY
  if (inDay === 0 || moment % DAY === 0) return day
  // The hour that comes twice in October is told apart by its offset; one length for every moment.
  return `${day}@${100_000 + inDay / 1_000}${offset / HOUR}`
}

/** Whether a date of `momentOf` names a moment, not a whole day, month or year. */
export const isMoment = (date: string): boolean => date.length > 10
