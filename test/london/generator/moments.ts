import type { CoarsestDate, Moment } from './fact.ts'
import type { Random } from './random.ts'

/** The day the simulated London is generated on: nothing in it depends on the clock. */
export const AS_OF = '2026-11-01'

const DAY = 86_400_000

/** Days since 1970 of an ISO day. */
export const dayNumber = (isoDay: string): number => Math.floor(Date.parse(`${isoDay}T00:00:00Z`) / DAY)

export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** A moment in surgery hours between two ISO days, both included. */
export const momentBetween = (from: string, to: string, random: Random): Moment => {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const hour = String(random.int(8, 18)).padStart(2, '0')
  const minute = String(random.int(0, 11) * 5).padStart(2, '0')
  return `${isoDay(random.int(Math.min(first, last), last))}T${hour}:${minute}`
}

export const laterBy = (moment: Moment, days: number): Moment =>
  `${isoDay(dayNumber(moment.slice(0, 10)) + days)}${moment.slice(10)}`

// Summer time by whole months, away from its edges by the day: an offset is right by definition, whichever it is.
const isSummer = (moment: Moment): boolean => moment.slice(5, 7) > '03' && moment.slice(5, 7) < '11'

/** The moment as FHIR instant: in London's own offset, or in UTC. The same point of time. */
export const instantOf = (moment: Moment, zone: 'local' | 'utc'): string => {
  if (!isSummer(moment)) return `${moment}:00${zone === 'utc' ? 'Z' : '+00:00'}`
  if (zone === 'local') return `${moment}:00+01:00`
  return new Date(Date.parse(`${moment}:00+01:00`)).toISOString().replace('.000Z', 'Z')
}

const LENGTHS: Readonly<Record<CoarsestDate, number>> = { any: 0, year: 4, month: 7, day: 10, time: 16 }

/** The moment cut to what a date of that precision says of it. */
export const cut = (moment: Moment, precision: CoarsestDate): string => moment.slice(0, LENGTHS[precision])
