import { z } from 'zod'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'

/** What a form sends: each name once, or several times. */
export type Sent = Readonly<Record<string, string | readonly string[]>>

/** All that was sent of one name; boxes of text that were left empty too. */
export const allOf = (sent: Sent | undefined, name: string): readonly string[] => [sent?.[name] ?? []].flat()

/** The text that was sent of one name, the first where there are several; `''` for none. */
export const textOf = (sent: Sent | undefined, name: string): string => (allOf(sent, name)[0] ?? '').trim()

/** A box of text that must be filled in. */
export const requiredText = (longest: number, missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Use ${longest.toLocaleString('en-GB')} characters or fewer`)

/** A box of text that may stay empty. */
export const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use ${longest.toLocaleString('en-GB')} characters or fewer`)
    .default('')

/** Boxes to tick: none, one or several of these. */
export const ticked = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  otherwise = 'Choose from the list',
) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.enum(values, otherwise)),
  )

/** One of these. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, missing: string) =>
  z.enum(values, missing)

const twoDigits = (part: string): string => part.trim().padStart(2, '0')

/**
 * A day as the NHS asks for one: three boxes `name-day`, `name-month`, `name-year`. Gives `YYYY-MM-DD`, or null when all are empty.
 * Put it round the object that has the rest: `withDays(z.object({ … }), { firstDay: 'Enter the first day' })`. A message makes the day required.
 */
export const withDays = <Shape extends z.ZodRawShape, const Days extends Readonly<Record<string, string | null>>>(
  rest: z.ZodObject<Shape>,
  days: Days,
  unreal = 'Enter a real date, such as 27 3 2027',
) =>
  z
    .looseObject({})
    .transform((sent, context) => {
      const read: Record<string, unknown> = { ...sent }
      let allDays = true
      for (const [name, missing] of Object.entries(days)) {
        const [day, month, year] = ['day', 'month', 'year'].map((part) => String(sent[`${name}-${part}`] ?? '').trim())
        if (day === '' && month === '' && year === '') {
          if (missing !== null) {
            allDays = false
            context.addIssue({ code: 'custom', message: missing, path: [`${name}-day`] })
          }
          read[name] = null
          continue
        }
        const written = `${year}-${twoDigits(month ?? '')}-${twoDigits(day ?? '')}`
        const real = /^\d{4}-\d{2}-\d{2}$/.test(written) && new Date(`${written}T00:00Z`).toJSON()?.startsWith(written)
        if (!real) {
          allDays = false
          context.addIssue({
            code: 'custom',
            message: unreal,
            path: [`${name}-day`],
          })
        }
        read[name] = written
      }
      // Nothing is read further than this where a day is wrong: what else is to be mended is said at the same time.
      const others = allDays ? undefined : rest.safeParse(read).error
      for (const { message, path } of others?.issues ?? [])
        context.addIssue({ code: 'custom', message, path: [...path] })
      return read
    })
    .pipe(rest.extend(Object.fromEntries(Object.keys(days).map((name) => [name, z.string().nullable()]))))
    .transform((read) => read as z.output<z.ZodObject<Shape>> & { readonly [Name in keyof Days]: string | null })

/** A whole number in a hidden field, such as a revision. */
export const hiddenNumber = z.coerce.number().int().min(0)

/** What is wrong with a text that is no NHS number: ten digits that fail their check are a slip of the keys, and told as one. */
export const whyNoNhsNumber = (text: string): string =>
  /^\d{10}$/.test(text.replaceAll(/[\s-]/g, ''))
    ? 'Check the NHS number: one of its 10 digits cannot be right'
    : 'Enter an NHS number of 10 digits, such as 999 001 0005'

/** An NHS number as people type it. */
export const nhsNumberField = z.string(whyNoNhsNumber('')).transform((text, context): NhsNumber => {
  const number = parseNhsNumber(text.trim())
  if (number !== undefined) return number
  context.addIssue({ code: 'custom', message: whyNoNhsNumber(text) })
  return z.NEVER
})
