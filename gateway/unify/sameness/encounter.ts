import { dated } from '../agree.ts'
import { momentOf } from '../when.ts'
import { sameness, standing } from './sameness.ts'

/** The same beginning, with the class and type of care agreeing as far as they are stated. */
export const encounter = sameness<'ENCOUNTER'>({
  aboutMayBeUnsaid: true,
  place: ({ content }, moment) => {
    const date = momentOf(content.date, moment)
    return date === '' ? undefined : { strict: '', date, first: content.encounterClass?.code ?? '', second: '' }
  },
  says: (content) => [standing(content.status), dated(momentOf(content.endDate))],
  mayRepeat: true,
})
