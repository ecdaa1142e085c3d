import { labelsOf } from '../concept-key.ts'
import { momentOf } from '../when.ts'
import { sameness, standing } from './sameness.ts'

/** The same procedure at the same time on the same part of the body. It can be done again, so without a date it stands alone. */
export const procedure = sameness<'PROCEDURE'>({
  place: ({ content }, moment) => {
    const date = momentOf(content.date, moment)
    return date === '' ? undefined : { strict: '', date, first: labelsOf(content.bodySites), second: '' }
  },
  says: (content, label) => [standing(content.status), label(content.outcome)],
  mayRepeat: true,
})
