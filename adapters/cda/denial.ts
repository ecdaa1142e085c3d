import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import { SNOMED } from './code-systems.ts'

/** Codes that name no allergen, problem or medicine but the kind of thing: alone they say nothing, negated they say that there is none. */
const KINDS: ReadonlySet<string> = new Set([
  // Allergies and propensities.
  '419199007',
  '416098002',
  '414285001',
  '426232007',
  '420134006',
  '419511003',
  '418471000',
  '418038007',
  '59037007',
  '235719002',
  // Problems.
  '55607006',
  '64572001',
  '404684003',
  '409586006',
  '282291009',
  '248536006',
  '29308-4',
  // An assertion: what is asserted is the value.
  'ASSERTION',
  // Medicines and vaccines.
  '410942007',
  '763158003',
  '373873005',
  '71181003',
  '787859002',
])

/** Whether every code of a concept names a kind of thing only. */
export const isKindOnly = ({ codings }: CodedConcept): boolean =>
  codings.every(({ code }) => code !== null && KINDS.has(code))

/** A concept without the codes that name a kind of thing only. */
export const withoutKinds = (concept: CodedConcept): CodedConcept =>
  concept.codings.some(({ code }) => code !== null && KINDS.has(code))
    ? { ...concept, codings: concept.codings.filter(({ code }) => code === null || !KINDS.has(code)) }
    : concept

/** Words that say that there is none: no statement of it by themselves, since no code says so, but no name of a thing either. */
const DENIES =
  /^(?:patient |this patient )?(?:no|none|nil|nka|nkda|nkma|denies|without|not taking|takes no|has no|no known)\b/i

/** Words that name a kind of thing and add nothing to its code. */
const NAMES_A_KIND =
  /^(?:problems?|conditions?|complaints?|diagnos[ie]s|disease|finding|health concerns?|allergy(?: to substance)?|(?:drug )?allergy|medications?|drug or medication|vaccin(?:e|ation)s?|immunizations?)\.?$/i

/** Words that say that it is not known: what they stand beside states nothing, whatever its code. */
const UNKNOWN =
  /\b(?:not (?:available|documented|recorded|assessed|known|performed|reviewed|entered)|excluded|unknown|unable|undetermined|no information)\b/i

/** Whether words name a thing. */
export const namesAThing = (words: string | null): boolean =>
  words !== null && !DENIES.test(words) && !NAMES_A_KIND.test(words) && !UNKNOWN.test(words)

/** Whether words stand against a denial: they say that it is not known, where the code says that there is none. */
export const isInDoubt = (words: string | null): boolean => words !== null && UNKNOWN.test(words)

const statement = (code: string, display: string): CodedConcept => ({
  codings: [{ system: SNOMED, code, display }],
  text: null,
})

const NO_KNOWN_ALLERGY = statement('716186003', 'No known allergy')
const NO_KNOWN_DRUG_ALLERGY = statement('409137002', 'No known drug allergy')
const NO_KNOWN_FOOD_ALLERGY = statement('429625007', 'No known food allergy')
const NO_KNOWN_ENVIRONMENTAL_ALLERGY = statement('428607008', 'No known environmental allergy')

/** What the denial of each kind of allergy states (C-CDA on FHIR, Allergies: negationInd). */
const DENIED_ALLERGIES: ReadonlyMap<string, CodedConcept> = new Map([
  ['419199007', NO_KNOWN_ALLERGY],
  ['420134006', NO_KNOWN_ALLERGY],
  ['418038007', NO_KNOWN_ALLERGY],
  ['416098002', NO_KNOWN_DRUG_ALLERGY],
  ['419511003', NO_KNOWN_DRUG_ALLERGY],
  ['59037007', NO_KNOWN_DRUG_ALLERGY],
  ['414285001', NO_KNOWN_FOOD_ALLERGY],
  ['418471000', NO_KNOWN_FOOD_ALLERGY],
  ['235719002', NO_KNOWN_FOOD_ALLERGY],
  ['426232007', NO_KNOWN_ENVIRONMENTAL_ALLERGY],
])

/** The statement that denying a kind of allergy makes; undefined where the kind is not one of them: what is denied is then not known. */
export const deniedAllergy = ({ codings }: CodedConcept): CodedConcept | undefined => {
  for (const { code } of codings) {
    const denied = code === null ? undefined : DENIED_ALLERGIES.get(code)
    if (denied !== undefined) return denied
  }
  return undefined
}

export const NO_KNOWN_PROBLEM = statement('160245001', 'No current problems or disability')
export const NO_KNOWN_MEDICINE = statement('787481004', 'No known medications')
