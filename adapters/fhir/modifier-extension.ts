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

/**
 * Whether a body may hold a modifier extension at all: a search through its bytes spares looking through every resource. Names may be spelled with escapes (`\u0045`).
 * What is searched for first is a seldom letter and short: that search is the engine's fastest, and mostly the only one.
 */
export const mayHaveModifiers = (body: Buffer): boolean =>
  (body.includes('Extens') && body.includes(EXTENSION_PART)) || body.includes('\\u')

/** Whether implicit rules are stated that are not understood: they too may turn the meaning of a resource round. */
export const hasUnknownRules = (resource: Json, understood: ReadonlySet<string>): boolean => {
  const rules = resource['implicitRules']
  return typeof rules === 'string' && !understood.has(rules)
}

/** Whether there is a modifier extension that is not understood, at any depth. */
export const hasUnknownModifier = (resource: Json, understood: ReadonlySet<string>): boolean =>
  hasUnknown(resource, understood)
