import { momentOf } from '../when.ts'
import { sameness, standing } from './sameness.ts'

/** The same request, made at the same time with the same intent. Without a date it stands alone. */
export const referral = sameness<'REFERRAL'>({
  place: ({ content }, moment) => {
    const date = momentOf(content.date, moment)
    return date === '' ? undefined : { strict: '', date, first: content.intent ?? '', second: '' }
  },
  says: (content) => [standing(content.status), content.priority ?? ''],
  mayRepeat: true,
})
