import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import { bestOf, codesOf, isWords } from './concept-key.ts'
import { plainWords } from './words.ts'

/** One key that occurs, and every concept told under it (its words are needed only where a concept came without codes). */
export type KeyTold = { readonly key: string; readonly concepts: Iterable<CodedConcept> }

type Classes = Map<string, Set<string>>

const note = (classes: Classes, name: string, of: string): void => {
  const noted = classes.get(name)
  if (noted === undefined) classes.set(name, new Set([of]))
  else noted.add(of)
}

const NOBODY: ReadonlySet<string> = new Set()

const only = (candidates: ReadonlySet<string>): string | undefined => {
  if (candidates.size !== 1) return undefined
  for (const one of candidates) return one
  return undefined
}

type Coded = { readonly key: string; readonly codes: readonly string[]; readonly best: readonly string[] }

/** The keys that have codes, by the rank of their best. */
const byRank = (told: readonly KeyTold[]): readonly [Coded[], Coded[], Coded[]] => {
  const ranks: readonly [Coded[], Coded[], Coded[]] = [[], [], []]
  for (const { key } of told) {
    const codes = codesOf(key)
    if (codes.length > 0) ranks[Number(key[0])]?.push({ key, codes, best: codes.length === 1 ? codes : bestOf(codes) })
  }
  return ranks
}

/**
 * Which concepts of one list are the same: key → class. Concepts that share a code are one, but two that differ in their SNOMED CT
 * codes never become one through a coarser or a local code that both carry. So the best-coded concepts are settled first, each by its
 * own best codes; a concept coded otherwise joins the one class its codes occur in, and stands apart when there is none or more than one;
 * a concept of words alone joins the one class that is worded so. The keys are distinct, and their order does not matter.
 */
export const conceptClasses = (told: readonly KeyTold[]): ReadonlyMap<string, string> => {
  const classOf = new Map<string, string>()
  const ofCode: Classes = new Map()
  for (const coded of byRank(told)) {
    const singles = new Set<string>()
    for (const { best } of coded) if (best.length === 1) singles.add(best[0] ?? '')
    // Noted when the rank is done, so that concepts of one rank do not join through each other.
    const classes = coded.map(({ codes, best }) => {
      const candidates = new Set<string>()
      for (const code of codes) for (const of of ofCode.get(code) ?? NOBODY) candidates.add(of)
      // A concept with two codes of one system is one of those two where only one of them is told alone.
      const alone = best.filter((code) => singles.has(code))
      return only(candidates) ?? (alone.length === 1 ? alone[0] : undefined) ?? best.join('+')
    })
    for (const [at, { key, codes }] of coded.entries()) {
      const of = classes[at] ?? key
      classOf.set(key, of)
      for (const code of codes) note(ofCode, code, of)
    }
  }
  if (told.some(({ key }) => isWords(key))) joinByWords(told, classOf)
  return classOf
}

/**
 * The same classes where some turned out to be one (`joined`: class → the class it is one with): key → class. A concept of words alone that is worded as several of those is worded
 * as one now, and joins it.
 */
export const joinedClasses = (
  told: readonly KeyTold[],
  classOf: ReadonlyMap<string, string>,
  joined: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const all = new Map([...classOf].map(([key, of]) => [key, joined.get(of) ?? of]))
  if (told.some(({ key }) => isWords(key))) joinByWords(told, all)
  return all
}

const joinByWords = (told: readonly KeyTold[], classOf: Map<string, string>): void => {
  const ofWords: Classes = new Map()
  for (const { key, concepts } of told) {
    const of = classOf.get(key)
    if (of === undefined || isWords(key)) continue
    const phrases = new Set<string>()
    for (const { text, codings } of concepts) {
      if (text !== null) phrases.add(text)
      for (const { display } of codings) if (display !== null) phrases.add(display)
    }
    for (const phrase of phrases) note(ofWords, plainWords(phrase), of)
  }
  for (const { key } of told) {
    if (!isWords(key)) continue
    classOf.set(key, only(ofWords.get(key.slice('words|'.length)) ?? new Set()) ?? key)
  }
}
