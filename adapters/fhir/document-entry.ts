import type { DocumentContent } from '../../schema/model/record.ts'
import { attachmentOf } from './attachment.ts'
import { readConcept, readConcepts } from './concept.ts'
import { readEnd, readStart } from './dates.ts'
import { isObject, type Json, number, text } from './json.ts'
import type { Reading } from './reading.ts'
import { labelsOf, readSecurityLabels } from './security-labels.ts'

/** Members of a DocumentReference whose codes are read below, or that can hold none; `categories`: the member that this version of FHIR has for them. */
export const documentMembers = (categories: string): ReadonlySet<string> =>
  new Set([
    'meta',
    'text',
    'masterIdentifier',
    'identifier',
    'type',
    categories,
    'subject',
    'author',
    'authenticator',
    'custodian',
    'securityLabel',
  ])

const NO_NOTES: readonly string[] = []

/** Reads a DocumentReference: the entry, not the document's bytes, which `original` leads to. How it says when, and of which categories, each version of FHIR reads for itself. */
export const readDocumentEntry = (
  r: Json,
  reading: Reading,
  categories: string,
  dates: Pick<DocumentContent, 'date' | 'recordedDate'>,
): DocumentContent => {
  const attachment = attachmentOf(r)
  const context = isObject(r['context']) ? r['context'] : undefined
  // What the document speaks of is not when it was filed: both are among its dates.
  readStart(context?.['period'], reading)
  readEnd(context?.['period'], reading)
  return {
    concept: readConcept(r['type'], reading),
    status: text(r['status']),
    ...dates,
    endDate: null,
    confidentiality: [...labelsOf(r['meta']), ...readSecurityLabels(r['securityLabel'])],
    notes: NO_NOTES,
    title: text(attachment?.['title']) ?? text(r['description']),
    categories: readConcepts(r[categories], reading),
    contentType: text(attachment?.['contentType']),
    size: number(attachment?.['size']),
    hash: text(attachment?.['hash']),
    documentStatus: text(r['docStatus']),
  }
}
