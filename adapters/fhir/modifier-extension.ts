import { isObject, items, type Json } from './json.ts'

/** What is said of a record whose meaning the exchange qualified in a way that is not understood (FHIR, Modifier Extensions). */
export const NOT_UNDERSTOOD =
  'The exchange qualified this record in a way that is not understood here: read its original before relying on it.'

const EXTENSION_PART = 'modifierExtension'

const hasUnknown = (value: unknown, understood: ReadonlySet<string>): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((item) => hasUnknown(item, understood))
  const part = value as Json
  for (const extension of items(part[EXTENSION_PART])) {
    if (!isObject(extension) || typeof extension['url'] !== 'string' || !understood.has(extension['url'])) return true
  }
  for (const name in part) {
    if (typeof part[name] === 'object' && name !== 'contained' && hasUnknown(part[name], understood)) return true
  }
  return false
}

/** Whether a body can hold a modifier at all: one search through its bytes spares looking through every resource. */
export const mayHaveModifiers = (body: Buffer): boolean =>
  body.includes(EXTENSION_PART) || body.includes('implicitRules')

/** Whether something in the resource may turn its meaning round: a modifier extension not understood, at any depth, or implicit rules. */
export const isQualified = (resource: Json, understood: ReadonlySet<string>): boolean =>
  (typeof resource['implicitRules'] === 'string' && !understood.has(resource['implicitRules'])) ||
  hasUnknown(resource, understood)
