import type { ResultContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import { type Json, text } from './json.ts'
import { readNotes } from './notes.ts'
import type { Reading } from './reading.ts'
import { referencesOf } from './reference.ts'
import { labelsOf } from './security-labels.ts'

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
  'context',
  'effectivePeriod',
  'performer',
  'resultsInterpreter',
  'specimen',
  'result',
  'imagingStudy',
  'conclusionCode',
  'codedDiagnosis',
  'presentedForm',
])

/** Reads a DiagnosticReport; STU3 says `codedDiagnosis` where R4 says `conclusionCode`. */
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
  conclusionCodes: readConcepts(r['conclusionCode'] ?? r['codedDiagnosis'], reading),
  observationIds: referencesOf(r['result']),
})
