import { FAMILY_CONDITIONS, RELATIVES } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

/** What relatives had: the same condition of another relative is another fact. */
export const drawFamilyHistories = (life: Life): readonly Fact[] =>
  life.random.some(RELATIVES, life.random.int(0, 2)).map(([code, display]) => {
    const concept = life.random.pick(FAMILY_CONDITIONS)
    const onset = life.random.int(38, 79)
    return fact({
      type: 'FAMILY_HISTORY',
      resourceType: 'FamilyMemberHistory',
      concept,
      at: life.within(10),
      coarsest: 'day',
      beside: code,
      once: true,
      write: (pen) => ({
        status: 'completed',
        patient: pen.patient,
        date: pen.date(),
        relationship: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code, display }],
          text: display,
        },
        condition: [
          {
            code: pen.concept(concept),
            onsetAge: { value: onset, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
          },
        ],
      }),
    })
  })
