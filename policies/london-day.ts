import type { Instant } from '../schema/model/instant.ts'

const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Europe/London at a moment, `YYYY-MM-DD`: ages change and bare dates turn at local midnight. */
export const londonDay = (moment: Instant): string => LONDON.format(moment)

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })

/** The moment at which a day begins in Europe/London; `laterDays` after it. London is at universal time or one hour before it, and never changes at midnight. */
export const londonMidnight = (day: string, laterDays = 0): Instant => {
  const universal = Date.parse(`${day}T00:00:00Z`) + laterDays * 86_400_000
  return universal - Number(CLOCK.format(universal)) * 3_600_000
}
