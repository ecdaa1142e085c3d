import type { MedicationContent } from '../../../schema/model/record.ts'
import { dated } from '../agree.ts'
import { dayOf, momentOf } from '../when.ts'
import { plainWords } from '../words.ts'
import { assertion, isWithdrawn, sameness, standing } from './sameness.ts'

// What the reading of `doNotPerform` and of a medicine not taken puts before the notes.
const FORBIDDING = /^(?:do not (?:perform|give|administer)|not taken)\b/i

/** An instruction not to give a medicine, or a statement that it was not taken, is never the same as its opposite. */
export const forbids = ({ notes }: Pick<MedicationContent, 'notes'>): boolean =>
  notes.some((note) => FORBIDDING.test(note))

/**
 * The same medicine, told as the same kind of thing with the same intent (a plan and the order under it are two), begun at the same time. What a
 * person takes may be undated; an order, a supply or an administration without a date cannot be told from another.
 * That none is taken is one statement, whenever it was made.
 */
export const medication = sameness<'MEDICATION'>({
  place: ({ content }, moment) => {
    const { kind, date, intent, noneKnown } = content
    const when = noneKnown ? '' : kind === 'STATEMENT' ? dayOf(date, moment) : momentOf(date, moment)
    if (when === '' && kind !== 'STATEMENT') return undefined
    return {
      strict: `${kind}:${assertion(content)}:${forbids(content) ? 'not' : ''}`,
      date: when,
      first: intent ?? '',
      second: '',
    }
  },
  says: (content) => [
    standing(content.status),
    content.dosages.map(plainWords).sort().join(';'),
    content.quantity === null ? '' : `${content.quantity.value ?? ''} ${plainWords(content.quantity.unit)}`,
    dated(dayOf(content.endDate)),
  ],
  weight: ({ status }) => (isWithdrawn(status) ? 0 : status === null || status === 'active' ? 2 : 1),
  mayRepeat: true,
})
