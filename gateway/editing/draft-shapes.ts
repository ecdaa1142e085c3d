import { z } from 'zod'
import { isFhirDate } from '../../schema/model/fhir-date.ts'
import { isPlainText } from '../../schema/model/plain-text.ts'

/** A text of one line. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((text) => isPlainText(text, most))

/** A text of several lines. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((text) => isPlainText(text, most, 'many'))

/** What may be left out, or stated as null. */
export const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((value): z.output<Shape> | undefined => value ?? undefined)

/** A date or moment as FHIR writes it. */
export const fhirDate = z.string().refine(isFhirDate)

/** A concept: a code with its system, or words, or both. */
export const concept = z
  .strictObject({
    system: maybe(z.url()),
    code: maybe(z.string().regex(/^\S+( \S+)*$/)),
    display: maybe(line(300)),
    text: maybe(line(300)),
  })
  .refine(({ system, code, display, text }) =>
    code === undefined ? system === undefined && (text ?? display) !== undefined : system !== undefined,
  )
