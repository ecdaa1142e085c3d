import type { DocumentContent } from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'
import { type About, notesAside } from './about.ts'
import { codeIn, neededCode } from './codes.ts'
import { concept, concepts, dateTime, instant, NOT_KNOWN } from './elements.ts'

/** IHE states hashes in hexadecimal, FHIR in base64. */
const hashOf = (hash: string | null): string | undefined =>
  hash !== null && /^[0-9a-f]{40}$/i.test(hash) ? Buffer.from(hash, 'hex').toString('base64') : (hash ?? undefined)

/** What is said of a document's bytes; where they are is told by whoever hands them through. */
export const attachmentOf = (told: DocumentContent, url: string | undefined): Json => {
  const attachment = {
    contentType: told.contentType === null || !/^[^\s/]+\/\S+$/.test(told.contentType) ? undefined : told.contentType,
    url,
    size: told.size === null || told.size < 0 ? undefined : Math.trunc(told.size),
    hash: hashOf(told.hash),
    title: told.title,
    creation: instant(told.date) === undefined ? dateTime(told.date) : undefined,
  }
  return Object.values(attachment).some((part) => part !== undefined && part !== null) ? attachment : NOT_KNOWN
}

/** DocumentReference. Its date is an instant: one that is less exact is its attachment's. */
export const writtenDocument = (told: DocumentContent, { subject, base }: About, url: string | undefined): Json => ({
  extension: notesAside(told.notes, base),
  ...neededCode('status', ['current', 'superseded', 'entered-in-error'], told.status, base),
  docStatus: codeIn(['preliminary', 'final', 'amended', 'entered-in-error'], told.documentStatus),
  type: concept(told.concept),
  category: concepts(told.categories),
  subject,
  date: instant(told.date),
  content: [{ attachment: attachmentOf(told, url) }],
})
