import { momentOf } from '../when.ts'
import { sameness, standing } from './sameness.ts'

/** The same beginning, with what it is for agreeing as far as it is stated. */
export const appointment = sameness<'APPOINTMENT'>({
  aboutMayBeUnsaid: true,
  place: ({ content }, moment) => {
    const date = momentOf(content.date, moment)
    return date === '' ? undefined : { strict: '', date, first: '', second: '' }
  },
  says: (content) => [standing(content.status)],
  mayRepeat: true,
})
