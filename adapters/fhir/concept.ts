import type { CodedConcept, Coding, Quantity } from '../../schema/model/coded-concept.ts'
import { gatherCodes } from './gather-codes.ts'
import { isObject, items, number, text } from './json.ts'
import { readEach } from './read-each.ts'
import type { Reading } from './reading.ts'

const NO_CODINGS: readonly Coding[] = []

/** What an exchange that said nothing said. */
export const UNSTATED_CONCEPT: CodedConcept = { codings: NO_CODINGS, text: null }

/** Reads a Coding and notes its code; null when it is no object. */
export const readCoding = (value: unknown, reading: Reading): Coding | null => {
  if (!isObject(value)) return null
  const system = text(value['system'])
  const code = text(value['code'])
  if (code !== null) reading.codes.push(`${system ?? ''}|${code}`)
  if (value['extension'] !== undefined) gatherCodes(value['extension'], reading.codes)
  return { system, code, display: text(value['display']) }
}

const readCodings = (value: unknown, reading: Reading): readonly Coding[] => readEach(value, readCoding, reading)

/** Reads a CodeableConcept with every coding and its own text; a bare text counts as its text. */
export const readConcept = (value: unknown, reading: Reading): CodedConcept => {
  if (!isObject(value))
    return typeof value === 'string' && value !== '' ? { codings: NO_CODINGS, text: value } : UNSTATED_CONCEPT
  if (value['extension'] !== undefined) gatherCodes(value['extension'], reading.codes)
  return { codings: readCodings(value['coding'], reading), text: text(value['text']) }
}

/** As `readConcept`, or null where none is stated. */
export const readConceptOrNull = (value: unknown, reading: Reading): CodedConcept | null =>
  value === undefined || value === null ? null : readConcept(value, reading)

/** Reads a list of CodeableConcepts. */
export const readConcepts = (value: unknown, reading: Reading): readonly CodedConcept[] =>
  readEach(value, readConcept, reading)

/** The first code of a CodeableConcept, or a bare code: a status, whichever of the two this version of FHIR spells it as. */
export const readStatusCode = (value: unknown): string | null => {
  if (!isObject(value)) return text(value)
  const first = items(value['coding'])[0]
  return isObject(first) ? text(first['code']) : null
}

/** Reads a Quantity with the source's own number; null where none is stated. */
export const readQuantity = (value: unknown): Quantity | null =>
  isObject(value)
    ? {
        value: number(value['value']),
        unit: text(value['unit']),
        comparator: text(value['comparator']),
        code: text(value['code']),
      }
    : null
