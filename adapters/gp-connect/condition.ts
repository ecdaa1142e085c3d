import type { ConditionContent } from '../../schema/model/record.ts'
import { readCondition } from '../fhir/condition.ts'
import { type Json, text } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'
import { valuesOf } from './extension.ts'

const SIGNIFICANCE = 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-ProblemSignificance-1'

/** Reads a problem of GP Connect: whether it is a major or a minor one is told among its categories. */
export const readGpCondition = (r: Json, reading: Reading): ConditionContent => {
  const content = readCondition(r, reading)
  const significance = text(valuesOf(r, 'ProblemSignificance-1')[0])
  if (significance === null) return content
  const category = {
    codings: [{ system: SIGNIFICANCE, code: significance, display: null }],
    text: `Significance: ${significance}`,
  }
  return { ...content, categories: [...content.categories, category] }
}
