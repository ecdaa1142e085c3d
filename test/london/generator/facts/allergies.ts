import { ALLERGIES, NO_KNOWN_ALLERGY, REACTIONS } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

const coded = (system: string, code: string) => ({ coding: [{ system, code }] })
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'

/** Allergies: one a substance, whatever the date; or the statement that none is known. */
export const drawAllergies = (life: Life): readonly Fact[] => {
  const { random } = life
  if (random.chance(0.35)) return [noneKnown(life)]
  return random.some(ALLERGIES, random.int(1, 3)).map((concept) => {
    const reaction = random.pick(REACTIONS)
    const criticality = random.pick(['low', 'high'])
    return fact({
      type: 'ALLERGY',
      resourceType: 'AllergyIntolerance',
      concept,
      at: life.within(20),
      coarsest: 'any',
      once: true,
      conflicts: ['status', 'criticality'],
      write: (pen) => ({
        clinicalStatus: coded(CLINICAL, pen.otherwise === 'status' ? 'resolved' : 'active'),
        verificationStatus: coded(VERIFICATION, 'confirmed'),
        type: 'allergy',
        category: [concept.display.match(/penicillin|amoxicillin|aspirin|sulfonamide/) ? 'medication' : 'environment'],
        criticality: pen.otherwise === 'criticality' ? (criticality === 'high' ? 'low' : 'high') : criticality,
        code: pen.concept(concept),
        patient: pen.patient,
        onsetDateTime: pen.date(),
        recordedDate: pen.recorded,
        recorder: { display: pen.author },
        reaction: [{ manifestation: [pen.concept(reaction)], severity: criticality === 'high' ? 'severe' : 'mild' }],
      }),
    })
  })
}

/** "No known allergies": a statement, and a fact of its own. */
export const noneKnown = (life: Life): Fact =>
  fact({
    type: 'ALLERGY',
    resourceType: 'AllergyIntolerance',
    concept: NO_KNOWN_ALLERGY,
    at: life.within(5),
    coarsest: 'any',
    once: true,
    write: (pen) => ({
      clinicalStatus: coded(CLINICAL, 'active'),
      verificationStatus: coded(VERIFICATION, 'confirmed'),
      code: pen.concept(NO_KNOWN_ALLERGY),
      patient: pen.patient,
      recordedDate: pen.recorded,
      recorder: { display: pen.author },
    }),
  })
