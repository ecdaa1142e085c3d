import { SERVICES } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'
import { momentBetween } from '../moments.ts'

/** Appointments, past and to come. */
export const drawAppointments = (life: Life): readonly Fact[] =>
  Array.from({ length: life.random.int(0, 3) }, () => {
    const concept = life.random.pick(SERVICES)
    const at = life.random.chance(0.5) ? life.within(1) : momentBetween('2026-12-01', '2027-06-30', life.random)
    return fact({
      type: 'APPOINTMENT',
      resourceType: 'Appointment',
      concept,
      at,
      coarsest: 'time',
      conflicts: ['status'],
      write: (pen) => ({
        status: pen.otherwise === 'status' ? 'cancelled' : at > '2026-11-01' ? 'booked' : 'fulfilled',
        serviceType: [pen.concept(concept)],
        description: concept.display,
        start: pen.instant(at),
        minutesDuration: 20,
        created: pen.recorded,
        participant: [
          { actor: pen.patient, status: 'accepted' },
          { actor: { display: pen.author }, status: 'accepted' },
        ],
      }),
    })
  })
