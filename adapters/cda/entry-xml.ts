import { elementsOf, type XmlAttribute, type XmlElement } from '../xml/xml-element.ts'
import { hasTemplate } from './stated.ts'

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

const ENTRY_REFERENCE = '2.16.840.1.113883.10.20.22.4.122'

/** Whether it only leads to another entry or document: what it leads to was released, or not, by itself. */
const leadsElsewhere = (part: XmlElement): boolean =>
  (part.name === 'reference' && elementsOf(part).length > 0) ||
  (part.name === 'entryRelationship' && elementsOf(part).some((act) => hasTemplate(act, ENTRY_REFERENCE)))

/**
 * Writes an element as XML again, declared so that it stands by itself. Left out: the parts in `without`, which are records of their own, what only leads to
 * other entries, and all that is written for people inside it (`text`, but for what it refers to), which is the document's narrative.
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
  const isLeftOut = (part: XmlElement): boolean => without.has(part) || leadsElsewhere(part)
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
