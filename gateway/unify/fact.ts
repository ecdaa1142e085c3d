import type { JsonBytes } from '../../schema/model/json-bytes.ts'
import type { ContentOf, ReleasedTelling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { marksOf } from './mark.ts'
import { sameByType } from './sameness/same-by-type.ts'
import type { Sameness } from './sameness/sameness.ts'
import { beginningOf } from './when.ts'

/** A telling with the few numbers that unifying needs of every telling, taken as its exchange's answer arrives. */
export type Fact<Type extends RecordType = RecordType> = {
  readonly telling: ReleasedTelling<Type>
  /** When its date begins, in milliseconds; NaN when undated. */
  readonly moment: number
  /** A number for each code of what it is about: who shares none with anybody is looked at no closer. */
  readonly marks: readonly number[]
  /** The record as it stands in the answer, written as it was read in case it is alone; it then holds what lists ask of it (`ListedFact`). */
  readonly written?: JsonBytes | undefined
}

/**
 * Whether what a telling says is likely not to be looked at again, if its record is written: it has a code by which to find out that it is alone,
 * and its type needs no closer look.
 */
export const isMostlyAlone = (type: RecordType, marks: readonly number[]): boolean =>
  marks.length > 0 && !sameByType[type].aboutMayBeUnsaid

/** The numbers alone. */
export const numbersOf = <Type extends RecordType>(
  type: Type,
  content: ContentOf[Type],
): Pick<Fact, 'moment' | 'marks'> => {
  const same: Sameness<Type> = sameByType[type]
  return { moment: beginningOf(content.date), marks: marksOf(same.about(content), same.namedAlike !== undefined) }
}

/** Takes the facts of one released telling: all the work that every telling needs and that can be done before the other exchanges have answered. */
export const factOf = <Type extends RecordType>(telling: ReleasedTelling<Type>): Fact<Type> => {
  const { moment, marks } = numbersOf(telling.type, telling.content)
  return { telling, moment, marks }
}
