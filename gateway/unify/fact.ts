import type { ReleasedTelling } from '../../schema/model/record.ts'
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
}

/** Takes the facts of one released telling: all the work that every telling needs and that can be done before the other exchanges have answered. */
export const factOf = <Type extends RecordType>(telling: ReleasedTelling<Type>): Fact<Type> => {
  const { type, content } = telling
  const same: Sameness<Type> = sameByType[type]
  return { telling, moment: beginningOf(content.date), marks: marksOf(same.about(content)) }
}
