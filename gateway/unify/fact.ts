import { NOT_UNDERSTOOD } from '../../adapters/fhir/modifier-extension.ts'
import type { ReleasedTelling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { conceptKey } from './concept-key.ts'
import { sameByType } from './sameness/same-by-type.ts'
import type { Sameness } from './sameness/sameness.ts'
import { type Place, placeKey } from './settle.ts'
import { beginningOf } from './when.ts'

/** A telling with the few facts that unifying needs of it, taken as its exchange's answer arrives. */
export type Fact<Type extends RecordType = RecordType> = {
  readonly telling: ReleasedTelling<Type>
  /** What it is about (`conceptKey`). */
  readonly concept: string
  /** When its date begins, in milliseconds; NaN when undated. */
  readonly moment: number
  /** Where it stands among facts about the same; undefined when it can be the same as no other. */
  readonly place: Place | undefined
  /** Equal for equal places. */
  readonly where: string
}

/** Takes the facts of one released telling: all the work of unifying that can be done before the other exchanges have answered. */
export const factOf = <Type extends RecordType>(telling: ReleasedTelling<Type>): Fact<Type> => {
  const same: Sameness<Type> = sameByType[telling.type]
  const { content } = telling
  const moment = beginningOf(content.date)
  const concept = conceptKey(same.about(content))
  // A modifier that was not understood may turn the meaning round.
  const isKnowable = (concept !== '' || same.aboutMayBeUnsaid) && !content.notes.includes(NOT_UNDERSTOOD)
  const place = isKnowable ? same.place(telling, moment) : undefined
  const where = place === undefined ? '' : placeKey(place)
  return { telling, concept, moment, place, where }
}
