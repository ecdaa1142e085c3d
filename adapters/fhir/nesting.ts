/**
 * How many objects and arrays may stand within each other. FHIR's own resources stay below thirty. What nests thousands deep can be parsed and then neither
 * walked nor written again: one such record would break the answer of every other exchange with it.
 */
const DEEPEST = 500

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

/** Whether a resource nests too deep to be told. `levels`: at most so many stand within each other where that was seen in its JSON, which mostly spares the walk. */
export const nestsTooDeep = (resource: object, levels: number | undefined): boolean =>
  (levels === undefined || levels > DEEPEST) && nestsDeeper(resource, DEEPEST)
