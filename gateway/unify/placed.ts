import { NOT_UNDERSTOOD } from '../../adapters/fhir/modifier-extension.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { conceptKey } from './concept-key.ts'
import type { Fact } from './fact.ts'
import type { Sameness } from './sameness/sameness.ts'
import type { Place } from './settle.ts'

/** A fact that could be the same as another's, with what it takes to find out. */
export type Placed<Type extends RecordType> = {
  readonly fact: Fact<Type>
  /** What it is about (`conceptKey`). */
  readonly concept: string
  /** Where it stands among facts about the same. */
  readonly place: Place
}

/** Places a fact; undefined when it can be the same as no other. */
export const placed = <Type extends RecordType>(fact: Fact<Type>, same: Sameness<Type>): Placed<Type> | undefined => {
  const { telling, moment } = fact
  const { content } = telling
  // A modifier that was not understood may turn the meaning round.
  if (content.notes.includes(NOT_UNDERSTOOD)) return undefined
  const concept = conceptKey(same.about(content))
  if (concept === '' && !same.aboutMayBeUnsaid) return undefined
  const place = same.place(telling, moment)
  return place === undefined ? undefined : { fact, concept, place }
}
