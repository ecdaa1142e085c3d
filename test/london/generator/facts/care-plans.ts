import { CARE_PLANS } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

/** Care plans by what they are for and when they began. */
export const drawCarePlans = (life: Life): readonly Fact[] =>
  life.random.some(CARE_PLANS, life.random.int(0, 2)).map((concept) =>
    fact({
      type: 'CARE_PLAN',
      resourceType: 'CarePlan',
      concept,
      at: life.within(3),
      conflicts: ['status'],
      write: (pen) => ({
        status: pen.otherwise === 'status' ? 'completed' : 'active',
        intent: 'plan',
        category: [pen.concept(concept)],
        title: concept.display,
        subject: pen.patient,
        period: { start: pen.date() },
        created: pen.recorded,
        author: { display: pen.author },
        activity: [{ detail: { status: 'in-progress', description: 'Review with the care team' } }],
      }),
    }),
  )
