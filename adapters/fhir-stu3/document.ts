import type { DocumentContent } from '../../schema/model/record.ts'
import { attachmentOf } from '../fhir/attachment.ts'
import { readDate } from '../fhir/dates.ts'
import { documentMembers, readDocumentEntry } from '../fhir/document-entry.ts'
import type { Json } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'

export const DOCUMENT_MEMBERS = documentMembers('class')

/** Reads a DocumentReference (FHIR STU3): it was created, and it was indexed here; where it says neither, its attachment may. */
export const readDocument = (r: Json, reading: Reading): DocumentContent => {
  const created = readDate(r['created'], reading)
  const attached = readDate(attachmentOf(r)?.['creation'], reading)
  const indexed = readDate(r['indexed'], reading)
  return readDocumentEntry(r, reading, 'class', { date: created ?? attached ?? indexed, recordedDate: indexed })
}
