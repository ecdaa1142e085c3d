import type { ProcedureContent } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts } from '../fhir/concept.ts'
import { readDate, readEnd, readStart } from '../fhir/dates.ts'
import { type Json, text } from '../fhir/json.ts'
import { readNotes } from '../fhir/notes.ts'
import type { Reading } from '../fhir/reading.ts'
import { labelsOf } from '../fhir/security-labels.ts'

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

/** Reads a Procedure (FHIR R4), done or not done. */
export const readProcedure = (r: Json, reading: Reading): ProcedureContent => ({
  concept: readConcept(r['code'], reading),
  status: text(r['status']),
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
