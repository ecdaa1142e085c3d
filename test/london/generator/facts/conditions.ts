import type { Concept } from '../concept.ts'
import { EPISODIC_CONDITIONS, LONG_TERM_CONDITIONS, SENSITIVE_CONDITIONS } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'
import { laterBy } from '../moments.ts'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'

/** One condition; long-term ones are held once, episodes as often as they happen. */
export const condition = (concept: Concept, at: string, lasting: boolean): Fact =>
  fact({
    type: 'CONDITION',
    resourceType: 'Condition',
    concept,
    at,
    coarsest: lasting ? 'any' : 'month',
    once: lasting,
    conflicts: ['status'],
    write: (pen) => {
      const status = (pen.otherwise === 'status') === lasting ? 'resolved' : 'active'
      return {
        clinicalStatus: { coding: [{ system: CLINICAL, code: status }] },
        verificationStatus: { coding: [{ system: VERIFICATION, code: 'confirmed' }] },
        category: [{ coding: [{ system: CATEGORY, code: lasting ? 'problem-list-item' : 'encounter-diagnosis' }] }],
        code: pen.concept(concept),
        subject: pen.patient,
        onsetDateTime: pen.date(),
        ...(lasting ? {} : { abatementDateTime: laterBy(at, 14).slice(0, 10) }),
        recordedDate: pen.recorded,
        recorder: { display: pen.author },
      }
    },
  })

/** Long-term conditions by age, some sensitive ones, and episodes, of which several are of one concept. */
export const drawConditions = (life: Life): readonly Fact[] => {
  const { random } = life
  const lasting = random
    .some(LONG_TERM_CONDITIONS, Math.min(6, random.int(0, Math.ceil(life.age / 14))))
    .map((concept) => condition(concept, life.within(25), true))
  const sensitive =
    life.age >= 16 && random.chance(0.3) ? [condition(random.pick(SENSITIVE_CONDITIONS), life.within(12), true)] : []
  const episodes = Array.from({ length: random.int(1, 3) }, () => random.pick(EPISODIC_CONDITIONS)).flatMap((concept) =>
    Array.from({ length: random.int(1, 2) }, () => condition(concept, life.within(8), false)),
  )
  return [...lasting, ...sensitive, ...episodes]
}
