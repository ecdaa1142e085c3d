import { REFERRALS } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

/** Referrals by service and the day they were made. */
export const drawReferrals = (life: Life): readonly Fact[] =>
  Array.from({ length: life.random.int(0, 2) }, () => {
    const concept = life.random.pick(REFERRALS)
    const priority = life.random.pick(['routine', 'urgent'])
    return fact({
      type: 'REFERRAL',
      resourceType: 'ServiceRequest',
      concept,
      at: life.within(3),
      conflicts: ['status'],
      write: (pen) => ({
        status: pen.otherwise === 'status' ? 'revoked' : 'active',
        intent: 'order',
        category: [{ coding: [{ system: 'http://snomed.info/sct', code: '3457005', display: 'Patient referral' }] }],
        priority,
        code: pen.concept(concept),
        subject: pen.patient,
        authoredOn: pen.date(),
        requester: { display: pen.author },
      }),
    })
  })
