import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { ReferralContent } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts, UNSTATED_CONCEPT } from '../fhir/concept.ts'
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
  'groupIdentifier',
  'type',
  'category',
  'code',
  'subject',
  'context',
  'occurrencePeriod',
  'requester',
  'specialty',
  'recipient',
  'performer',
  'serviceRequested',
  'reasonCode',
  'reasonReference',
  'note',
  'specimen',
])

const NOT_TO_BE_DONE = 'Do not perform: this is a request that it is not to be done.'

type Parts = {
  readonly concept: CodedConcept
  readonly categories: readonly CodedConcept[]
  readonly reasons: readonly CodedConcept[]
  readonly notes: readonly string[]
}

const content = (r: Json, reading: Reading, { concept, categories, reasons, notes }: Parts): ReferralContent => {
  const authored = readDate(r['authoredOn'], reading)
  const occurs: FhirDate | null =
    readDate(r['occurrenceDateTime'], reading) ?? readStart(r['occurrencePeriod'], reading)
  return {
    concept,
    status: text(r['status']),
    date: authored ?? occurs,
    endDate: readEnd(r['occurrencePeriod'], reading),
    recordedDate: authored,
    confidentiality: labelsOf(r['meta']),
    notes,
    intent: text(r['intent']),
    priority: text(r['priority']),
    categories,
    reasons,
  }
}

/**
 * Reads a ReferralRequest (FHIR STU3). It has no code of its own: its concept is the service requested, else the specialty, else the reason
 * (where GP systems put the code of the referral), else its words.
 */
export const readReferralRequest = (r: Json, reading: Reading): ReferralContent => {
  const services = readConcepts(r['serviceRequested'], reading)
  const reasons = readConcepts(r['reasonCode'], reading)
  const specialty = readConceptOrNull(r['specialty'], reading)
  const description = text(r['description'])
  const stated = services[0] ?? specialty ?? reasons[0]
  return content(r, reading, {
    concept: stated ?? { codings: UNSTATED_CONCEPT.codings, text: description },
    categories: readConcepts(r['type'], reading),
    reasons,
    notes: [
      ...(stated === undefined || description === null ? [] : [description]),
      ...readNotes(r['note'], reading),
      ...readTexts(r['patientInstruction'], 'text'),
    ],
  })
}

/** Reads a ProcedureRequest (FHIR STU3): any other request for a service, a recall in a GP's diary among them. */
export const readProcedureRequest = (r: Json, reading: Reading): ReferralContent => {
  const notes = readNotes(r['note'], reading)
  return content(r, reading, {
    concept: readConcept(r['code'], reading),
    categories: readConcepts(r['category'], reading),
    reasons: readConcepts(r['reasonCode'], reading),
    notes: r['doNotPerform'] === true ? [NOT_TO_BE_DONE, ...notes] : notes,
  })
}
