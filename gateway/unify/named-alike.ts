import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import { exactCodeIn, rankOf } from './concept-key.ts'

/** What is told under one class of codes: the names that its codes were given, and who tells it. */
type Told = { readonly of: string; readonly names: Set<string>; readonly voices: Set<string> }

/** One telling of a concept, its class (`conceptClasses`), and who speaks. */
export type Named = { readonly concept: CodedConcept; readonly of: string; readonly voice: string }

/** Whether a concept is coded by a terminology that gives each salt and each brand a code of its own (RxNorm), and not by SNOMED CT. */
export const isCodedByProduct = (concept: CodedConcept): boolean => rankOf(concept) === 1

/** Under which product's code it is told, to be compared; nothing where its codes tell a thing apart from its brands by themselves. */
export const productSaid = (concept: CodedConcept, label: (concept: CodedConcept | null) => string): string =>
  isCodedByProduct(concept) ? label(concept) : ''

const isApart = (a: Told, b: Told): boolean => [...a.voices].every((voice) => !b.voices.has(voice))

/**
 * By class, what is told of it. Whoever tells it is heard, in words or by a local code too; a name is only the display of the product's own code: words beside it, of a local
 * code or of a prescription, name other things too.
 */
const gathered = (spoken: Iterable<Named>): readonly Told[] => {
  const byClass = new Map<string, Told>()
  for (const { concept, of, voice } of spoken) {
    const told = byClass.get(of) ?? { of, names: new Set(), voices: new Set() }
    byClass.set(of, told)
    told.voices.add(voice)
    if (!isCodedByProduct(concept)) continue
    for (const coding of concept.codings)
      if (coding.display !== null && exactCodeIn(coding) !== undefined) told.names.add(coding.display)
  }
  return [...byClass.values()].sort((a, b) => (a.of < b.of ? -1 : 1))
}

/** How names of one kind of thing are compared. */
type Naming<Name> = {
  /** What a code's display says; undefined where it names nothing. */
  readonly nameOf: (display: string) => Name | undefined
  /** Whether two names may name one thing, or be taken for it. */
  readonly mayBeOne: (a: Name, b: Name) => boolean
  /** Whether they do name one thing. */
  readonly isOne: (a: Name, b: Name) => boolean
}

/**
 * Which classes of codes name one thing: class → the class it is one with. Brand and substance, and a substance and its salts, have codes of their own, and no code in common; but one
 * source's name for the one is another's for the other. They are one only where every two that may be one are named alike, so that none is joined through a third, and where nobody tells
 * two of them: who tells two knows of two.
 */
export const namedAlike = <Name>(
  spoken: Iterable<Named>,
  { nameOf, mayBeOne, isOne }: Naming<Name>,
): ReadonlyMap<string, string> => {
  const classes = gathered(spoken)
  const joined = new Map<string, string>()
  if (classes.length < 2) return joined
  const names = classes.map((told) => [...told.names].map(nameOf).filter((name) => name !== undefined))
  const meet = (a: number, b: number, are: (one: Name, other: Name) => boolean): boolean =>
    (names[a] ?? []).some((one) => (names[b] ?? []).some((other) => are(one, other)))
  const left = new Set(classes.keys())
  for (const first of classes.keys()) {
    if (!left.delete(first)) continue
    const group = [first]
    // The group grows while it is walked: whoever may be one with anybody in it belongs to it.
    for (const one of group)
      for (const other of left) if (meet(one, other, mayBeOne) && left.delete(other)) group.push(other)
    const pairs = group.flatMap((a, at) => group.slice(at + 1).map((b) => [a, b] as const))
    const areOne = pairs.every(([a, b]) => {
      const [one, other] = [classes[a], classes[b]]
      return one !== undefined && other !== undefined && meet(a, b, isOne) && isApart(one, other)
    })
    const into = classes[first]
    if (!areOne || into === undefined) continue
    for (const at of group.slice(1)) {
      const told = classes[at]
      if (told !== undefined) joined.set(told.of, into.of)
    }
  }
  return joined
}
