import { z } from 'zod'
import { hiddenNumber, withDays } from '../fields.ts'
import { defineSection } from './draft-section.ts'
import { dayOrNone } from './terms.ts'

/** When the agreement is in force, and by when it is to be looked at again. */
export const periodSection = defineSection({
  name: 'period',
  read: withDays(z.object({ revision: hiddenNumber }), { firstDay: null, lastDay: null, reviewDate: null }),
  write: ({ firstDay, lastDay, reviewDate }) => ({ firstDay, lastDay, reviewDate }),
  now: ({ firstDay, lastDay, reviewDate }) => [
    { key: 'First day', value: dayOrNone(firstDay) },
    { key: 'Last day', value: dayOrNone(lastDay) },
    { key: 'Review by', value: dayOrNone(reviewDate) },
  ],
})
