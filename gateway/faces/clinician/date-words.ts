import { clock, day } from '../render/dates.ts'

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

const hasMoment = (date: string): boolean => date.length > 10 && !Number.isNaN(Date.parse(date))

/** A date as a source gave it, in words: a moment with its time in London, a day, a month or a year; what is none stays as it stands. */
export const dateWords = (date: string | null): string => {
  if (date === null) return 'No date'
  if (hasMoment(date)) return `${day(date)}, ${clock(date)}`
  if (/^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))) return day(date)
  if (/^\d{4}-\d\d$/.test(date)) return MONTH.format(new Date(`${date}-01T00:00Z`))
  return date
}

/** The same without the time of day. */
export const dayWords = (date: string | null): string =>
  date !== null && hasMoment(date) ? day(date) : dateWords(date)

/** A birth date, as the demographics service gave it. */
export const birthDateWords = (date: string | null): string => (date === null ? 'Not known' : dateWords(date))

/** Whole years between a birth day and a moment, in words; undefined where the day is not known whole. */
export const ageWords = (birthDate: string | null, now: number): string | undefined => {
  if (birthDate === null || !/^\d{4}-\d\d-\d\d$/.test(birthDate)) return undefined
  const today = new Date(now).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const whole = today.slice(5) < birthDate.slice(5) ? years - 1 : years
  return whole < 0 ? undefined : `${whole} ${whole === 1 ? 'year' : 'years'}`
}
