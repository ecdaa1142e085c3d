import type { Instant } from '../schema/model/instant.ts'
import { londonDay, londonMidnight } from './london-day.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/**
 * The moment at which so many calendar months are over (UK GDPR Art. 12(3), counted as the Information Commissioner does): the end, in London, of
 * the day of the same number, or of the month's last day where it has none. Weekends and holidays are not added: the earlier day is the safer promise.
 */
export const monthsLater = (moment: Instant, months: number): Instant => {
  const [year, month, day] = londonDay(moment).split('-').map(Number) as [number, number, number]
  const target = month - 1 + months
  const lastOfMonth = new Date(Date.UTC(year, target + 1, 0)).getUTCDate()
  const there = new Date(Date.UTC(year, target, Math.min(day, lastOfMonth)))
  return londonMidnight(`${there.getUTCFullYear()}-${two(there.getUTCMonth() + 1)}-${two(there.getUTCDate())}`, 1)
}
