import type { Concept } from '../concept.ts'
import { ALERTS, NOT_FOR_RESUSCITATION } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

/** A flag; a resuscitation decision is one. */
export const alert = (concept: Concept, at: string): Fact =>
  fact({
    type: 'ALERT',
    resourceType: 'Flag',
    concept,
    at,
    once: true,
    conflicts: ['status'],
    write: (pen) => ({
      status: pen.otherwise === 'status' ? 'inactive' : 'active',
      category: [
        {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/flag-category',
              code: concept === NOT_FOR_RESUSCITATION ? 'advance-directive' : 'safety',
            },
          ],
        },
      ],
      code: pen.concept(concept),
      subject: pen.patient,
      period: { start: pen.date() },
      author: { display: pen.author },
    }),
  })

/** Alerts; the not-for-resuscitation decision is for the old. */
export const drawAlerts = (life: Life): readonly Fact[] =>
  ALERTS.filter((concept) =>
    concept === NOT_FOR_RESUSCITATION ? life.age > 75 && life.random.chance(0.4) : life.random.chance(0.12),
  ).map((concept) => alert(concept, life.within(4)))
