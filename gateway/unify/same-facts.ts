import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { conceptClasses } from './concept-classes.ts'
import type { Fact } from './fact.ts'
import type { Sameness } from './sameness/sameness.ts'
import { type Place, placeKey, settle } from './settle.ts'

type Facts<Type extends RecordType> = readonly Fact<Type>[]
type Cell<Type extends RecordType> = { readonly place: Place; readonly facts: Fact<Type>[] }
type Bucket<Type extends RecordType> = Map<string, Cell<Type>>

function* conceptsOf<Type extends RecordType>(facts: Facts<Type>, same: Sameness<Type>): Generator<CodedConcept> {
  for (const { telling } of facts) yield same.about(telling.content)
}

/** Every telling in one group with all that tell the same fact, whatever they say of it. */
export const sameFacts = <Type extends RecordType>(
  facts: Facts<Type>,
  same: Sameness<Type>,
): readonly Facts<Type>[] => {
  const groups: Facts<Type>[] = []
  const byConcept = new Map<string, Fact<Type>[]>()
  for (const fact of facts) {
    if (fact.place === undefined) groups.push([fact])
    else {
      const alike = byConcept.get(fact.concept)
      if (alike === undefined) byConcept.set(fact.concept, [fact])
      else alike.push(fact)
    }
  }
  const classOf = conceptClasses([...byConcept].map(([key, alike]) => ({ key, concepts: conceptsOf(alike, same) })))
  const buckets = new Map<string, Bucket<Type>>()
  for (const [concept, alike] of byConcept) {
    const of = classOf.get(concept) ?? ''
    const name = same.aboutMayBeUnsaid ? '' : of
    const bucket = buckets.get(name) ?? new Map<string, Cell<Type>>()
    buckets.set(name, bucket)
    fill(bucket, alike, same.aboutMayBeUnsaid ? of : '')
  }
  for (const bucket of buckets.values()) groups.push(...joined(bucket, same))
  return groups
}

/** What a telling is about is one more thing that its place may leave unsaid, where the type allows. */
const fill = <Type extends RecordType>(bucket: Bucket<Type>, facts: Facts<Type>, second: string): void => {
  for (const fact of facts) {
    if (fact.place === undefined) continue
    const place = second === '' ? fact.place : { ...fact.place, second }
    const where = second === '' ? fact.where : placeKey(place)
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
