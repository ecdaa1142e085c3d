import type { DraftedConcept, DraftedDosage, DraftedReaction } from '../../../schema/model/record-edit.ts'
import { isObject, items, type Json, text } from '../../fhir/json.ts'
import { dosageText } from '../../fhir/medication.ts'
import { conceptOf, saidAnew, stated } from './stated.ts'

const oneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ')

/** What a CodeableConcept is called where it is shown: its own words, else the first name, else the first code. */
const wordsOf = (concept: Json): string | undefined => {
  const codings = items(concept['coding']).filter(isObject)
  const said =
    text(concept['text']) ??
    codings.map(({ display }) => text(display)).find((display) => display !== null) ??
    codings.map(({ code }) => text(code)).find((code) => code !== null)
  return said == null ? undefined : oneLine(said)
}

/**
 * Concepts in the place of those that were there: one that is said in the very words of such a one is that one, with its codes and all else that it says. One that has no words was not
 * shown, and so was not left out by anybody: it stays.
 */
const conceptsAmong = (before: readonly unknown[], drafted: readonly DraftedConcept[]): readonly Json[] => {
  const left = before.filter(isObject)
  const said = drafted.map((concept): Json => {
    const words = concept.text ?? concept.display
    if (concept.code !== undefined || words === undefined) return conceptOf(concept)
    const same = left.findIndex((one) => wordsOf(one) === oneLine(words))
    return same < 0 ? conceptOf(concept) : (left.splice(same, 1)[0] ?? conceptOf(concept))
  })
  return [...said, ...left.filter((one) => wordsOf(one) === undefined)]
}

const reaction = (before: Json, { manifestations, severity, onset, takenOut = [] }: DraftedReaction): Json => {
  const kept = Object.fromEntries(
    Object.entries(before).filter(([name]) => !takenOut.some((part) => name.replace(/^_/, '') === part)),
  )
  const manifestation = manifestations && conceptsAmong(items(before['manifestation']), manifestations)
  return saidAnew(kept, stated({ manifestation, severity, onset }))
}

/** What of a dosage does not say how much and how often, and so stays beside other words for that. */
const BESIDE_THE_DOSE: ReadonlySet<string> = new Set([
  'id',
  'extension',
  'sequence',
  'additionalInstruction',
  'site',
  'method',
])

/**
 * A dosage in other words: what it stated in parts goes, since it would say what was before and might be followed. The route is kept where the source's words were shown, and not where it was
 * part of what was shown in their place; so are the words for the patient, where they stood beside those that were shown.
 */
const dosage = (before: Json, { text: words }: DraftedDosage): Json => {
  const kept = Object.entries(before).filter(([name]) => staysBeside(before, name))
  return { ...Object.fromEntries(kept), text: words }
}

const staysBeside = (before: Json, name: string): boolean => {
  const hasText = text(before['text']) !== null
  const hasWords = hasText || text(before['patientInstruction']) !== null
  return BESIDE_THE_DOSE.has(name) || (hasWords && name === 'route') || (hasText && name === 'patientInstruction')
}

/** What a dosage states in parts is called, by the beginnings of FHIR's names for it. */
const PARTS: readonly (readonly [string, string])[] = [
  ['dose', 'dose'],
  ['timing', 'timing'],
  ['route', 'route'],
  ['asNeeded', 'as needed'],
  ['maxDose', 'maximum dose'],
]

const isWords = (name: string): boolean => ['text', 'patientInstruction'].includes(name.replace(/^_/, ''))

/** What each dose that a MedicationStatement tells states in parts, by name, in their order: what goes where `dosagesWith` puts other words in the place of the dose. */
export const dosageParts = (resource: Json): readonly (readonly string[])[] =>
  items(resource['dosage']).flatMap((one) => {
    if (!isObject(one) || !isTold.dosage(one)) return []
    const gone = Object.keys(one).filter((name) => !isWords(name) && !staysBeside(one, name))
    const called = gone.map(
      (name) => PARTS.find(([begins]) => name.replace(/^_/, '').startsWith(begins))?.[1] ?? 'other parts',
    )
    return [[...new Set(called)]]
  })

/** How its source describes each reaction that an AllergyIntolerance tells; null where it does not. No correction touches it. */
export const reactionDescriptions = (resource: Json): readonly (string | null)[] =>
  items(resource['reaction'])
    .filter(isTold.reaction)
    .map((one) => (isObject(one) ? text(one['description']) : null))

/** As it is read: a number whose digits are kept is none to whoever reads. */
const plain = (json: Json): Json => JSON.parse(JSON.stringify(json)) as Json

const isTold = {
  reaction: isObject,
  dosage: (one: unknown): boolean => isObject(one) && dosageText(plain(one)) !== null,
}

type Drafted = { readonly place?: number | undefined; readonly isTakenOut?: boolean | undefined }

/**
 * What is there, with each that is named by its place said otherwise or taken out, and those without a place after it; all else stays as it stands. Places are counted from one
 * among those that are told, and not among those that say nothing readable. Undefined where a place is not there.
 */
const replaced = <Draft extends Drafted>(
  before: unknown,
  drafts: readonly Draft[],
  told: (one: unknown) => boolean,
  write: (before: Json, draft: Draft) => Json,
): readonly unknown[] | undefined => {
  const all = items(before)
  const toldAt = all.flatMap((one, index) => (told(one) ? [index] : []))
  const byIndex = new Map<number, Draft>()
  for (const draft of drafts) {
    if (draft.place === undefined) continue
    const index = toldAt[draft.place - 1]
    if (index === undefined) return undefined
    byIndex.set(index, draft)
  }
  const kept = all.flatMap((one, index) => {
    const draft = byIndex.get(index)
    if (draft === undefined || !isObject(one)) return [one]
    return draft.isTakenOut === true ? [] : [write(one, draft)]
  })
  return [...kept, ...drafts.flatMap((draft) => (draft.place === undefined ? [write({}, draft)] : []))]
}

/** The reactions of an allergy (`AllergyIntolerance.reaction`) as a draft has them, those that it does not name as they are. Undefined where it names one that is not there. */
export const reactionsWith = (before: unknown, drafts: readonly DraftedReaction[]): readonly unknown[] | undefined =>
  replaced(before, drafts, isTold.reaction, reaction)

/** The same of the doses of a medicine (`MedicationStatement.dosage`). */
export const dosagesWith = (before: unknown, drafts: readonly DraftedDosage[]): readonly unknown[] | undefined =>
  replaced(before, drafts, isTold.dosage, dosage)
