/**
 * How many objects and arrays may stand within each other. FHIR's own resources stay below thirty. What nests thousands deep can be parsed and then neither
 * walked nor written again: one such record would break the answer of every other exchange with it.
 */
const DEEPEST = 500

/** Each level takes a bracket that opens and one that closes: what is shorter than this cannot nest too deep. */
const SHORTEST = 2 * DEEPEST

const nestsDeeper = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (nestsDeeper(value[i], levels - 1)) return true
    return false
  }
  for (const name in value) if (nestsDeeper((value as Record<string, unknown>)[name], levels - 1)) return true
  return false
}

/** Whether a resource nests too deep to be told. `bytes`: its length as JSON where it is known, which mostly spares the walk. */
export const nestsTooDeep = (resource: object, bytes: number | undefined): boolean =>
  (bytes === undefined || bytes >= SHORTEST) && nestsDeeper(resource, DEEPEST)
