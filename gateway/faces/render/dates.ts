import type { Instant } from '../../../schema/model/instant.ts'

const LONDON = 'Europe/London'
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: LONDON, day: 'numeric', month: 'long', year: 'numeric' })
const BARE_DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
})

/** A moment as the model (milliseconds) or GraphQL (ISO 8601) has it. */
type Moment = Instant | string

const dateOf = (moment: Moment): Date => {
  const date = new Date(moment)
  if (Number.isNaN(date.valueOf())) throw new Error('That is not a moment.')
  return date
}

/** `27 March 2027`: a moment's day in London, or a bare day (`2027-03-27`) as it stands. */
export const day = (moment: Moment): string =>
  typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)
    ? BARE_DAY.format(new Date(`${moment}T00:00Z`))
    : DAY.format(dateOf(moment))

/** `3:42pm`, `9am`, `midday`, `midnight` (NHS digital service manual). */
export const clock = (moment: Moment): string => {
  const parts = Object.fromEntries(CLOCK.formatToParts(dateOf(moment)).map(({ type, value }) => [type, value]))
  const half = (parts['dayPeriod'] ?? '').toLowerCase()
  const hour = parts['hour'] === '0' ? '12' : (parts['hour'] ?? '')
  const minute = parts['minute'] ?? '00'
  if (hour === '12' && minute === '00') return half === 'pm' ? 'midday' : 'midnight'
  return minute === '00' ? `${hour}${half}` : `${hour}:${minute}${half}`
}

/** `27 March 2027 at 3:42pm`. */
export const moment = (at: Moment): string => `${day(at)} at ${clock(at)}`

/** The last day that belongs to a period whose end does not: the day of the moment just before it. */
export const lastDayBefore = (end: Moment): string => day(dateOf(end).valueOf() - 1)
