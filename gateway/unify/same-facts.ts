import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { conceptClasses } from './concept-classes.ts'
import type { Fact } from './fact.ts'
import { sharing } from './mark.ts'
import { type Placed, placed } from './placed.ts'
import type { Sameness } from './sameness/sameness.ts'
import { type Place, placeKey, settle } from './settle.ts'

type Facts<Type extends RecordType> = readonly Fact<Type>[]
type Cell<Type extends RecordType> = { readonly place: Place; readonly facts: Fact<Type>[] }
type Bucket<Type extends RecordType> = Map<string, Cell<Type>>

/** Every telling once: alone, or in one group with all that tell the same fact, whatever they say of it. */
export type SameFacts<Type extends RecordType> = {
  readonly alone: Facts<Type>
  readonly together: readonly Facts<Type>[]
}

function* conceptsOf<Type extends RecordType>(
  alike: readonly Placed<Type>[],
  same: Sameness<Type>,
): Generator<CodedConcept> {
  for (const { fact } of alike) yield same.about(fact.telling.content)
}

/**
 * Finds the tellings of one fact. Whoever shares no code with another is alone at once, unless its place alone could make it the same (an encounter by
 * when it began), or somebody without a code uses words that might be its own.
 */
export const sameFacts = <Type extends RecordType>(facts: Facts<Type>, same: Sameness<Type>): SameFacts<Type> => {
  const alone: Fact<Type>[] = []
  const together: Facts<Type>[] = []
  const byConcept = new Map<string, Placed<Type>[]>()
  const place = (fact: Fact<Type>): void => {
    const one = placed(fact, same)
    const alike = one === undefined ? undefined : byConcept.get(one.concept)
    if (one === undefined) alone.push(fact)
    else if (alike === undefined) byConcept.set(one.concept, [one])
    else alike.push(one)
  }
  const coded: Fact<Type>[] = []
  for (const fact of facts) {
    if (fact.marks.length === 0 || same.aboutMayBeUnsaid) place(fact)
    else coded.push(fact)
  }
  if (byConcept.size > 0) for (const fact of coded) place(fact)
  else {
    const shared = sharing(coded)
    let at = 0
    for (const fact of coded) {
      if (shared[at++] === 1) place(fact)
      else alone.push(fact)
    }
  }
  if (byConcept.size === 0) return { alone, together }

  const classOf = conceptClasses([...byConcept].map(([key, alike]) => ({ key, concepts: conceptsOf(alike, same) })))
  const buckets = new Map<string, Bucket<Type>>()
  for (const [concept, alike] of byConcept) {
    const of = classOf.get(concept) ?? ''
    const name = same.aboutMayBeUnsaid ? '' : of
    const bucket = buckets.get(name) ?? new Map<string, Cell<Type>>()
    buckets.set(name, bucket)
    fill(bucket, alike, same.aboutMayBeUnsaid ? of : '')
  }
  for (const bucket of buckets.values()) {
    for (const group of joined(bucket, same)) {
      const [one] = group
      if (one !== undefined && group.length === 1) alone.push(one)
      else together.push(group)
    }
  }
  return { alone, together }
}

/** What a telling is about is one more thing that its place may leave unsaid, where the type allows. */
const fill = <Type extends RecordType>(bucket: Bucket<Type>, alike: readonly Placed<Type>[], second: string): void => {
  for (const one of alike) {
    const { fact } = one
    const place = second === '' ? one.place : { ...one.place, second }
    const where = second === '' ? one.where : placeKey(place)
    const cell = bucket.get(where)
    if (cell === undefined) bucket.set(where, { place, facts: [fact] })
    else cell.facts.push(fact)
  }
}

const joined = <Type extends RecordType>(bucket: Bucket<Type>, same: Sameness<Type>): readonly Facts<Type>[] => {
  const groups: Facts<Type>[] = []
  const marked = new Map<string, Fact<Type>[]>()
  for (const cells of settle([...bucket.values()])) {
    const [fullest] = cells
    if (fullest === undefined) continue
    const facts = cells.length === 1 ? fullest.facts : cells.flatMap((cell) => cell.facts)
    const mark = same.mark(fullest.place)
    const others = mark === '' ? undefined : marked.get(mark)
    if (others !== undefined) {
      others.push(...facts)
      continue
    }
    if (mark !== '') marked.set(mark, facts)
    groups.push(facts)
  }
  return groups
}
