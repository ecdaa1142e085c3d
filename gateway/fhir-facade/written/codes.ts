import type { Json } from '../resource.ts'
import { NOT_KNOWN } from './elements.ts'

/** Words of other standards (STU3, C-CDA) for what R4 has another code for. Used only where R4's list holds the second and not the first. */
const SPELLED_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  aborted: ['stopped', 'revoked'],
  cancelled: ['revoked', 'inactive'],
  held: ['on-hold'],
  nullified: ['entered-in-error'],
  suspended: ['on-hold'],
}

/** The code of R4's list that the word means; undefined where it means none. */
export const codeIn = (allowed: readonly string[], word: string | null): string | undefined => {
  if (word === null) return undefined
  if (allowed.includes(word)) return word
  const meant = Object.hasOwn(SPELLED_OTHERWISE, word) ? SPELLED_OTHERWISE[word] : undefined
  return meant?.find((one) => allowed.includes(one))
}

/** Whether a word of either list says that the record was made in error. */
export const isInError = (word: string | null): boolean => codeIn(['entered-in-error'], word) !== undefined

/** What a source stated in its own word, where R4's list has no code for it. */
export const STATED_AS = 'StructureDefinition/stated-as'

/**
 * A `code` element that FHIR demands: the source's word where R4's list has it; else `unknown` where the list has that, or else no value but that it is not known. The source's own word
 * stands beside it.
 */
export const neededCode = (name: string, allowed: readonly string[], word: string | null, base: string): Json => {
  const code = codeIn(allowed, word)
  if (code !== undefined) return { [name]: code }
  const own = word === null ? [] : [{ url: `${base}/${STATED_AS}`, valueString: word }]
  if (!allowed.includes('unknown'))
    return { [`_${name}`]: { extension: [...(NOT_KNOWN['extension'] as readonly Json[]), ...own] } }
  return { [name]: 'unknown', ...(own.length > 0 ? { [`_${name}`]: { extension: own } } : {}) }
}

/** A CodeableConcept of one code of an HL7 terminology, where the list has it. */
export const termIn = (system: string, allowed: readonly string[], word: string | null): Json | undefined => {
  const code = codeIn(allowed, word)
  return code === undefined
    ? undefined
    : { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] }
}
