import { londonDay, londonMidnight } from '../../policies/london-day.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'

const DAY_MS = 86_400_000

/** The furthest that is looked back. The SDL says the same. */
const MOST_DAYS = 90

/** What is looked at: [from, to). */
export type Span = { readonly from: Instant; readonly to: Instant }

/** The last days, from the beginning of the first (in London) up to now. Throws `INPUT_INVALID` for a number of days that is not 1 to 90. */
export const lastDays = (days: number, now: Instant): Span => {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new HouseError('INPUT_INVALID')
  return { from: londonMidnight(londonDay(now - days * DAY_MS)), to: now }
}
