import { londonDay, londonMidnight } from '../../policies/london-day.ts'
import type { Instant, Period } from '../../schema/model/instant.ts'
import { day, lastDayBefore, moment } from '../faces/render/dates.ts'

const isMidnight = (at: Instant): boolean => londonMidnight(londonDay(at)) === at

/** When a period begins, in words, in London. */
export const startWords = ({ start }: Period): string => {
  if (start === undefined) return 'From the moment it is signed'
  return isMidnight(start) ? day(start) : moment(start)
}

/** When a period ends, in words, in London: its last day where it ends with one. */
export const endWords = ({ end }: Period): string => {
  if (end === undefined) return 'No end is set'
  return isMidnight(end) ? `The end of ${lastDayBefore(end)}` : moment(end)
}

/** A bare day in words; whatever is no day is given as it stands. */
export const bareDayWords = (text: string): string => {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`))
  return isDay ? day(text) : text
}
