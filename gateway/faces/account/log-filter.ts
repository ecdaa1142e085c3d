import { z } from 'zod'
import { londonMidnight } from '../../../policies/london-day.ts'
import { withDays } from '../fields.ts'
import type { FieldError } from '../form.ts'

type Query = Readonly<Record<string, string>>

/** What of the log may be asked for alone. */
const ONLY = ['emergencies', 'refusals'] as const

const NAMES = ['from', 'to'].flatMap((name) => ['day', 'month', 'year'].map((part) => `${name}-${part}`))

const read = withDays(
  z.object({ only: z.enum(ONLY).optional().catch(undefined) }),
  { from: null, to: null },
  'error.date',
)

/** What is wanted of the log, for its query; days are days of London, both included. What cannot be read does not narrow, and is said. */
export type LogWanted = {
  readonly variables: {
    readonly from: string | null
    readonly to: string | null
    readonly emergenciesOnly: boolean
    readonly refusalsOnly: boolean
  }
  readonly isNarrowed: boolean
  readonly errors: readonly FieldError[]
}

const instant = (day: string, laterDays = 0): string => new Date(londonMidnight(day, laterDays)).toISOString()

/** Reads a page's query. */
export const logWanted = (query: Query): LogWanted => {
  const found = read.safeParse(query)
  const { from, to, only } = found.data ?? { from: null, to: null, only: undefined }
  const reversed = from !== null && to !== null && from > to
  const errors = found.success
    ? reversed
      ? [{ text: 'fault.RECORD_DATES_REVERSED', field: 'to-day' }]
      : []
    : found.error.issues.map(({ message, path }) => ({ text: message, field: String(path[0]) }))
  const isDated = (from !== null || to !== null) && !reversed
  return {
    variables: {
      from: from === null || reversed ? null : instant(from),
      to: to === null || reversed ? null : instant(to, 1),
      emergenciesOnly: only === 'emergencies',
      refusalsOnly: only === 'refusals',
    },
    isNarrowed: isDated || only !== undefined,
    errors,
  }
}

/** The address of a page of the log, narrowed as this one is. */
export const logPath = (query: Query, after: string | undefined): string => {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (name === 'only' || NAMES.includes(name)) asked.set(name, value)
  if (after !== undefined) asked.set('after', after)
  return asked.size === 0 ? '/account/log' : `/account/log?${asked}`
}
