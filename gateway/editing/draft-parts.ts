import { z } from 'zod'
import { DRAFT_CODES, REACTION_MAY_LACK } from '../../schema/model/record-edit.ts'
import { concept, fhirDate, line, maybe } from './draft-shapes.ts'

/** The most reactions or doses that one draft speaks of. */
export const MOST = 20

const place = maybe(z.int().min(1).max(1_000))

const isTakenOut = z
  .boolean()
  .nullish()
  .transform((given) => (given === true ? true : undefined))

/** A part is said, or taken out, and not both. */
export const fitTogether = ({
  takenOut = [],
  ...said
}: {
  readonly takenOut?: readonly string[] | undefined
}): boolean =>
  new Set(takenOut).size === takenOut.length &&
  takenOut.every((part) => (said as Readonly<Record<string, unknown>>)[part] === undefined)

/** Some of the parts that a record of a kind may do without. */
export const takenOutOf = <Part extends string>(parts: readonly [Part, ...Part[]]) =>
  maybe(z.array(z.enum(parts)).min(1))

/** One of several that a record may say. */
export type Repeated = { readonly place?: number | undefined; readonly isTakenOut?: boolean | undefined }

/** One that is taken out is named by its place, and nothing else is said of it. */
const isOneOf = ({ place: at, isTakenOut: goes, ...said }: Repeated): boolean => {
  const saysNothing = Object.values(said).every((part) => part === undefined)
  return goes === true ? at !== undefined && saysNothing : !saysNothing
}

/** Each place is named once. */
export const isEachOnce = (all: readonly Repeated[]): boolean => {
  const places = all.flatMap(({ place: at }) => at ?? [])
  return new Set(places).size === places.length
}

/** A reaction to an allergy: one more says how it shows. */
export const reaction = z
  .strictObject({
    place,
    manifestations: maybe(z.array(concept).min(1).max(MOST)),
    severity: maybe(z.enum(DRAFT_CODES.reactionSeverity)),
    onset: maybe(fhirDate),
    takenOut: takenOutOf(REACTION_MAY_LACK),
    isTakenOut,
  })
  .refine(isOneOf)
  .refine(fitTogether)
  .refine(({ place: at, manifestations, takenOut }) =>
    at === undefined ? manifestations !== undefined && takenOut === undefined : true,
  )

/** A dose of a medicine. */
export const dosage = z
  .strictObject({ place, text: maybe(line(500)), isTakenOut })
  .refine(isOneOf)
  .refine(({ place: at, text }) => at !== undefined || text !== undefined)
