import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { EncounterContent } from '../../schema/model/record.ts'
import { readCoding, readConcepts, UNSTATED_CONCEPT } from '../fhir/concept.ts'
import { readEnd, readStart } from '../fhir/dates.ts'
import { type Json, text } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'
import { displayOf } from '../fhir/reference.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const ENCOUNTER_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'class',
  'type',
  'subject',
  'period',
  'length',
  'reasonCode',
  'reasonReference',
  'serviceProvider',
  'partOf',
  'episodeOfCare',
  'appointment',
])

const NO_NOTES: readonly string[] = []

/** Several types say the same thing at several depths; they are one concept with the codings of all. */
const joined = (types: readonly CodedConcept[]): CodedConcept => {
  const first = types[0]
  if (first === undefined) return UNSTATED_CONCEPT
  if (types.length === 1) return first
  const words = types.map((type) => type.text).filter((part) => part !== null)
  return { codings: types.flatMap((type) => type.codings), text: words.length === 0 ? null : words.join('; ') }
}

/** Reads an Encounter (FHIR R4). Its concept is its type. */
export const readEncounter = (r: Json, reading: Reading): EncounterContent => ({
  concept: joined(readConcepts(r['type'], reading)),
  status: text(r['status']),
  date: readStart(r['period'], reading),
  endDate: readEnd(r['period'], reading),
  recordedDate: null,
  confidentiality: labelsOf(r['meta']),
  notes: NO_NOTES,
  encounterClass: readCoding(r['class'], reading),
  reasons: readConcepts(r['reasonCode'], reading),
  serviceProvider: displayOf(r['serviceProvider'], reading),
})
