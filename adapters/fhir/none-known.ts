import type { CodedConcept } from '../../schema/model/coded-concept.ts'

const SNOMED = 'http://snomed.info/sct'

/** Codes that state that nothing of the kind is known, as `system|code`: SNOMED CT's, and those of the International Patient Summary. */
const NONE_KNOWN: ReadonlySet<string> = new Set([
  // Allergies: none; no drug, food, environmental, animal, insect or latex allergy known.
  `${SNOMED}|716186003`,
  `${SNOMED}|160244002`,
  `${SNOMED}|409137002`,
  `${SNOMED}|429625007`,
  `${SNOMED}|428607008`,
  `${SNOMED}|428197003`,
  `${SNOMED}|1003774007`,
  // Problems and medicines.
  `${SNOMED}|160245001`,
  `${SNOMED}|787481004`,
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-allergies',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-medication-allergies',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-environmental-allergies',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-food-allergies',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-problems',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-medications',
])

/** Whether a concept states that none is known. "No information" (`no-allergy-info`, 1631000175102) states nothing and does not count. */
export const statesNoneKnown = (concept: CodedConcept): boolean => {
  for (const { system, code } of concept.codings) if (code !== null && NONE_KNOWN.has(`${system}|${code}`)) return true
  return false
}
