import { elementsOf, type XmlElement } from '../xml/xml-element.ts'

/** Why an XML document holds no records that can be read here. */
export type NoDocument = 'FHIR_DOCUMENT' | 'NOT_CLINICAL'

const FHIR = 'http://hl7.org/fhir'

/** A message may wrap a document in an envelope within an envelope (SOAP, ITK, payload); a document is not looked for below that. */
const DEEPEST = 12

const gather = (element: XmlElement, depth: number, found: XmlElement[]): void => {
  if (element.name === 'ClinicalDocument') found.push(element)
  else if (depth < DEEPEST) for (const part of elementsOf(element)) gather(part, depth + 1, found)
}

const holdsFhir = (element: XmlElement, depth: number): boolean =>
  element.namespace === FHIR || (depth < DEEPEST && elementsOf(element).some((part) => holdsFhir(part, depth + 1)))

/** The clinical documents of an XML document: itself, or all that its envelope carries. */
export const clinicalDocumentsIn = (
  root: XmlElement,
): { readonly documents: readonly XmlElement[] } | { readonly refused: NoDocument } => {
  const documents: XmlElement[] = []
  gather(root, 0, documents)
  if (documents.length > 0) return { documents }
  return { refused: holdsFhir(root, 0) ? 'FHIR_DOCUMENT' : 'NOT_CLINICAL' }
}
