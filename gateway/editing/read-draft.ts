import { z } from 'zod'
import { isFhirDate } from '../../schema/model/fhir-date.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { isPlainText } from '../../schema/model/plain-text.ts'
import { DRAFT_CODES, EDITABLE_TYPES, type RecordDraft } from '../../schema/model/record-edit.ts'

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((text) => isPlainText(text, most))

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((text) => isPlainText(text, most, 'many'))

/** What may be left out, or stated as null. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((value): z.output<Shape> | undefined => value ?? undefined)

const fhirDate = z.string().refine(isFhirDate)

const concept = z
  .strictObject({
    system: maybe(z.url()),
    code: maybe(z.string().regex(/^\S+( \S+)*$/)),
    display: maybe(line(300)),
    text: maybe(line(300)),
  })
  .refine(({ system, code, display, text }) =>
    code === undefined ? system === undefined && (text ?? display) !== undefined : system !== undefined,
  )

const note = maybe(words(2_000))

/** Each kind's words; a code that FHIR does not have for it, or a member it does not have, is no draft. */
const SAYS = {
  ALLERGY: z.strictObject({
    concept: maybe(concept),
    status: maybe(z.enum(DRAFT_CODES.allergyStatus)),
    verification: maybe(z.enum(DRAFT_CODES.allergyVerification)),
    criticality: maybe(z.enum(DRAFT_CODES.criticality)),
    reactions: maybe(z.array(concept).min(1).max(20)),
    onset: maybe(fhirDate),
    note,
  }),
  CONDITION: z.strictObject({
    concept: maybe(concept),
    status: maybe(z.enum(DRAFT_CODES.conditionStatus)),
    verification: maybe(z.enum(DRAFT_CODES.conditionVerification)),
    onset: maybe(fhirDate),
    abatement: maybe(fhirDate),
    note,
  }),
  MEDICATION: z.strictObject({
    concept: maybe(concept),
    status: maybe(z.enum(DRAFT_CODES.medicationStatus)),
    start: maybe(fhirDate),
    end: maybe(fhirDate),
    dosage: maybe(line(500)),
    note,
  }),
  OBSERVATION: z
    .strictObject({
      concept: maybe(concept),
      status: maybe(z.enum(DRAFT_CODES.observationStatus)),
      at: maybe(fhirDate),
      // JSON's own form of a number, of which FHIR allows eighteen digits.
      value: maybe(z.string().regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,17})?$/)),
      unit: maybe(line(50)),
      words: maybe(words(1_000)),
      note,
    })
    .refine(({ value, unit, words: said }) => (value === undefined) === (unit === undefined) && !(value && said))
    .transform(({ value, unit, ...rest }) => ({
      ...rest,
      quantity: value === undefined || unit === undefined ? undefined : { value, unit },
    })),
  DOCUMENT: z
    .strictObject({
      concept: maybe(concept),
      title: maybe(line(200)),
      date: maybe(fhirDate),
      contentType: maybe(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/)),
      content: maybe(z.base64().min(4)),
    })
    .refine(
      ({ title, contentType, content }) =>
        (title === undefined) === (content === undefined) && (contentType === undefined) === (content === undefined),
    ),
  ALERT: z.strictObject({
    concept: maybe(concept),
    status: maybe(z.enum(DRAFT_CODES.alertStatus)),
    start: maybe(fhirDate),
    end: maybe(fhirDate),
  }),
} as const

const isWhole = ({ type, says }: RecordDraft): boolean => {
  if (says.concept === undefined) return false
  switch (type) {
    case 'OBSERVATION':
      return says.at !== undefined && (says.quantity ?? says.words) !== undefined
    case 'DOCUMENT':
      return says.content !== undefined
    case 'ALLERGY':
    case 'CONDITION':
    case 'MEDICATION':
    case 'ALERT':
      return true
  }
}

/** What is written in the place of each kind's name by those who ask. */
const NAMED = {
  ALLERGY: 'allergy',
  CONDITION: 'condition',
  MEDICATION: 'medication',
  OBSERVATION: 'observation',
  DOCUMENT: 'document',
  ALERT: 'alert',
} as const

/** A draft as it comes in: one kind of record under its name. */
export type DraftGiven = { readonly [Name in (typeof NAMED)[keyof typeof NAMED]]?: unknown }

/**
 * Parses what a record is to say: exactly one kind, in its own words and codes; of an addition all that a new record needs, of a change something at least. Throws
 * `INPUT_INVALID`, and never says of what.
 */
export const readDraft = (given: DraftGiven, deed: 'ADD' | 'AMEND'): RecordDraft => {
  const stated = EDITABLE_TYPES.filter((type) => given[NAMED[type]] !== undefined && given[NAMED[type]] !== null)
  const [type, ...others] = stated
  if (type === undefined || others.length > 0) throw new HouseError('INPUT_INVALID')
  const says = SAYS[type].safeParse(given[NAMED[type]])
  if (!says.success) throw new HouseError('INPUT_INVALID')
  const draft = { type, says: says.data } as RecordDraft
  const saysNothing = Object.values(says.data).every((part) => part === undefined)
  if (deed === 'ADD' ? !isWhole(draft) : saysNothing) throw new HouseError('INPUT_INVALID')
  return draft
}
