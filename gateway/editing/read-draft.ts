import { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import { DRAFT_CODES, EDITABLE_TYPES, MAY_BE_TAKEN_OUT, type RecordDraft } from '../../schema/model/record-edit.ts'
import { dosage, fitTogether, isEachOnce, MOST, type Repeated, reaction, takenOutOf } from './draft-parts.ts'
import { concept, fhirDate, line, maybe, words } from './draft-shapes.ts'

const note = maybe(words(2_000))

/** Each kind's words; a code that FHIR does not have for it, or a member it does not have, is no draft. */
const SAYS = {
  ALLERGY: z
    .strictObject({
      concept: maybe(concept),
      status: maybe(z.enum(DRAFT_CODES.allergyStatus)),
      verification: maybe(z.enum(DRAFT_CODES.allergyVerification)),
      criticality: maybe(z.enum(DRAFT_CODES.criticality)),
      reactions: maybe(z.array(reaction).min(1).max(MOST).refine(isEachOnce)),
      onset: maybe(fhirDate),
      note,
      takenOut: takenOutOf(MAY_BE_TAKEN_OUT.ALLERGY),
    })
    .refine(fitTogether),
  CONDITION: z
    .strictObject({
      concept: maybe(concept),
      status: maybe(z.enum(DRAFT_CODES.conditionStatus)),
      verification: maybe(z.enum(DRAFT_CODES.conditionVerification)),
      onset: maybe(fhirDate),
      abatement: maybe(fhirDate),
      note,
      takenOut: takenOutOf(MAY_BE_TAKEN_OUT.CONDITION),
    })
    .refine(fitTogether),
  MEDICATION: z
    .strictObject({
      concept: maybe(concept),
      status: maybe(z.enum(DRAFT_CODES.medicationStatus)),
      start: maybe(fhirDate),
      end: maybe(fhirDate),
      dosages: maybe(z.array(dosage).min(1).max(MOST).refine(isEachOnce)),
      note,
      takenOut: takenOutOf(MAY_BE_TAKEN_OUT.MEDICATION),
    })
    .refine(fitTogether),
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
  ALERT: z
    .strictObject({
      concept: maybe(concept),
      status: maybe(z.enum(DRAFT_CODES.alertStatus)),
      start: maybe(fhirDate),
      end: maybe(fhirDate),
      takenOut: takenOutOf(MAY_BE_TAKEN_OUT.ALERT),
    })
    .refine(fitTogether),
} as const

/** Something that can only be said of a record that is there. */
const speaksOfBefore = ({ says }: RecordDraft): boolean => {
  const repeated: readonly Repeated[] = [
    ...('reactions' in says ? (says.reactions ?? []) : []),
    ...('dosages' in says ? (says.dosages ?? []) : []),
  ]
  return ('takenOut' in says && says.takenOut !== undefined) || repeated.some(({ place: at }) => at !== undefined)
}

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
  if (deed === 'ADD' ? !isWhole(draft) || speaksOfBefore(draft) : saysNothing) throw new HouseError('INPUT_INVALID')
  return draft
}
