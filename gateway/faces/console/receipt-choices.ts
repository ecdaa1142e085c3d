import { z } from 'zod'
import { londonDay, londonMidnight } from '../../../policies/london-day.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import { withDays } from '../fields.ts'
import type { FieldError } from '../form.ts'

/** With what else a view is evaluated again. `asOf`: the last moment of the day asked for; now, where it is today. */
export type ReceiptChoices = {
  readonly day: string | null
  readonly asOf: Instant | undefined
  readonly draft: string | undefined
  readonly errors: readonly FieldError[]
}

const read = withDays(z.object({ draft: z.string().max(200).default('') }), { asOf: null })

/** Before there was a health service there was no agreement of one. */
const EARLIEST = '1948-07-05'

const NOTHING = { day: null, asOf: undefined, draft: undefined } as const

/** Reads the choices from a page's query. One that is at fault is left out, and all is evaluated as it was then. */
export const receiptChoices = (query: Readonly<Record<string, string>>, now: Instant): ReceiptChoices => {
  const parsed = read.safeParse(query)
  if (!parsed.success)
    return {
      ...NOTHING,
      errors: parsed.error.issues.map(({ message, path }) => ({ text: message, field: String(path[0] ?? 'asOf-day') })),
    }
  const { asOf: day, draft } = parsed.data
  const today = londonDay(now)
  if (day !== null && (day > today || day < EARLIEST)) {
    const text = day > today ? 'The date must be today or in the past' : 'Enter a date after 5 July 1948'
    return { ...NOTHING, errors: [{ text, field: 'asOf-day' }] }
  }
  return {
    day,
    asOf: day === null ? undefined : day === today ? now : londonMidnight(day, 1) - 1,
    draft: draft === '' ? undefined : draft,
    errors: [],
  }
}
