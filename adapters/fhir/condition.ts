import type { ConditionContent } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts, readStatusCode } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import type { Json } from './json.ts'
import { statesNoneKnown } from './none-known.ts'
import { readNotes } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

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
  'context',
  'recorder',
  'asserter',
  'note',
  'onsetPeriod',
  'abatementPeriod',
])

/** Reads a Condition: problems, diagnoses and health concerns alike. STU3 says `assertedDate` and `context` where R4 says `recordedDate` and `encounter`. */
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
    recordedDate: readDate(r['recordedDate'] ?? r['assertedDate'], reading),
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    noneKnown: statesNoneKnown(concept),
    verificationStatus,
    categories: readConcepts(r['category'], reading),
    severity: readConceptOrNull(r['severity'], reading),
    bodySites: readConcepts(r['bodySite'], reading),
  }
}
