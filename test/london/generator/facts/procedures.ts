import { PROCEDURES } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

const fits = (display: string, life: Life): boolean => life.gender === 'female' || !/Caesarean|Cervical/.test(display)

/** Procedures; a screening or a second hip is the same concept on another date. */
export const drawProcedures = (life: Life): readonly Fact[] =>
  Array.from({ length: life.random.int(0, 3) }, () =>
    life.random.pick(PROCEDURES.filter((concept) => fits(concept.display, life))),
  ).map((concept) =>
    fact({
      type: 'PROCEDURE',
      resourceType: 'Procedure',
      concept,
      at: life.within(15),
      coarsest: 'year',
      conflicts: ['status'],
      write: (pen) => ({
        status: pen.otherwise === 'status' ? 'in-progress' : 'completed',
        code: pen.concept(concept),
        subject: pen.patient,
        performedDateTime: pen.date(),
        performer: [{ actor: { display: pen.author } }],
      }),
    }),
  )
