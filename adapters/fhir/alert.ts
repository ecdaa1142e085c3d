import type { AlertContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts } from './concept.ts'
import { readEnd, readStart } from './dates.ts'
import { type Json, text } from './json.ts'
import { statesNoneKnown } from './none-known.ts'
import type { Reading } from './reading.ts'
import { statesResuscitation } from './resuscitation.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const ALERT_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'category',
  'code',
  'subject',
  'period',
  'encounter',
  'author',
])

const NO_NOTES: readonly string[] = []

/** Reads a Flag: alerts, and resuscitation and treatment escalation decisions among them. */
export const readAlert = (r: Json, reading: Reading): AlertContent => {
  const concept = readConcept(r['code'], reading)
  const categories = readConcepts(r['category'], reading)
  return {
    concept,
    status: text(r['status']),
    date: readStart(r['period'], reading),
    endDate: readEnd(r['period'], reading),
    recordedDate: null,
    confidentiality: labelsOf(r['meta']),
    notes: NO_NOTES,
    noneKnown: statesNoneKnown(concept),
    categories,
    resuscitation: statesResuscitation(concept) || categories.some(statesResuscitation),
  }
}
