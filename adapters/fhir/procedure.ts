import type { ProcedureContent } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import { type Json, text } from './json.ts'
import { readNotes } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const PROCEDURE_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'basedOn',
  'partOf',
  'category',
  'code',
  'subject',
  'encounter',
  'context',
  'performedPeriod',
  'recorder',
  'asserter',
  'location',
  'reasonCode',
  'reasonReference',
  'bodySite',
  'outcome',
  'note',
])

/** Reads a Procedure, done or not done: R4 says so with its status, STU3 with a flag beside it. */
export const readProcedure = (r: Json, reading: Reading): ProcedureContent => ({
  concept: readConcept(r['code'], reading),
  status: r['notDone'] === true ? 'not-done' : text(r['status']),
  date: readDate(r['performedDateTime'], reading) ?? readStart(r['performedPeriod'], reading),
  endDate: readEnd(r['performedPeriod'], reading),
  recordedDate: null,
  confidentiality: labelsOf(r['meta']),
  notes: readNotes(r['note'], reading),
  category: readConceptOrNull(r['category'], reading),
  outcome: readConceptOrNull(r['outcome'], reading),
  bodySites: readConcepts(r['bodySite'], reading),
  reasons: readConcepts(r['reasonCode'], reading),
})
