import { ENCOUNTERS } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'
import { laterBy } from '../moments.ts'

/** Contacts with care: the same kind at another moment is another encounter. */
export const drawEncounters = (life: Life): readonly Fact[] =>
  Array.from({ length: life.random.int(2, 6) * life.amount }, () => {
    const [concept, encounterClass] = life.random.pick(ENCOUNTERS)
    const at = life.within(4)
    const days = encounterClass === 'IMP' ? life.random.int(1, 9) : 0
    return fact({
      type: 'ENCOUNTER',
      resourceType: 'Encounter',
      concept,
      at,
      conflicts: ['status'],
      write: (pen) => ({
        status: pen.otherwise === 'status' ? 'in-progress' : 'finished',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: encounterClass },
        type: [pen.concept(concept)],
        subject: pen.patient,
        participant: [{ individual: { display: pen.author } }],
        period: { start: pen.date(), ...(days > 0 ? { end: laterBy(at, days).slice(0, 10) } : {}) },
      }),
    })
  })
