import type { SourceResource } from '../../schema/model/record.ts'
import type { XmlElement } from './xml-element.ts'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * An element as the `original` of a telling: attributes as `@name` (`@xsi:type`), children by local name, one as an object and several as a list,
 * its own text as `#`. The order among children of different names is not kept; nothing else is lost.
 */
export const xmlAsJson = (element: XmlElement): SourceResource => {
  // A list of entries and not an object that is written to: `__proto__` is a name like any other.
  const members: [name: string, value: unknown][] = element.attributes.map(({ name, namespace, value }) => [
    `@${namespace === XSI ? 'xsi:' : ''}${name}`,
    value,
  ])
  const text: string[] = []
  const children = new Map<string, SourceResource[]>()
  for (const one of element.content) {
    if (typeof one === 'string') text.push(one)
    else {
      const alike = children.get(one.name)
      if (alike === undefined) children.set(one.name, [xmlAsJson(one)])
      else alike.push(xmlAsJson(one))
    }
  }
  for (const [name, alike] of children) members.push([name, alike.length === 1 ? alike[0] : alike])
  const said = text.join('').trim()
  if (said !== '') members.push(['#', said])
  return Object.fromEntries(members)
}
