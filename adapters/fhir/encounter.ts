import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { EncounterContent } from '../../schema/model/record.ts'
import { readCoding, readConcepts, UNSTATED_CONCEPT } from './concept.ts'
import { readEnd, readStart } from './dates.ts'
import { type Json, text } from './json.ts'
import type { Reading } from './reading.ts'
import { displayOf } from './reference.ts'
import { labelsOf } from './security-labels.ts'

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
  'reason',
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

/** Reads an Encounter; STU3 says `reason` where R4 says `reasonCode`. Its concept is its type. */
export const readEncounter = (r: Json, reading: Reading): EncounterContent => ({
  concept: joined(readConcepts(r['type'], reading)),
  status: text(r['status']),
  date: readStart(r['period'], reading),
  endDate: readEnd(r['period'], reading),
  recordedDate: null,
  confidentiality: labelsOf(r['meta']),
  notes: NO_NOTES,
  encounterClass: readCoding(r['class'], reading),
  reasons: readConcepts(r['reasonCode'] ?? r['reason'], reading),
  serviceProvider: displayOf(r['serviceProvider'], reading),
})
