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
  'category',
  'subject',
  'author',
  'authenticator',
  'custodian',
  'securityLabel',
])

const NO_NOTES: readonly string[] = []

/** Reads a DocumentReference (FHIR R4): the entry, not the document's bytes, which `original` leads to. */
export const readDocument = (r: Json, reading: Reading): DocumentContent => {
  const first = items(r['content'])[0]
  const attachment = isObject(first) && isObject(first['attachment']) ? first['attachment'] : undefined
  const context = isObject(r['context']) ? r['context'] : undefined
  const written = readDate(r['date'], reading)
  const created = readDate(attachment?.['creation'], reading)
  // What the document speaks of is not when it was filed: both are among its dates.
  readStart(context?.['period'], reading)
  readEnd(context?.['period'], reading)
  return {
    concept: readConcept(r['type'], reading),
    status: text(r['status']),
    date: written ?? created,
    endDate: null,
    recordedDate: written,
    confidentiality: [...labelsOf(r['meta']), ...readSecurityLabels(r['securityLabel'])],
    notes: NO_NOTES,
    title: text(attachment?.['title']) ?? text(r['description']),
    categories: readConcepts(r['category'], reading),
    contentType: text(attachment?.['contentType']),
    size: number(attachment?.['size']),
    hash: text(attachment?.['hash']),
    documentStatus: text(r['docStatus']),
  }
}
