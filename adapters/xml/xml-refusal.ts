/**
 * Why a document was not read: nothing of it is then told. `DOCTYPE`: any document type declaration, so that no entity is ever defined and no address
 * asked. `ENTITY`: a reference to anything but the five of XML and characters by number. `ENCODING`: one that is not read, or bytes that are not in it.
 */
export const XML_REFUSALS = [
  'TOO_LARGE',
  'PROLOGUE_TOO_LARGE',
  'TOO_DEEP',
  'TOO_MANY_ELEMENTS',
  'TOO_MANY_ATTRIBUTES',
  'TAG_TOO_LARGE',
  'DOCTYPE',
  'ENTITY',
  'ENCODING',
  'NOT_WELL_FORMED',
] as const

export type XmlRefusal = (typeof XML_REFUSALS)[number]

/** What a document may weigh. Bytes, and counts of elements and attributes. */
export type XmlLimits = {
  readonly maxBytes: number
  /** Before the root element: declaration, comments. */
  readonly maxPrologueBytes: number
  readonly maxDepth: number
  readonly maxElements: number
  /** Of one element, namespace declarations among them. */
  readonly maxAttributes: number
  /** From the name of an element to the end of its start tag: all its attributes together. In characters. */
  readonly maxTagLength: number
}

/** CDA documents of 44 products: at most 0.5 MB, 21 levels, 3,400 elements, 7 attributes of one. A scanned letter within one may weigh 10 MB. */
export const XML_LIMITS: XmlLimits = {
  maxBytes: 16 * 1024 * 1024,
  maxPrologueBytes: 64 * 1024,
  maxDepth: 200,
  maxElements: 200_000,
  maxAttributes: 64,
  maxTagLength: 64 * 1024,
}
