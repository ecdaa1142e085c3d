import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import { exactCodeIn, rankOf } from './concept-key.ts'
import { areNamedAlike, linksAmong, type Name, type Names, namesFrom } from './names.ts'

/** What is told under one class of codes: the names that its codes were given, and who tells it. */
type Told = { readonly of: string; readonly names: Names; readonly voices: ReadonlySet<string> }

/** One telling of a concept, its class (`conceptClasses`), and who speaks. */
export type Named = { readonly concept: CodedConcept; readonly of: string; readonly voice: string }

/** Whether a concept is coded by a terminology that gives each salt and each brand a code of its own (RxNorm), and not by SNOMED CT. */
export const isCodedByProduct = (concept: CodedConcept): boolean => rankOf(concept) === 1

/** Under which product's code it is told, to be compared; nothing where its codes tell a thing apart from its brands by themselves. */
export const productSaid = (concept: CodedConcept, label: (concept: CodedConcept | null) => string): string =>
  isCodedByProduct(concept) ? label(concept) : ''

/** No name of one thing is longer; what is, is not looked at. */
const LONGEST_NAME = 1_000

/**
 * By class, what is told of it. Whoever tells it is heard, in words or by a local code too; a name is only the display of the product's own code: words beside it, of a local
 * code or of a prescription, name other things too.
 */
const gathered = (spoken: Iterable<Named>, nameOf: (display: string) => Name | undefined): readonly Told[] => {
  const byClass = new Map<string, { readonly displays: Set<string>; readonly voices: Set<string> }>()
  for (const { concept, of, voice } of spoken) {
    const told = byClass.get(of) ?? { displays: new Set(), voices: new Set() }
    byClass.set(of, told)
    told.voices.add(voice)
    if (!isCodedByProduct(concept)) continue
    for (const coding of concept.codings) {
      const { display } = coding
      if (display !== null && display.length <= LONGEST_NAME && exactCodeIn(coding) !== undefined)
        told.displays.add(display)
    }
  }
  return [...byClass]
    .map(([of, { displays, voices }]) => ({ of, voices, names: namesFrom(displays, nameOf) }))
    .sort((a, b) => (a.of < b.of ? -1 : 1))
}

/** Each class with all that may be taken for it, or for any of those: in one group, and in no other. */
const groupsOf = (classes: readonly Told[]): readonly (readonly Told[])[] => {
  const linksOf = linksAmong(classes.map(({ names }) => names))
  const linked = new Map(classes.map((told) => [told, linksOf(told.names)]))
  const byLink = new Map<string, Told[]>()
  for (const [told, links] of linked) {
    for (const link of links) {
      const others = byLink.get(link)
      if (others === undefined) byLink.set(link, [told])
      else others.push(told)
    }
  }
  const placed = new Set<Told>()
  return classes.flatMap((first) => {
    if (placed.has(first)) return []
    const group = new Set([first])
    // The group grows while it is walked. A link is followed once: it leads to all who have it.
    for (const told of group) {
      placed.add(told)
      for (const link of linked.get(told) ?? []) {
        for (const other of byLink.get(link) ?? []) group.add(other)
        byLink.delete(link)
      }
    }
    return [[...group]]
  })
}

/** Whether nobody tells two of them. */
const areApart = (group: readonly Told[]): boolean => {
  const heard = new Set<string>()
  for (const { voices } of group) {
    for (const voice of voices) {
      if (heard.has(voice)) return false
      heard.add(voice)
    }
  }
  return true
}

/** Of classes that are named by the same names one: what is like it is like them all. */
const namedDifferently = (group: readonly Told[]): readonly Names[] => [
  ...new Map(
    group.map(({ names }) => [JSON.stringify([...new Set(names.all.map(({ whole }) => whole))].sort()), names]),
  ).values(),
]

/**
 * Which classes of codes name one thing: class → the class it is one with. Brand and substance, and a substance and its salts, have codes of their own, and no code in common; but one
 * source's name for the one is another's for the other. They are one only where every two that may be taken for each other are named alike, so that none is joined through a third, and
 * where nobody tells two of them: who tells two knows of two. So no more are compared than there are who speak, however many classes one of them sends.
 */
export const namedAlike = (
  spoken: Iterable<Named>,
  nameOf: (display: string) => Name | undefined,
  areAlike = areNamedAlike,
): ReadonlyMap<string, string> => {
  const joined = new Map<string, string>()
  for (const group of groupsOf(gathered(spoken, nameOf))) {
    const [into, ...others] = group
    if (into === undefined || others.length === 0 || !areApart(group)) continue
    const different = namedDifferently(group)
    const areOne = different.every((one, at) => different.slice(at + 1).every((other) => areAlike(one, other)))
    if (areOne) for (const { of } of others) joined.set(of, into.of)
  }
  return joined
}
