import type { ResultContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts } from '../fhir/concept.ts'
import { readDate, readEnd, readStart } from '../fhir/dates.ts'
import { type Json, text } from '../fhir/json.ts'
import { readNotes } from '../fhir/notes.ts'
import type { Reading } from '../fhir/reading.ts'
import { referencesOf } from '../fhir/reference.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const RESULT_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'basedOn',
  'category',
  'code',
  'subject',
  'encounter',
  'effectivePeriod',
  'performer',
  'resultsInterpreter',
  'specimen',
  'result',
  'imagingStudy',
  'conclusionCode',
  'presentedForm',
])

/** Reads a DiagnosticReport (FHIR R4). */
export const readResult = (r: Json, reading: Reading): ResultContent => ({
  concept: readConcept(r['code'], reading),
  status: text(r['status']),
  date: readDate(r['effectiveDateTime'], reading) ?? readStart(r['effectivePeriod'], reading),
  endDate: readEnd(r['effectivePeriod'], reading),
  recordedDate: readDate(r['issued'], reading),
  confidentiality: labelsOf(r['meta']),
  notes: readNotes(r['note'], reading),
  categories: readConcepts(r['category'], reading),
  conclusion: text(r['conclusion']),
  conclusionCodes: readConcepts(r['conclusionCode'], reading),
  observationIds: referencesOf(r['result']),
})
