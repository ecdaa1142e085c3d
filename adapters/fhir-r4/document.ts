import type { DocumentContent } from '../../schema/model/record.ts'
import { attachmentOf } from '../fhir/attachment.ts'
import { readDate } from '../fhir/dates.ts'
import { documentMembers, readDocumentEntry } from '../fhir/document-entry.ts'
import type { Json } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'

export const DOCUMENT_MEMBERS = documentMembers('category')

/** Reads a DocumentReference (FHIR R4): it was written; where it does not say when, its attachment may. */
export const readDocument = (r: Json, reading: Reading): DocumentContent => {
  const written = readDate(r['date'], reading)
  const created = readDate(attachmentOf(r)?.['creation'], reading)
  return readDocumentEntry(r, reading, 'category', { date: written ?? created, recordedDate: written })
}
