/** An attribute; `namespace` is empty where it has no prefix (an unprefixed attribute is in no namespace). */
export type XmlAttribute = { readonly name: string; readonly namespace: string; readonly value: string }

/** What stands in an element, in its order: elements, and the text between them. */
export type XmlContent = XmlElement | string

/**
 * An element with its local name and its namespace (empty for none); prefixes and declarations are resolved and gone. White space alone between
 * two elements is one space; comments and processing instructions are left out.
 */
export type XmlElement = {
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly content: readonly XmlContent[]
}

const WHITE_SPACE = /[ \t\r\n]+/g

/** The value of an attribute, or undefined; without a namespace the unprefixed one. */
export const attribute = (element: XmlElement | undefined, name: string, namespace = ''): string | undefined =>
  element?.attributes.find((one) => one.name === name && one.namespace === namespace)?.value

const matches = (content: XmlContent, name: string, namespace: string | undefined): content is XmlElement =>
  typeof content !== 'string' && content.name === name && (namespace === undefined || content.namespace === namespace)

/** The child elements of a name, in their order; without a namespace those of any. None of no element. */
export const childrenOf = (element: XmlElement | undefined, name: string, namespace?: string): readonly XmlElement[] =>
  element === undefined ? [] : element.content.filter((one) => matches(one, name, namespace))

/** Every child element. */
export const elementsOf = (element: XmlElement | undefined): readonly XmlElement[] =>
  element === undefined ? [] : element.content.filter((one) => typeof one !== 'string')

/** The first element at the end of a path of local names, of any namespace: `descend(document, 'component', 'structuredBody')`. */
export const descend = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined => {
  let found = element
  for (const name of path) found = found?.content.find((one): one is XmlElement => matches(one, name, undefined))
  return found
}

/** Every element below at the end of a path of local names, by each branch of it. */
export const descendAll = (element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] => {
  let found = element === undefined ? [] : [element]
  for (const name of path) found = found.flatMap((one) => childrenOf(one, name))
  return found
}

const gather = (element: XmlElement, parts: string[]): void => {
  for (const one of element.content) {
    if (typeof one === 'string') parts.push(one)
    else gather(one, parts)
  }
}

/** All text within, as it stands; empty of no element. The depth is bounded by what `parseXml` accepts. */
export const rawTextOf = (element: XmlElement | undefined): string => {
  const parts: string[] = []
  if (element !== undefined) gather(element, parts)
  return parts.join('')
}

/** All text within, white space collapsed as in HTML, or null where nothing is said. */
export const textOf = (element: XmlElement | undefined): string | null => {
  const text = rawTextOf(element).replace(WHITE_SPACE, ' ').trim()
  return text === '' ? null : text
}
