import type { CodedConcept, Coding } from '../../schema/model/coded-concept.ts'
import { plainWords } from './words.ts'

const SNOMED = 'http://snomed.info/sct'
const LOINC = 'http://loinc.org'
/** Between the codes of one key: no code holds it. */
const BETWEEN = '\u0001'
const WORDS = 'words'

/** Systems that issue SNOMED CT concept ids: its editions, and the NHS dictionary of medicines and devices. */
const isSnomed = (system: string): boolean =>
  system === SNOMED ||
  system.startsWith(`${SNOMED}/`) ||
  system === 'https://dmd.nhs.uk' ||
  system === 'urn:oid:2.16.840.1.113883.6.96' ||
  system === 'urn:oid:2.16.840.1.113883.2.1.3.2.4.15'

/** Other terminologies with one code for one thing, each for its own kind of thing: medicines, vaccines. A package or a classification says less. */
const EXACT: ReadonlySet<string> = new Set([
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'http://hl7.org/fhir/sid/cvx',
])

// How much a code can be trusted to say the same everywhere.
const rankOfSystem = (system: string): 0 | 1 | 2 => {
  if (isSnomed(system)) return 0
  return system === LOINC || EXACT.has(system) ? 1 : 2
}

// The rank goes before the code, so that sorted codes begin with the best. LOINC's codes look like no other's.
const ranked = (system: string, code: string): string => {
  const rank = rankOfSystem(system)
  return rank === 0 || system === LOINC ? `${rank}|${code}` : `${rank}|${system}|${code}`
}

/** The first way the concept is put into words, its own text before others' displays; `''` where it has none. */
export const wordsOf = ({ text, codings }: CodedConcept): string => {
  const plain = plainWords(text)
  if (plain !== '') return plain
  for (const { display } of codings) {
    const shown = plainWords(display)
    if (shown !== '') return shown
  }
  return ''
}

/**
 * Every code of a concept, the most trusted first (SNOMED CT with dm+d, LOINC with RxNorm and CVX, any other); its words where it has no code; `''` where it
 * has neither. Equal keys are one concept. A code without a system says nothing between exchanges and is only a word.
 */
export const conceptKey = (concept: CodedConcept): string => {
  let only: string | undefined
  let codes: string[] | undefined
  for (const { system, code } of concept.codings) {
    if (system === null || code === null) continue
    const known = ranked(system, code)
    if (only === undefined) only = known
    else if (codes === undefined) codes = known === only ? undefined : [only, known]
    else if (!codes.includes(known)) codes.push(known)
  }
  if (codes !== undefined) return codes.sort().join(BETWEEN)
  if (only !== undefined) return only
  const words = wordsOf(concept)
  return words === '' ? '' : `${WORDS}|${words}`
}

/** How well a concept is coded, the best first: by SNOMED CT, by LOINC and its like, by any other system, in words alone, not at all. */
export const rankOf = (concept: CodedConcept): number => {
  let best = 3
  for (const { system, code } of concept.codings) {
    if (system !== null && code !== null) best = Math.min(best, rankOfSystem(system))
  }
  return best < 3 || wordsOf(concept) !== '' ? best : 4
}

/** The code, where it is of a terminology that gives each thing one code of its own (RxNorm, CVX); undefined of any other. */
export const exactCodeIn = ({ system, code }: Coding): string | undefined =>
  system !== null && code !== null && EXACT.has(system) ? code : undefined

/** The codes of a key, none when it is made of words. */
export const codesOf = (key: string): readonly string[] => (key === '' || isWords(key) ? [] : key.split(BETWEEN))

/** Of the codes of one key those of the most trusted system alone. */
export const bestOf = (codes: readonly string[]): readonly string[] => {
  const rank = codes[0]?.[0]
  return codes.filter((code) => code[0] === rank)
}

/** Whether the best codes of a key, or of a class (`conceptClasses`, which names it by its best codes), are of the second rank: LOINC, RxNorm, CVX. */
export const isBestByProduct = (of: string): boolean => of.startsWith('1|')

/** Whether the key is made of words, for want of any code. */
export const isWords = (key: string): boolean => key.startsWith(WORDS)

/** A concept in short, to compare what two tellings say: its best codes, else its words, else `''`. */
export const labelOf = (concept: CodedConcept | null): string => {
  if (concept === null) return ''
  const key = conceptKey(concept)
  return concept.codings.length > 1 && key.includes(BETWEEN) ? bestOf(codesOf(key)).join('+') : key
}

/** Many concepts in short, whatever their order. */
export const labelsOf = (concepts: readonly CodedConcept[]): string =>
  concepts.length === 0 ? '' : concepts.map(labelOf).sort().join(';')
