import type { ConditionContent } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts, readStatusCode } from '../fhir/concept.ts'
import { readDate, readEnd, readStart } from '../fhir/dates.ts'
import type { Json } from '../fhir/json.ts'
import { statesNoneKnown } from '../fhir/none-known.ts'
import { readNotes } from '../fhir/notes.ts'
import type { Reading } from '../fhir/reading.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const CONDITION_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'clinicalStatus',
  'verificationStatus',
  'category',
  'severity',
  'code',
  'bodySite',
  'subject',
  'encounter',
  'recorder',
  'asserter',
  'note',
  'onsetPeriod',
  'abatementPeriod',
])

/** Reads a Condition (FHIR R4): problems, diagnoses and health concerns alike. */
export const readCondition = (r: Json, reading: Reading): ConditionContent => {
  const concept = readConcept(r['code'], reading)
  const verificationStatus = readStatusCode(r['verificationStatus'])
  return {
    concept,
    // As for an allergy: a record entered in error has no clinical status.
    status:
      readStatusCode(r['clinicalStatus']) ?? (verificationStatus === 'entered-in-error' ? verificationStatus : null),
    date: readDate(r['onsetDateTime'], reading) ?? readStart(r['onsetPeriod'], reading),
    endDate:
      readDate(r['abatementDateTime'], reading) ??
      readEnd(r['abatementPeriod'], reading) ??
      readEnd(r['onsetPeriod'], reading),
    recordedDate: readDate(r['recordedDate'], reading),
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    noneKnown: statesNoneKnown(concept),
    verificationStatus,
    categories: readConcepts(r['category'], reading),
    severity: readConceptOrNull(r['severity'], reading),
    bodySites: readConcepts(r['bodySite'], reading),
  }
}
