import { dated } from '../agree.ts'
import { dayOf } from '../when.ts'
import { plainWords } from '../words.ts'
import { sameness, standing } from './sameness.ts'

/** The same plan begun on the same day with the same intent; a plan without a code is known by its title. */
export const carePlan = sameness<'CARE_PLAN'>({
  about: ({ concept, title }) =>
    concept.codings.length > 0 || concept.text !== null ? concept : { codings: [], text: title },
  place: ({ content }, moment) => ({
    strict: '',
    date: dayOf(content.date, moment),
    first: content.intent ?? '',
    second: '',
  }),
  says: (content) => [
    standing(content.status),
    content.activities.map(plainWords).sort().join(';'),
    dated(dayOf(content.endDate)),
  ],
  weight: ({ status }) => (status === 'entered-in-error' ? 0 : status === 'active' ? 2 : 1),
})
