import type { ConditionContent } from '../../../schema/model/record.ts'
import { dated } from '../agree.ts'
import { labelsOf } from '../concept-key.ts'
import { dayOf } from '../when.ts'
import { assertion, isWithdrawn, onceATime, sameness, standing } from './sameness.ts'

const ACTIVE: ReadonlySet<string | null> = new Set([null, 'active', 'recurrence', 'relapse'])

/** It is said to go on: no end, and nothing against it. */
const goesOn = ({ status, verificationStatus, endDate, noneKnown }: ConditionContent): boolean =>
  status === 'active' && endDate === null && !noneKnown && verificationStatus !== 'refuted'

/**
 * The same condition, begun on the same day, of the same side of the body: another day is another episode. But what goes on goes on once: where several
 * say that it does, they disagree about when it began. That none is known is one statement, whenever it was made.
 */
export const condition = sameness<'CONDITION'>({
  place: ({ content }, moment) => ({
    strict: assertion(content),
    date: content.noneKnown ? '' : dayOf(content.date, moment),
    first: labelsOf(content.bodySites),
    second: '',
  }),
  says: (content, label) => [
    standing(content.status),
    content.verificationStatus ?? '',
    label(content.severity),
    dated(dayOf(content.endDate)),
    content.noneKnown ? '' : dated(dayOf(content.date)),
  ],
  weight: ({ status, verificationStatus }) => {
    if (isWithdrawn(status) || verificationStatus === 'refuted' || isWithdrawn(verificationStatus)) return 0
    return ACTIVE.has(status) ? 2 : 1
  },
  mark: ({ strict, first }, facts) =>
    facts.some(({ telling }) => goesOn(telling.content)) ? `${strict} ${first}` : '',
  meeting: onceATime,
})
