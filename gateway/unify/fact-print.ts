import type { ReleasedTelling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { bestOf, codesOf, conceptKey, labelOf } from './concept-key.ts'
import { placed } from './placed.ts'
import { sameByType } from './sameness/same-by-type.ts'
import type { Sameness } from './sameness/sameness.ts'
import { beginningOf } from './when.ts'

/** What one telling is of, told apart from others without them: `about` is equal for the same fact, `said` is compared point by point (`policies/same-change.ts`). */
export type FactPrint = { readonly about: string; readonly said: readonly string[] }

/** A date in steps: the year, the day, the whole moment; `''` where it does not say so much. */
const steps = (date: string): readonly string[] => [
  date.slice(0, 4),
  date.length >= 10 ? date.slice(0, 10) : '',
  date.length > 10 ? date : '',
]

/** A date among what is said is compared by its year alone: a part of it contradicts nothing. */
const point = (word: string): string => (word.startsWith('~') ? word.slice(1, 5) : word)

/**
 * Prints one telling by itself, so that the same fact of another exchange is known again later, when neither is held any more. It sees less than `unify` does, which
 * has all of them before it: what is coded here and put into words there is taken for two. Undefined for what can be the same as no other.
 */
export const factPrint = <Type extends RecordType>(
  type: Type,
  telling: ReleasedTelling<Type>,
): FactPrint | undefined => {
  const same: Sameness<Type> = sameByType[type]
  const where = placed({ telling, moment: beginningOf(telling.content.date), marks: [] }, same)
  if (where === undefined) return undefined
  const { strict, date, first, second } = where.place
  const best = bestOf(codesOf(where.concept)).join('+')
  const concept = best === '' ? conceptKey(same.about(telling.content)) : best
  return {
    about: `${type} ${same.aboutMayBeUnsaid ? '' : concept} ${strict}`,
    said: [
      same.aboutMayBeUnsaid ? concept : '',
      ...steps(date),
      first,
      second,
      ...same.says(telling.content, labelOf).map(point),
    ],
  }
}
