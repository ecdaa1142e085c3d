import type { CodedConcept } from '../../schema/model/coded-concept.ts'

const SNOMED = 'http://snomed.info/sct'

const ABSENT = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'

/** Codes that state that nothing of the kind is known: SNOMED CT's, and those of the International Patient Summary. */
const NONE_KNOWN: ReadonlyMap<string | null, ReadonlySet<string | null>> = new Map([
  [
    SNOMED,
    new Set([
      // Allergies: none; no drug, food, environmental, animal, insect or latex allergy known.
      '716186003',
      '160244002',
      '409137002',
      '429625007',
      '428607008',
      '428197003',
      '1003774007',
      // Problems and medicines.
      '160245001',
      '787481004',
    ]),
  ],
  [
    ABSENT,
    new Set([
      'no-known-allergies',
      'no-known-medication-allergies',
      'no-known-environmental-allergies',
      'no-known-food-allergies',
      'no-known-problems',
      'no-known-medications',
    ]),
  ],
])

/** Whether a concept states that none is known. "No information" (`no-allergy-info`, 1631000175102) states nothing and does not count. */
export const statesNoneKnown = (concept: CodedConcept): boolean => {
  for (const { system, code } of concept.codings) if (NONE_KNOWN.get(system)?.has(code) === true) return true
  return false
}
