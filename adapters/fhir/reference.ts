import { isObject, items, type Json, text } from './json.ts'
import type { Reading } from './reading.ts'

const TYPE_AND_ID = /(?:^|\/)([A-Z][A-Za-z]{2,40})\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/

/** `Type/id` of a relative or absolute reference, without its version; undefined for any other (`urn:uuid:`, `#contained`, a bare id). */
export const typeAndId = (reference: string): string | undefined => {
  const found = TYPE_AND_ID.exec(reference)
  return found === null ? undefined : `${found[1]}/${found[2]}`
}

/** What a Reference points to, as the source wrote it; null when it names its goal otherwise. */
export const referenceOf = (value: unknown): string | null => (isObject(value) ? text(value['reference']) : null)

/** What each Reference of a list points to. */
export const referencesOf = (value: unknown): readonly string[] => {
  const given = items(value)
  const references: string[] = []
  for (const item of given) {
    const reference = referenceOf(item)
    if (reference !== null) references.push(reference)
  }
  return references
}

const containedOf = (resource: Json, id: string): Json | undefined => {
  for (const part of items(resource['contained']))
    if (isObject(part) && (part['id'] === id || part['id'] === `#${id}`)) return part
  return undefined
}

/** The resource a Reference leads to: contained in this one, or come along with it; undefined when it is not here. */
export const resolve = (value: unknown, reading: Reading): Json | undefined => {
  const reference = referenceOf(value)
  if (reference === null) return undefined
  return reference.startsWith('#') ? containedOf(reading.resource, reference.slice(1)) : reading.linked.find(reference)
}

/** The words a Reference shows for its goal: its display, else the name of what it leads to. */
export const displayOf = (value: unknown, reading: Reading): string | null => {
  if (!isObject(value)) return null
  const display = text(value['display'])
  return display ?? nameOf(resolve(value, reading), reading)
}

const nameOf = (resource: Json | undefined, reading: Reading): string | null => {
  if (resource === undefined) return null
  if (resource['practitioner'] !== undefined) return displayOf(resource['practitioner'], reading)
  const name = resource['name']
  if (typeof name === 'string') return text(name)
  const first = items(name)[0]
  if (!isObject(first)) return null
  const whole = text(first['text'])
  if (whole !== null) return whole
  const parts = [...items(first['prefix']), ...items(first['given']), first['family']].filter(
    (part) => typeof part === 'string' && part !== '',
  )
  return parts.length === 0 ? null : parts.join(' ')
}
