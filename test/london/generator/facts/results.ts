import { REPORTS } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

const SECTION = 'http://terminology.hl7.org/CodeSystem/v2-0074'

/** Diagnostic reports. */
export const drawResults = (life: Life): readonly Fact[] =>
  Array.from({ length: life.random.int(1, 4) * life.amount }, () => {
    const concept = life.random.pick(REPORTS)
    const at = life.within(6)
    const normal = life.random.chance(0.6)
    return fact({
      type: 'RESULT',
      resourceType: 'DiagnosticReport',
      concept,
      at,
      conflicts: ['status'],
      write: (pen) => ({
        status: pen.otherwise === 'status' ? 'preliminary' : 'final',
        category: [{ coding: [{ system: SECTION, code: /X-ray|ECG|cardio/.test(concept.display) ? 'RAD' : 'LAB' }] }],
        code: pen.concept(concept),
        subject: pen.patient,
        effectiveDateTime: pen.date(),
        issued: pen.instant(at),
        performer: [{ display: pen.author }],
        conclusion: normal ? 'Within the expected range.' : 'Outside the expected range; review advised.',
      }),
    })
  })
