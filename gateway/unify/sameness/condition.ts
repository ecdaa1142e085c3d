import { dated } from '../agree.ts'
import { labelsOf } from '../concept-key.ts'
import { dayOf } from '../when.ts'
import { assertion, isWithdrawn, sameness, standing } from './sameness.ts'

const ACTIVE: ReadonlySet<string | null> = new Set([null, 'active', 'recurrence', 'relapse'])

/** The same condition, begun on the same day, of the same side of the body: another day is another episode. */
export const condition = sameness<'CONDITION'>({
  place: ({ content }, moment) => ({
    strict: assertion(content),
    date: dayOf(content.date, moment),
    first: labelsOf(content.bodySites),
    second: '',
  }),
  says: (content, label) => [
    standing(content.status),
    content.verificationStatus ?? '',
    label(content.severity),
    dated(dayOf(content.endDate)),
  ],
  weight: ({ status, verificationStatus }) => {
    if (isWithdrawn(status) || verificationStatus === 'refuted' || isWithdrawn(verificationStatus)) return 0
    return ACTIVE.has(status) ? 2 : 1
  },
})
