import type { QuietHours } from '../schema/model/follow.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { RecordType } from '../schema/model/record-type.ts'

/** What may harm before the morning: alerts with resuscitation decisions, and allergies. */
const URGENT: ReadonlySet<RecordType> = new Set(['ALERT', 'ALLERGY'])

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The minute of the day in Europe/London. */
export const londonMinute = (moment: Instant): number => {
  const [hour, minute] = CLOCK.format(moment).split(':')
  return Number(hour) * 60 + Number(minute)
}

/** Whether somebody is left in peace at this moment. From a minute to the same minute is no time at all. */
export const isQuiet = ({ quiet }: Pick<QuietHours, 'quiet'>, now: Instant): boolean => {
  if (quiet === undefined) return false
  const minute = londonMinute(now)
  return quiet.from <= quiet.until
    ? minute >= quiet.from && minute < quiet.until
    : minute >= quiet.from || minute < quiet.until
}

/** Whether a notice of this type waits until the follower's quiet hours are over. */
export const waitsForMorning = (hours: QuietHours, type: RecordType, now: Instant): boolean =>
  !(hours.urgentPasses && URGENT.has(type)) && isQuiet(hours, now)
