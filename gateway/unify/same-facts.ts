import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { conceptClasses, joinedClasses, type KeyTold } from './concept-classes.ts'
import { isBestByProduct } from './concept-key.ts'
import type { Fact } from './fact.ts'
import { sharing } from './mark.ts'
import type { Named } from './named-alike.ts'
import { type Placed, placed } from './placed.ts'
import type { Sameness } from './sameness/sameness.ts'
import { type Place, placeKey, settle } from './settle.ts'
import { voiceOf } from './voice.ts'

type Facts<Type extends RecordType> = readonly Fact<Type>[]
type Cell<Type extends RecordType> = { readonly place: Place; readonly facts: Fact<Type>[] }

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

function* namesOf<Type extends RecordType>(
  byConcept: ReadonlyMap<string, readonly Placed<Type>[]>,
  classOf: ReadonlyMap<string, string>,
  same: Sameness<Type>,
): Generator<Named> {
  for (const [key, alike] of byConcept) {
    const of = classOf.get(key) ?? ''
    // A class that SNOMED CT codes anywhere is not looked at by its names, nor read again for them: they would join what its codes keep apart.
    if (!isBestByProduct(of)) continue
    for (const { fact } of alike) yield { concept: same.about(fact.telling.content), of, voice: voiceOf(fact) }
  }
}

/** Concept → class: by codes and words, then by the names of codes, then by the words that all who are one by name have between them. */
const classesOf = <Type extends RecordType>(
  byConcept: ReadonlyMap<string, readonly Placed<Type>[]>,
  same: Sameness<Type>,
): ReadonlyMap<string, string> => {
  const told = (): readonly KeyTold[] =>
    [...byConcept].map(([key, alike]) => ({ key, concepts: conceptsOf(alike, same) }))
  const classOf = conceptClasses(told())
  const joined = same.namedAlike?.(namesOf(byConcept, classOf, same))
  return joined === undefined || joined.size === 0 ? classOf : joinedClasses(told(), classOf, joined)
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

  const classOf = classesOf(byConcept, same)
  const byClass = new Map<string, Placed<Type>[]>()
  for (const [concept, alike] of byConcept) {
    const of = classOf.get(concept) ?? ''
    // What a telling is about is one more thing that its place may leave unsaid, where the type allows.
    const name = same.aboutMayBeUnsaid ? '' : of
    const placedAt = same.aboutMayBeUnsaid
      ? alike.map((one) => ({ ...one, place: { ...one.place, second: of } }))
      : alike
    const known = byClass.get(name)
    if (known === undefined) byClass.set(name, placedAt)
    else known.push(...placedAt)
  }
  for (const alike of byClass.values()) {
    const [first] = alike
    if (first !== undefined && alike.length === 1) alone.push(first.fact)
    else {
      for (const group of groupsOf(cellsOf(alike), same)) {
        const [one] = group
        if (one !== undefined && group.length === 1) alone.push(one)
        else together.push(group)
      }
    }
  }
  return { alone, together }
}

/** Those at one place together. */
const cellsOf = <Type extends RecordType>(alike: readonly Placed<Type>[]): readonly Cell<Type>[] => {
  const cells = new Map<string, Cell<Type>>()
  for (const { fact, place } of alike) {
    const where = placeKey(place)
    const cell = cells.get(where)
    if (cell === undefined) cells.set(where, { place, facts: [fact] })
    else cell.facts.push(fact)
  }
  return [...cells.values()]
}

const groupsOf = <Type extends RecordType>(
  all: readonly Cell<Type>[],
  same: Sameness<Type>,
): readonly Facts<Type>[] => {
  const groups: Facts<Type>[] = []
  const marked = new Map<string, Facts<Type>[]>()
  for (const cells of settle(all)) {
    const [fullest] = cells
    if (fullest === undefined) continue
    const facts = cells.length === 1 ? fullest.facts : cells.flatMap((cell) => cell.facts)
    const mark = same.mark(fullest.place, facts)
    const others = mark === '' ? undefined : marked.get(mark)
    if (others !== undefined) others.push(facts)
    else if (mark !== '') marked.set(mark, [facts])
    else groups.push(facts)
  }
  for (const alike of marked.values()) groups.push(...(alike.length === 1 ? alike : same.meeting(alike)))
  return groups
}
