import { dated } from '../agree.ts'
import { dayOf } from '../when.ts'
import { assertion, isWithdrawn, sameness, standing } from './sameness.ts'

/** The same alert raised on the same day. Another day is another decision (resuscitation): both are shown. */
export const alert = sameness<'ALERT'>({
  place: ({ content }, moment) => ({
    strict: assertion(content),
    date: dayOf(content.date, moment),
    first: '',
    second: '',
  }),
  says: (content) => [standing(content.status), dated(dayOf(content.endDate))],
  weight: ({ status }) => (isWithdrawn(status) ? 0 : status === null || status === 'active' ? 2 : 1),
})
