import { VACCINES } from '../concepts.ts'
import { type Fact, fact, type Moment } from '../fact.ts'
import type { Life } from '../life.ts'

/** Days on which doses were given, in order, none twice. */
const dosesOf = (life: Life): readonly Moment[] => {
  const drawn = Array.from({ length: life.random.int(1, 3) }, () => life.within(7)).sort()
  return drawn.filter((at, index) => at.slice(0, 10) !== drawn[index - 1]?.slice(0, 10))
}

/** Doses given: the same vaccine on another day is another dose. */
export const drawImmunisations = (life: Life): readonly Fact[] =>
  life.random.some(VACCINES, life.random.int(1, 3)).flatMap((concept) =>
    dosesOf(life).map((at, dose) => {
      const lot = `${life.random.pick(['AB', 'FK', 'PW'])}${life.random.int(1000, 9999)}`
      return fact({
        type: 'IMMUNISATION',
        resourceType: 'Immunization',
        concept,
        at,
        conflicts: ['status'],
        write: (pen) => ({
          status: pen.otherwise === 'status' ? 'not-done' : 'completed',
          vaccineCode: pen.concept(concept),
          patient: pen.patient,
          occurrenceDateTime: pen.date(),
          recorded: pen.recorded,
          lotNumber: lot,
          route: { coding: [{ system: 'http://snomed.info/sct', code: '78421000', display: 'Intramuscular route' }] },
          performer: [{ actor: { display: pen.author } }],
          protocolApplied: [{ doseNumberPositiveInt: dose + 1 }],
        }),
      })
    }),
  )
