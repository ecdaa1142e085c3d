import { readCda } from '../../adapters/cda/read-cda.ts'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import { attribute, descend, type XmlElement } from '../../adapters/xml/xml-element.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { WireRecord } from './protocol-form.ts'

const AUDITED = parseExchangeId('AUDITED')

/** Every whole element of a name in some bytes, as they stand: whatever wraps them (an envelope, a part of several) is stepped over and not read. */
export const elementsOnTheWire = (body: Buffer, name: string): readonly XmlElement[] => {
  const text = body.toString('latin1')
  const starts = new RegExp(`(?:<\\?xml[^>]*\\?>\\s*)?<((?:[\\w.-]+:)?${name})(?=[\\s>])`, 'g')
  const found: XmlElement[] = []
  for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
    const close = `</${start[1]}>`
    const end = text.indexOf(close, start.index)
    if (end < 0) break
    const parsed = parseXml(Buffer.from(text.slice(start.index, end + close.length), 'latin1'))
    if (parsed.ok) found.push(parsed.root)
    starts.lastIndex = end + close.length
  }
  return found
}

/** Documents that stand inside a message in base64, as they are in it. */
export const inlineDocuments = (body: Buffer): readonly Buffer[] =>
  [...body.toString('latin1').matchAll(/<(?:[\w.-]+:)?Document>([A-Za-z0-9+/=\s]+)<\//g)].map(([, base64 = '']) =>
    Buffer.from(base64, 'base64'),
  )

/** Which kinds of document hold the records of a type, by the exchange's settings: `system|code` or `code^^scheme`. */
type Kinds = Readonly<Partial<Record<RecordType, readonly string[]>>>

const isOfKind = (kind: string, code: string): boolean => kind.endsWith(`|${code}`) || kind.startsWith(`${code}^`)

/** A document of a kind that is declared to hold something holds what is declared; one of any other kind (a registry may name kinds otherwise) may hold all. */
const mayHold = (type: RecordType, code: string | undefined, kinds: Kinds): boolean => {
  if (code === undefined) return kinds[type] !== undefined
  const isDeclared = Object.values(kinds).some((declared) => declared?.some((kind) => isOfKind(kind, code)))
  return isDeclared ? kinds[type]?.some((kind) => isOfKind(kind, code)) === true : kinds[type] !== undefined
}

/**
 * The records in the clinical documents of an answer, found in its bytes without the protocol's own reading of lists, messages and parts. Which entry of a document is a
 * record is `readCda`'s word, which is compared with documents that others wrote (`cda-corpora.test.ts`).
 */
export const recordsInDocuments = (documents: readonly XmlElement[], kinds: Kinds): readonly WireRecord[] =>
  documents.flatMap((document) => {
    if (AUDITED === undefined) return []
    const read = readCda(document, { exchange: AUDITED, fallbackId: '' })
    if (read.state === 'REFUSED') return []
    const code = attribute(descend(document, 'code'), 'code')
    return [...read.types].flatMap(([type, { tellings }]) =>
      mayHold(type, code, kinds)
        ? tellings.map(({ sourceId, original }) => ({ type, sourceId, resource: original }))
        : [],
    )
  })
