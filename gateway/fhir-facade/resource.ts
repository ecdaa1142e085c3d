/** JSON of a resource or of a part of one. */
export type Json = { readonly [name: string]: unknown }

/** A FHIR R4 resource as it is sent. */
export type Resource = Json & { readonly resourceType: string }

/** Whether it is an object and no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The media type of FHIR JSON. */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8'

/** FHIR allows no member without a value: leaves out what holds nothing, however deep; undefined where nothing is left. */
export const pruned = (value: unknown): unknown => {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter((item) => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (!isObject(value)) return value
  const kept: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) {
    const left = pruned(part)
    if (left !== undefined) kept[name] = left
  }
  return Object.keys(kept).length === 0 ? undefined : kept
}
