import type { Instant } from '../schema/model/instant.ts'

const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Europe/London at a moment, `YYYY-MM-DD`: ages change and bare dates turn at local midnight. */
export const londonDay = (moment: Instant): string => LONDON.format(moment)
