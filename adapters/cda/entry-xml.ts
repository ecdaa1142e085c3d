import type { XmlAttribute, XmlElement } from '../xml/xml-element.ts'

const escapedText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escaped = (text: string): string =>
  escapedText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\r', '&#13;')

/** Namespaces of attributes, whose prefixes are the usual ones; any other gets one by number. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2001/XMLSchema-instance', 'xsi'],
  ['urn:hl7-org:sdtc', 'sdtc'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/**
 * Writes an element as XML again, declared so that it stands by itself. Left out: the parts in `without`, which are records of their own, and all that is
 * written for people inside it (`text`, but for what it refers to), which is the document's narrative.
 */
export const entryXml = (element: XmlElement, without: ReadonlySet<XmlElement>): string => {
  const prefixes = new Map<string, string>()
  const prefixOf = (namespace: string): string => {
    const known = prefixes.get(namespace) ?? USUAL.get(namespace) ?? `n${prefixes.size + 1}`
    prefixes.set(namespace, known)
    return known
  }
  const attributeXml = ({ name, namespace, value }: XmlAttribute): string =>
    ` ${namespace === '' ? name : `${prefixOf(namespace)}:${name}`}="${escaped(value)}"`
  const isLeftOut = (part: XmlElement): boolean => without.has(part)
  const write = (it: XmlElement, within: string, top: boolean): string => {
    const own = it.namespace === within && !top ? '' : ` xmlns="${escaped(it.namespace)}"`
    const attributes = it.attributes.map(attributeXml).join('')
    const content = it.content
      .map((part) => {
        if (typeof part === 'string') return it.name === 'text' ? '' : escapedText(part)
        if (isLeftOut(part) || (it.name === 'text' && part.name !== 'reference')) return ''
        return write(part, it.namespace, false)
      })
      .join('')
    // The prefixes of the whole are known when its last part is written.
    const declared = top
      ? [...prefixes]
          .filter(([, prefix]) => prefix !== 'xml')
          .map(([uri, prefix]) => ` xmlns:${prefix}="${escaped(uri)}"`)
          .join('')
      : ''
    return content === ''
      ? `<${it.name}${own}${declared}${attributes}/>`
      : `<${it.name}${own}${declared}${attributes}>${content}</${it.name}>`
  }
  return write(element, '', true)
}
