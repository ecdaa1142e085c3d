import type { XmlAttribute } from './xml-element.ts'

/** XML that was written already and goes in as it is: a signed part, whose signature any change would break. Ours alone, never what came from outside. */
export type Verbatim = { readonly verbatim: string }

/** An element to be written. */
export type WrittenXml = {
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly content: readonly (WrittenXml | Verbatim | string)[]
}

/** Values by name: `code`, or `{urn:of:a:namespace}code`. One that is undefined is left out. */
export type WrittenAttributes = Readonly<Record<string, string | undefined>>

const QUALIFIED = /^\{([^}]*)\}(.+)$/

const attributesOf = (given: WrittenAttributes): readonly XmlAttribute[] =>
  Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined) return []
    const [, namespace = '', name = key] = QUALIFIED.exec(key) ?? []
    return [{ name, namespace, value }]
  })

/** Gives what makes elements of one namespace: `const hl7 = elementsIn(HL7)`, then `hl7('id', { root }, …content)`. */
export const elementsIn =
  (namespace: string) =>
  (name: string, attributes: WrittenAttributes = {}, ...content: WrittenXml['content']): WrittenXml => ({
    name,
    namespace,
    attributes: attributesOf(attributes),
    content,
  })

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 does not have.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const escaped = (text: string, of: RegExp): string =>
  text
    .toWellFormed()
    .replace(NOT_IN_XML, '\ufffd')
    .replace(of, (found) => ESCAPES[found] ?? found)

const written = (part: WrittenXml | Verbatim | string, inherited: string): string => {
  if (typeof part === 'string') return escaped(part, /[&<>\r]/g)
  if ('verbatim' in part) return part.verbatim
  const declared = part.namespace === inherited ? '' : ` xmlns="${escaped(part.namespace, /[&<"]/g)}"`
  const attributes = part.attributes.map(({ name, namespace, value }, at) => {
    const said = `"${escaped(value, /[&<>"\t\n\r]/g)}"`
    return namespace === ''
      ? ` ${name}=${said}`
      : ` xmlns:a${at}="${escaped(namespace, /[&<"]/g)}" a${at}:${name}=${said}`
  })
  const content = part.content.map((one) => written(one, part.namespace)).join('')
  const start = `${part.name}${declared}${attributes.join('')}`
  return content === '' ? `<${start}/>` : `<${start}>${content}</${part.name}>`
}

/** Writes an element and all within it. Namespaces are declared where they change; whatever stands in text or values is escaped. */
export const writeXml = (root: WrittenXml): string => written(root, '')
