import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import type { XmlAttribute, XmlContent, XmlElement } from './xml-element.ts'
import { decoderOf } from './xml-encoding.ts'
import { XML_LIMITS, type XmlLimits, type XmlRefusal } from './xml-refusal.ts'

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly refusal: XmlRefusal }

/** Thrown through the parser to stop it at once, and caught in `parseXml`: nothing after the fault is looked at. */
class Refused extends Error {
  readonly refusal: XmlRefusal
  constructor(refusal: XmlRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** An element whose end tag has not come. `text` gathers what stands since the last element. */
type Open = { readonly element: XmlElement; readonly content: XmlContent[]; text: string }

const CHUNK_BYTES = 64 * 1024
const ONLY_WHITE_SPACE = /^[ \t\r\n]*$/
const NO_ATTRIBUTES: readonly XmlAttribute[] = []

const attributesOf = (given: Record<string, SaxesAttributeNS>): readonly XmlAttribute[] => {
  const attributes: XmlAttribute[] = []
  for (const { prefix, name, local, uri, value } of Object.values(given))
    if (prefix !== 'xmlns' && name !== 'xmlns') attributes.push({ name: local, namespace: uri, value })
  return attributes.length === 0 ? NO_ATTRIBUTES : attributes
}

const closeText = (open: Open): void => {
  if (open.text === '') return
  open.content.push(ONLY_WHITE_SPACE.test(open.text) ? ' ' : open.text)
  open.text = ''
}

const read = (bytes: Uint8Array, limits: XmlLimits, namespaces: Readonly<Record<string, string>>): XmlElement => {
  if (bytes.byteLength > limits.maxBytes) throw new Refused('TOO_LARGE')
  const decoder = decoderOf(bytes)
  if (decoder === undefined) throw new Refused('ENCODING')
  const parser = new SaxesParser({ xmlns: true, position: false, additionalNamespaces: { ...namespaces } })
  const opened: Open[] = []
  let root: XmlElement | undefined
  let elements = 0
  let attributes = 0
  // Characters given to the parser when the start tag under way began; undefined between tags.
  let tagStarted: number | undefined
  let fed = 0

  parser.on('error', (error) => {
    throw new Refused(/\bentity\b/.test(error.message) ? 'ENTITY' : 'NOT_WELL_FORMED')
  })
  parser.on('doctype', () => {
    throw new Refused('DOCTYPE')
  })
  parser.on('opentagstart', () => {
    elements++
    if (elements > limits.maxElements) throw new Refused('TOO_MANY_ELEMENTS')
    if (opened.length >= limits.maxDepth) throw new Refused('TOO_DEEP')
    attributes = 0
    tagStarted = fed
  })
  parser.on('attribute', () => {
    attributes++
    if (attributes > limits.maxAttributes) throw new Refused('TOO_MANY_ATTRIBUTES')
  })
  parser.on('opentag', (tag) => {
    tagStarted = undefined
    const content: XmlContent[] = []
    const element: XmlElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes: attributesOf(tag.attributes),
      content,
    }
    const parent = opened.at(-1)
    if (parent === undefined) root = element
    else {
      closeText(parent)
      parent.content.push(element)
    }
    opened.push({ element, content, text: '' })
  })
  parser.on('closetag', () => {
    const closing = opened.pop()
    if (closing !== undefined) closeText(closing)
  })
  const gather = (text: string): void => {
    const open = opened.at(-1)
    if (open !== undefined) open.text += text
  }
  parser.on('text', gather)
  parser.on('cdata', gather)

  const feed = (text: string): void => {
    parser.write(text)
    fed += text.length
    if (tagStarted !== undefined && fed - tagStarted > limits.maxTagLength) throw new Refused('TAG_TOO_LARGE')
    if (root === undefined && tagStarted === undefined && fed > limits.maxPrologueBytes)
      throw new Refused('PROLOGUE_TOO_LARGE')
  }
  for (let from = 0; from < bytes.byteLength; from += CHUNK_BYTES)
    feed(decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true }))
  feed(decoder.decode())
  parser.close()
  if (root === undefined) throw new Refused('NOT_WELL_FORMED')
  return root
}

/**
 * Reads a whole XML 1.0 document with namespaces: its root element, or the one reason why not. Defined entities, document types and external addresses
 * do not exist here; what is too large or too deep is given up where it is met, so that what is held never passes a few times the limit. `namespaces`:
 * prefixes bound beforehand, for a part cut out of a document without the declarations it stood under.
 */
export const parseXml = (
  bytes: Uint8Array,
  limits: Partial<XmlLimits> = {},
  namespaces: Readonly<Record<string, string>> = {},
): ParsedXml => {
  try {
    return { ok: true, root: read(bytes, { ...XML_LIMITS, ...limits }, namespaces) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    // `TextDecoder`, of bytes that are not in the encoding.
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { ok: false, refusal: 'ENCODING' }
    throw error
  }
}
