import { isObject, items, type Json } from '../fhir/json.ts'

/**
 * The Care Connect extensions of one name (`ListWarningCode-1`), under whichever base and infix a provider writes it:
 * `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1`.
 */
export const extensionsOf = (holder: Json, name: string): readonly Json[] => {
  const given = items(holder['extension'])
  if (given.length === 0) return []
  const ending = `-${name}`
  return given.filter(isObject).filter(({ url }) => typeof url === 'string' && url.endsWith(ending))
}

/** The part of a complex extension by its name. */
export const partOf = (extension: Json, name: string): Json | undefined =>
  items(extension['extension'])
    .filter(isObject)
    .find(({ url }) => url === name)

const VALUE = /^value[A-Z]/

/** The `value[x]` of an extension, whatever its kind. */
export const statedIn = (extension: Json | undefined): unknown => {
  for (const member in extension) if (VALUE.test(member)) return extension[member]
  return undefined
}

/** The values of the extensions of one name. */
export const valuesOf = (holder: Json, name: string): readonly unknown[] =>
  extensionsOf(holder, name)
    .map(statedIn)
    .filter((value) => value !== undefined)
