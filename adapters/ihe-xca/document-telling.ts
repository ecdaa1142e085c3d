import type { CodedConcept, Coding } from '../../schema/model/coded-concept.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import { xmlAsJson } from '../xml/xml-as-json.ts'
import { attribute, type XmlElement } from '../xml/xml-element.ts'
import type { DocumentEntry } from './document-entry.ts'
import type { IheXcaSettings } from './settings.ts'

/** No organisation's code: what names several controllers is attributed to none. */
const NOBODY = ''

const conceptOf = (coding: Coding | null): CodedConcept =>
  coding === null ? { codings: [], text: null } : { codings: [coding], text: coding.display }

/** The data controller, as declared: the institutions of all authors, where they are one. */
export const custodianOf = (entry: DocumentEntry, settings: IheXcaSettings): string | undefined => {
  if (settings.custody === 'none') return undefined
  const codes = new Set(
    entry.authors.flatMap(({ institutions }) =>
      institutions.flatMap(({ root, code }) => (root === settings.odsRoot && code !== null ? [code] : [])),
    ),
  )
  return codes.size > 1 ? NOBODY : [...codes][0]
}

const OF_THE_PERSON = new Set(['sourcePatientId', 'sourcePatientInfo'])

/** Who the patient is at the source is the identity guard's to know and nobody's to be shown: an address may be among it. */
const withoutPerson = (element: XmlElement): XmlElement => ({
  ...element,
  content: element.content.filter(
    (one) => typeof one === 'string' || one.name !== 'Slot' || !OF_THE_PERSON.has(attribute(one, 'name') ?? ''),
  ),
})

/** The entry as its `original`: the ExtrinsicObject, less what it says of the person. */
export const originalOf = (entry: DocumentEntry): SourceResource => ({
  resourceType: 'ExtrinsicObject',
  ...xmlAsJson(withoutPerson(entry.element)),
})

/** Hashes of documents are told in base64, whichever way a source spells them: the same letter then has the same hash everywhere. */
const inBase64 = (hex: string | null): string | null =>
  hex !== null && /^[0-9a-f]{40}$/.test(hex) ? Buffer.from(hex, 'hex').toString('base64') : hex

const keyOf = ({ system, code }: Coding): string => `${system ?? ''}|${code ?? ''}`

/** Reads a document entry into a telling of type DOCUMENT. Its id is the document's own, which stays when a registry numbers its entries anew. */
export const documentTelling = (
  entry: DocumentEntry,
  exchange: ExchangeId,
  settings: IheXcaSettings,
): Telling<'DOCUMENT'> => {
  const codings = [entry.type, entry.class, entry.format, ...entry.events, ...entry.otherCodes]
  const dates = [entry.created, entry.serviceStart, entry.serviceStop].filter((date) => date !== null)
  return {
    exchange,
    type: 'DOCUMENT',
    sourceId: `ExtrinsicObject/${entry.uniqueId}`,
    version: null,
    lastUpdated: null,
    custodian: custodianOf(entry, settings),
    author: entry.authors[0]?.person ?? null,
    dates: entry.hasUnreadableDate ? [] : dates,
    codes: codings.filter((coding) => coding !== null && coding.code !== null).map((coding) => keyOf(coding as Coding)),
    content: {
      concept: conceptOf(entry.type),
      status: entry.isApproved ? 'current' : 'superseded',
      date: entry.created,
      endDate: null,
      recordedDate: null,
      confidentiality: entry.confidentiality,
      notes: entry.comments === null ? [] : [entry.comments],
      title: entry.title,
      categories: entry.class === null ? [] : [conceptOf(entry.class)],
      contentType: entry.mimeType,
      size: entry.size,
      hash: inBase64(entry.hash),
      documentStatus: null,
    },
    original: originalOf(entry),
  }
}
