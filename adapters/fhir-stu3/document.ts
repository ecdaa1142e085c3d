import type { DocumentContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts } from '../fhir/concept.ts'
import { readDate, readEnd, readStart } from '../fhir/dates.ts'
import { isObject, items, type Json, number, text } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'
import { labelsOf, readSecurityLabels } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const DOCUMENT_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'masterIdentifier',
  'identifier',
  'type',
  'class',
  'subject',
  'author',
  'authenticator',
  'custodian',
  'securityLabel',
])

const NO_NOTES: readonly string[] = []

/** Reads a DocumentReference (FHIR STU3): it was created, and it was indexed here; where it says neither, its attachment may. */
export const readDocument = (r: Json, reading: Reading): DocumentContent => {
  const first = items(r['content'])[0]
  const attachment = isObject(first) && isObject(first['attachment']) ? first['attachment'] : undefined
  const context = isObject(r['context']) ? r['context'] : undefined
  const created = readDate(r['created'], reading)
  const attached = readDate(attachment?.['creation'], reading)
  const indexed = readDate(r['indexed'], reading)
  // What the document speaks of is not when it was filed: both are among its dates.
  readStart(context?.['period'], reading)
  readEnd(context?.['period'], reading)
  return {
    concept: readConcept(r['type'], reading),
    status: text(r['status']),
    date: created ?? attached ?? indexed,
    endDate: null,
    recordedDate: indexed,
    confidentiality: [...labelsOf(r['meta']), ...readSecurityLabels(r['securityLabel'])],
    notes: NO_NOTES,
    title: text(attachment?.['title']) ?? text(r['description']),
    categories: readConcepts(r['class'], reading),
    contentType: text(attachment?.['contentType']),
    size: number(attachment?.['size']),
    hash: text(attachment?.['hash']),
    documentStatus: text(r['docStatus']),
  }
}
