import { parseXml } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { CdaContext, CdaRead } from './cda-read.ts'
import { clinicalDocumentsIn } from './clinical-documents.ts'
import { documentIdOf, patientsOf } from './document-header.ts'
import { type Gathered, readDocument } from './read-document.ts'

/** What each document is known by: its own id, or the exchange's name for the message; a number is added where that would be another's too. */
const idsOf = (documents: readonly XmlElement[], { fallbackId }: CdaContext): readonly string[] => {
  const used = new Map<string, number>()
  return documents.map((document) => {
    const id = documentIdOf(document) ?? fallbackId
    const before = used.get(id) ?? 0
    used.set(id, before + 1)
    return before === 0 ? id : `${id}~${before + 1}`
  })
}

const readRoot = (root: XmlElement, context: CdaContext): CdaRead => {
  const found = clinicalDocumentsIn(root)
  if ('refused' in found) return { state: 'REFUSED', reason: found.refused }
  const { documents } = found
  if (documents.some((document) => patientsOf(document).length === 0)) return { state: 'REFUSED', reason: 'NO_PATIENT' }
  const gathered: Gathered = { types: new Map(), sections: [] }
  const ids = idsOf(documents, context)
  const written = documents.map((document, at) =>
    readDocument(document, ids[at] ?? context.fallbackId, context, gathered),
  )
  return {
    state: 'READ',
    patients: documents.flatMap(patientsOf),
    types: gathered.types,
    sections: gathered.sections,
    written:
      written
        .filter((date) => date !== null)
        .sort()
        .at(-1) ?? null,
  }
}

/**
 * Reads an HL7 CDA R2 document (C-CDA R1.1 and R2.1, ITK and NHS 111), or every one that an ITK or SOAP envelope carries, into tellings by record type.
 * Never throws, whatever stands in it: what is no such document is refused by one reason, an entry that cannot be read makes its list incomplete, and
 * a null flavor is unknown, never a value. All documents of one envelope are about everybody in `patients`: the identity guard judges them together.
 */
export const readCda = (document: Uint8Array | XmlElement, context: CdaContext): CdaRead => {
  if (!(document instanceof Uint8Array)) return readRoot(document, context)
  const parsed = parseXml(document)
  return parsed.ok ? readRoot(parsed.root, context) : { state: 'REFUSED', reason: parsed.refusal }
}
