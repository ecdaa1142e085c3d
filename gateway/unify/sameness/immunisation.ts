import type { ImmunisationContent } from '../../../schema/model/record.ts'
import { dayOf } from '../when.ts'
import { onceATime, sameness, standing } from './sameness.ts'
import { productOf, productSaid, vaccineOf } from './vaccine-group.ts'

/** That it was not given, on no day that is said: it hides no dose, and who says so says what others say. */
const isUndatedRefusal = ({ status, date }: ImmunisationContent): boolean => status === 'not-done' && date === null

/**
 * The same vaccine on the same day; of one group of vaccines, by whichever product it is told, unless one data controller tells two. Without any date it may be any dose, and
 * stands alone; that it was not given is one statement.
 */
export const immunisation = sameness<'IMMUNISATION'>({
  about: ({ concept }) => vaccineOf(concept),
  place: ({ content }, moment) => {
    const date = dayOf(content.date, moment)
    const undated = isUndatedRefusal(content)
    if (date === '' && !undated) return undefined
    return { strict: undated ? 'not given' : '', date, first: productOf(content.concept), second: '' }
  },
  says: ({ status, lotNumber, doseNumber, concept }) => [
    standing(status),
    (lotNumber ?? '').replaceAll(/[\s-]/g, '').toUpperCase(),
    doseNumber ?? '',
    productSaid(concept),
  ],
  mark: ({ date }) => (date.length === 10 ? date : ''),
  meeting: onceATime,
})
