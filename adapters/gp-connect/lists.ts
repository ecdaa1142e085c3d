import type { Coding } from '../../schema/model/coded-concept.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Entry } from '../fhir/bundle.ts'
import { isObject, items, type Json, text } from '../fhir/json.ts'
import { referenceOf, typeAndId } from '../fhir/reference.ts'
import { labelsOf } from '../fhir/security-labels.ts'
import { AREA_OF_LIST, type ClinicalArea, TYPES_OF_AREA } from './clinical-areas.ts'
import { valuesOf } from './extension.ts'

/** What the Lists of a structured record say beside the records themselves. */
export type ListsRead = {
  /** The areas that were answered: those whose own list came. */
  readonly answered: ReadonlySet<ClinicalArea>
  /** Record types of which something was left out by the source's own warning; `undefined` among them stands for all. */
  readonly warned: ReadonlySet<RecordType | undefined>
  /** Record types of which something is listed that did not come; `undefined` likewise. */
  readonly missing: ReadonlySet<RecordType | undefined>
  /** Records that stand inside a List: allergies that have ended. */
  readonly contained: readonly Json[]
  /** Labels that a List carries fall on what it lists, by `Type/id`. */
  readonly labels: ReadonlyMap<string, readonly Coding[]>
}

// Words of a warning that a provider before version 1.3 states without its code.
const WARNING_WORDS = /\bexcluded\b|may be (?:missing|incomplete)/i
const NOTHING_RECORDED = 'no-content-recorded'

/** What a secondary list holds, by its own code: `consultations-medications-contained-in-consultations`, `problems-uncategorised-data-related-to-problems`. */
const HELD_BY_SECONDARY: readonly (readonly [RegExp, RecordType])[] = [
  [/^(?:consultations|problems)-allergies-/, 'ALLERGY'],
  [/^(?:consultations|problems)-medications-/, 'MEDICATION'],
  [/^consultations-problems-|^problems-linked-problems-/, 'CONDITION'],
  [/^(?:consultations|problems)-immunisations-/, 'IMMUNISATION'],
  [/^(?:consultations|problems)-uncategorised-data-/, 'OBSERVATION'],
  [/^(?:consultations|problems)-investigations-/, 'RESULT'],
  [/^(?:consultations|problems)-(?:outbound-referrals|diary-entries)-/, 'REFERRAL'],
  [/^(?:consultations|problems)-documents-/, 'DOCUMENT'],
  [/^problems-consultations-/, 'ENCOUNTER'],
]

/** Ended allergies, and the lists that a consultation is made of: consultation, topic, category. */
const HELD_BY: ReadonlyMap<string, readonly RecordType[]> = new Map([
  ['1103671000000101', ['ALLERGY']],
  ['325851000000107', ['ENCOUNTER']],
  ['25851000000105', ['ENCOUNTER']],
  ['24781000000107', ['ENCOUNTER']],
])

const codesOf = (list: Json): readonly string[] => {
  const concept = isObject(list['code']) ? list['code'] : undefined
  return items(concept?.['coding']).flatMap((coding) => (isObject(coding) ? (text(coding['code']) ?? []) : []))
}

const isWarned = (list: Json): boolean => {
  if (valuesOf(list, 'ListWarningCode-1').length > 0) return true
  if (items(list['note']).some((note) => isObject(note) && WARNING_WORDS.test(text(note['text']) ?? ''))) return true
  const empty = isObject(list['emptyReason']) ? items(list['emptyReason']['coding']) : []
  // Empty because nothing was recorded is empty; withheld, unavailable or not asked is not.
  return empty.some((coding) => !isObject(coding) || coding['code'] !== NOTHING_RECORDED)
}

/** The record types a List speaks of; of one that is not known it may be any. */
const typesOf = (codes: readonly string[]): readonly (RecordType | undefined)[] => {
  for (const code of codes) {
    const area = AREA_OF_LIST.get(code)
    if (area !== undefined) return TYPES_OF_AREA[area]
    const held = HELD_BY.get(code)
    if (held !== undefined) return held
    const secondary = HELD_BY_SECONDARY.find(([name]) => name.test(code))
    if (secondary !== undefined) return [secondary[1]]
  }
  return [undefined]
}

/** What came, by `Type/id`: whatever a List may list. */
const keysOf = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(entries.map(({ resource }) => `${resource?.['resourceType']}/${resource?.['id']}`))

/** Whether every item of a List came: in the Bundle, or inside the List itself. */
const isAllHere = (list: Json, keys: ReadonlySet<string>): boolean =>
  items(list['entry']).every((entry) => {
    const reference = referenceOf(isObject(entry) ? entry['item'] : undefined) ?? ''
    return reference.startsWith('#')
      ? items(list['contained']).some((part) => isObject(part) && part['id'] === reference.slice(1))
      : keys.has(reference) || keys.has(typeAndId(reference) ?? '')
  })

const listedBy = (list: Json): readonly string[] =>
  [list['encounter'], ...items(list['entry']).map((entry) => (isObject(entry) ? entry['item'] : undefined))].flatMap(
    (reference) => typeAndId(referenceOf(reference) ?? '') ?? [],
  )

/** Lays a List's labels on whatever it lists, and on what the Lists among that list in turn. */
const spread = (
  list: Json,
  own: readonly Coding[],
  lists: ReadonlyMap<string, Json>,
  labels: Map<string, readonly Coding[]>,
): void => {
  const seen = new Set<Json>()
  const lay = (from: Json): void => {
    if (seen.has(from)) return
    seen.add(from)
    for (const goal of listedBy(from)) {
      labels.set(goal, [...(labels.get(goal) ?? []), ...own])
      const inner = lists.get(goal)
      if (inner !== undefined) lay(inner)
    }
  }
  lay(list)
}

/** Reads every List of a Bundle; they have no ids to be told by, and hold no record but those they contain. */
export const readLists = (entries: readonly Entry[]): ListsRead => {
  const answered = new Set<ClinicalArea>()
  const warned = new Set<RecordType | undefined>()
  const missing = new Set<RecordType | undefined>()
  const keys = keysOf(entries)
  const contained: Json[] = []
  const labels = new Map<string, readonly Coding[]>()
  const lists = new Map<string, Json>()
  const labelled: (readonly [Json, readonly Coding[]])[] = []
  for (const { resource: list } of entries) {
    if (list?.['resourceType'] !== 'List') continue
    const codes = codesOf(list)
    for (const code of codes) {
      const area = AREA_OF_LIST.get(code)
      if (area !== undefined) answered.add(area)
    }
    if (isWarned(list)) for (const type of typesOf(codes)) warned.add(type)
    if (!isAllHere(list, keys)) for (const type of typesOf(codes)) missing.add(type)
    for (const part of items(list['contained'])) if (isObject(part)) contained.push(part)
    lists.set(`List/${list['id']}`, list)
    const own = labelsOf(list['meta'])
    if (own.length > 0) labelled.push([list, own])
  }
  for (const [list, own] of labelled) spread(list, own, lists, labels)
  return { answered, warned, missing, contained, labels }
}
