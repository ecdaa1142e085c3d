import type { ReferralContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts } from '../fhir/concept.ts'
import { readDate, readEnd, readStart } from '../fhir/dates.ts'
import { type Json, text } from '../fhir/json.ts'
import { readNotes, readTexts } from '../fhir/notes.ts'
import type { Reading } from '../fhir/reading.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const REFERRAL_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'basedOn',
  'replaces',
  'category',
  'code',
  'subject',
  'encounter',
  'occurrencePeriod',
  'requester',
  'performer',
  'reasonCode',
  'reasonReference',
  'note',
  'locationReference',
  'specimen',
])

const NOT_TO_BE_DONE = 'Do not perform: this is a request that it is not to be done.'

/** Reads a ServiceRequest (FHIR R4): a referral, or any other request for a service. */
export const readReferral = (r: Json, reading: Reading): ReferralContent => {
  const authored = readDate(r['authoredOn'], reading)
  const occurs = readDate(r['occurrenceDateTime'], reading) ?? readStart(r['occurrencePeriod'], reading)
  const notes = [...readNotes(r['note'], reading), ...readTexts(r['patientInstruction'], 'text')]
  return {
    concept: readConcept(r['code'], reading),
    status: text(r['status']),
    date: authored ?? occurs,
    endDate: readEnd(r['occurrencePeriod'], reading),
    recordedDate: authored,
    confidentiality: labelsOf(r['meta']),
    notes: r['doNotPerform'] === true ? [NOT_TO_BE_DONE, ...notes] : notes,
    intent: text(r['intent']),
    priority: text(r['priority']),
    categories: readConcepts(r['category'], reading),
    reasons: readConcepts(r['reasonCode'], reading),
  }
}
