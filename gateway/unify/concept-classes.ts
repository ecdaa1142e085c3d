import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import { bestCodesOf, codesOf, isWords, phrasesOf } from './concept-key.ts'
import { plainWords } from './words.ts'

/** One key that occurs, and every concept told under it (its words are needed only where a concept came without codes). */
export type KeyTold = { readonly key: string; readonly concepts: Iterable<CodedConcept> }

type Classes = Map<string, Set<string>>

const note = (classes: Classes, name: string, of: string): void => {
  const noted = classes.get(name)
  if (noted === undefined) classes.set(name, new Set([of]))
  else noted.add(of)
}

const only = (candidates: ReadonlySet<string>): string | undefined => {
  if (candidates.size !== 1) return undefined
  for (const one of candidates) return one
  return undefined
}

const rankOf = (key: string): number => (isWords(key) ? 3 : Number(key[0]))

/**
 * Which concepts of one list are the same: key → class. Concepts that share a code are one, but two that differ in their SNOMED CT
 * codes never become one through a coarser or a local code that both carry. So the best-coded concepts are settled first, each by its
 * own best codes; a concept coded otherwise joins the one class its codes occur in, and stands apart when there is none or more than one;
 * a concept of words alone joins the one class that is worded so. The order of the keys does not matter.
 */
export const conceptClasses = (told: readonly KeyTold[]): ReadonlyMap<string, string> => {
  const classOf = new Map<string, string>()
  const ofCode: Classes = new Map()
  for (let rank = 0; rank <= 2; rank++) {
    const keys = told.map(({ key }) => key).filter((key) => key !== '' && rankOf(key) === rank)
    const bests = new Map(keys.map((key) => [key, bestCodesOf(key)]))
    const singles = new Set([...bests.values()].filter((codes) => codes.length === 1).map(([code]) => code))
    for (const [key, codes] of bests) {
      const candidates = new Set<string>()
      for (const code of codesOf(key)) for (const of of ofCode.get(code) ?? []) candidates.add(of)
      // A concept with two codes of one system is one of those two where only one of them is told alone.
      const alone = codes.filter((code) => singles.has(code))
      classOf.set(key, only(candidates) ?? (alone.length === 1 ? alone[0] : undefined) ?? codes.join('+'))
    }
    for (const key of keys) for (const code of codesOf(key)) note(ofCode, code, classOf.get(key) ?? key)
  }
  if (told.some(({ key }) => isWords(key))) joinByWords(told, classOf)
  return classOf
}

const joinByWords = (told: readonly KeyTold[], classOf: Map<string, string>): void => {
  const ofWords: Classes = new Map()
  for (const { key, concepts } of told) {
    const of = classOf.get(key)
    if (of === undefined) continue
    const phrases = new Set<string>()
    for (const concept of concepts) for (const phrase of phrasesOf(concept)) phrases.add(phrase)
    for (const phrase of phrases) note(ofWords, plainWords(phrase), of)
  }
  for (const { key } of told) {
    if (!isWords(key)) continue
    classOf.set(key, only(ofWords.get(key.slice('words|'.length)) ?? new Set()) ?? key)
  }
}
