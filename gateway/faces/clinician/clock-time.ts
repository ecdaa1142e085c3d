import { z } from 'zod'
import { clock } from '../render/dates.ts'

const NAMED: Readonly<Record<string, string>> = { midnight: '00:00', midday: '12:00', noon: '12:00' }

const two = (number: number): string => String(number).padStart(2, '0')

/** A time of day as people type it (`22:00`, `22.00`, `2200`, `10pm`, `10:30 pm`, `midnight`) as `HH:MM`; undefined where it is none. A bare number is none: it may be meant either way. */
export const readClock = (typed: string): string | undefined => {
  const text = typed.trim().toLowerCase()
  const named = NAMED[text]
  if (named !== undefined) return named
  const [, hours = '', minutes, half] = /^(\d{1,2})(?:[:.]?(\d\d))?\s*(am|pm)?$/.exec(text) ?? []
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)]
  if (hours === '' || (minutes === undefined && half === undefined) || minute > 59) return undefined
  if (half === undefined) return hour > 23 ? undefined : `${two(hour)}:${two(minute)}`
  return hour < 1 || hour > 12 ? undefined : `${two((hour % 12) + (half === 'pm' ? 12 : 0))}:${two(minute)}`
}

/** `22:00` as people read it: `10pm`. */
export const saidClock = (time: string): string => clock(`2026-01-01T${time}Z`)

/** A box for a time of day. */
export const clockField = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .transform((typed, context) => {
      const time = readClock(typed)
      if (time !== undefined) return time
      context.addIssue({ code: 'custom', message: 'Enter a time, such as 22:00 or 10pm' })
      return z.NEVER
    })
