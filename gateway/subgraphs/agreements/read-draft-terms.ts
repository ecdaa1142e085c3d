import type { DraftTermsInput } from '../../../schema/generated/agreements.ts'
import type { DraftGroup, DraftParty, DraftTerms } from '../../../schema/model/agreement-draft.ts'
import { isCalendarDay } from '../../../schema/model/calendar-day.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { isPlainText } from '../../../schema/model/plain-text.ts'
import type { IncludedClasses } from '../../../schema/model/sensitivity-class.ts'

/** The most characters of each text; the SDL says the same where it says any. */
const MOST = {
  title: 200,
  publicPurpose: 4_000,
  dpiaReference: 100,
  ground: 20,
  name: 64,
  comment: 4_000,
  clause: 300,
  description: 500,
} as const

/** The most a draft may list: more organisations than there are in London, and more classes than there are. */
const MOST_PARTIES = 10_000
const MOST_GROUPS = 100
const MOST_MEMBERS = 10_000
const MOST_CLASSES = 100

const refuse = (): never => {
  throw new HouseError('INPUT_INVALID')
}

/** Text fit to be kept. Throws `INPUT_INVALID` for control characters, what turns the direction of text, and what is too long. */
const text = (given: string | null | undefined, most: number, lines: 'one' | 'many' = 'one'): string => {
  // A form sends its line breaks as CR LF (HTML, application/x-www-form-urlencoded).
  const kept = lines === 'many' ? (given ?? '').replaceAll('\r\n', '\n') : (given ?? '')
  return isPlainText(kept, most, lines) ? kept : refuse()
}

const optional = (given: string | null | undefined, most: number): string | undefined => {
  const kept = text(given, most)
  return kept === '' ? undefined : kept
}

const optionalDay = (given: string | null | undefined): string | undefined =>
  given === null || given === undefined || given === '' ? undefined : readDay(given)

/** A day of the calendar. Throws `INPUT_INVALID`. */
export const readDay = (given: string): string => (isCalendarDay(given) ? given : refuse())

/** A comment, with the clause it speaks of. Throws `INPUT_INVALID`, also for one that says nothing. */
export const readComment = (words: string, clause: string | null | undefined) => ({
  text: words.trim() === '' ? refuse() : text(words, MOST.comment, 'many'),
  clause: optional(clause, MOST.clause),
})

/** The name of a group or a template, and when to use it; either may still be empty. Throws `INPUT_INVALID`. */
export const readName = (given: string): string => text(given, MOST.title)
export const readDescription = (given: string): string => text(given, MOST.description, 'many')

/** Codes as they were typed: whether there is such an organisation is found out later. Throws `INPUT_INVALID`. */
export const readCodes = (given: readonly string[]): readonly string[] =>
  given.length > MOST_MEMBERS ? refuse() : given.map((code) => text(code, MOST.ground))

const once = <Item>(items: readonly Item[], most: number, key: (item: Item) => string): readonly Item[] =>
  items.length > most || new Set(items.map(key)).size !== items.length ? refuse() : items

const doesSomething = ({ provides, receives }: { readonly provides: boolean; readonly receives: boolean }): true =>
  provides || receives ? true : refuse()

const readTypes = (given: DraftTermsInput['recordTypes']): DraftTerms['recordTypes'] => {
  const types: [string, IncludedClasses][] = []
  for (const { recordType, allClasses, classes } of given ?? []) {
    const named = once(classes ?? [], MOST_CLASSES, (name) => name).map((name) => text(name, MOST.name))
    if (named.some((name) => name.trim() === '')) refuse()
    types.push([recordType, allClasses === true ? 'all' : named])
  }
  once(types, types.length, ([type]) => type)
  return Object.fromEntries(types)
}

const readParties = (given: DraftTermsInput['parties']): readonly DraftParty[] =>
  once(given ?? [], MOST_PARTIES, ({ organisation }) => organisation)
    .filter(doesSomething)
    .map(({ organisation, provides, receives }) => ({ organisation, provides, receives }))

/** The groups that terms name, each once. Throws `INPUT_INVALID`. */
export const readGroups = (given: DraftTermsInput['groups']): readonly DraftGroup[] =>
  once(given ?? [], MOST_GROUPS, ({ group }) => group)
    .filter(doesSomething)
    .map(({ group, provides, receives }) => ({ group: text(group, MOST.clause), provides, receives }))

/** What a draft shall say, read at the door. Throws `INPUT_INVALID` before anything is kept. */
export const readDraftTerms = (given: DraftTermsInput): DraftTerms => ({
  title: text(given.title, MOST.title),
  actions: [...new Set(given.actions ?? [])],
  purposes: [...new Set(given.purposes ?? [])],
  recordTypes: readTypes(given.recordTypes),
  firstDay: optionalDay(given.firstDay),
  lastDay: optionalDay(given.lastDay),
  article6: optional(given.article6, MOST.ground),
  article9: optional(given.article9, MOST.ground),
  reviewDate: optionalDay(given.reviewDate),
  dpiaReference: optional(given.dpiaReference, MOST.dpiaReference),
  dpiaDate: optionalDay(given.dpiaDate),
  publicPurpose: text(given.publicPurpose, MOST.publicPurpose, 'many'),
  parties: readParties(given.parties),
  groups: readGroups(given.groups),
})
