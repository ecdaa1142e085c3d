import type { DraftGroup, DraftParty, DraftTerms } from '../schema/model/agreement-draft.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../schema/model/record-type.ts'
import type { IncludedClasses } from '../schema/model/sensitivity-class.ts'
import { ACTION_WORDS, CLAUSE, PURPOSE_WORDS, RECORD_TYPE_WORDS } from './agreement-clauses.ts'

/** How one clause changed, in words: null where it said nothing before, or says nothing now. */
export type ClauseChange = { readonly clause: string; readonly before: string | null; readonly after: string | null }

/** How organisations and groups are called; their codes where that is not known. */
export type Names = {
  readonly organisation: (code: OdsCode) => string | undefined
  readonly group: (id: string) => string | undefined
}

const list = (words: readonly string[]): string | null => (words.length === 0 ? null : words.toSorted().join(', '))

const said = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

const day = (text: string | undefined): string | null =>
  text === undefined
    ? null
    : new Date(`${text}T00:00:00Z`).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      })

const classes = (included: IncludedClasses | undefined): string | null => {
  if (included === undefined) return null
  if (included === 'all') return 'shared, with every sensitive class'
  return included.length === 0
    ? 'shared, without sensitive classes'
    : `shared, with the sensitive classes ${included.toSorted().join(', ')}`
}

const roles = ({ provides, receives }: { readonly provides: boolean; readonly receives: boolean }): string => {
  if (provides && receives) return 'shares its records and sees records shared'
  return provides ? 'shares its records' : 'sees records shared'
}

const called = (name: string | undefined, code: string): string => (name === undefined ? code : `${name} (${code})`)

type Clause = readonly [clause: string, text: string | null]

const partyClauses = (parties: readonly DraftParty[], names: Names): readonly Clause[] =>
  parties
    .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1))
    .map((party) => [`Party: ${called(names.organisation(party.organisation), party.organisation)}`, roles(party)])

const groupClauses = (groups: readonly DraftGroup[], names: Names): readonly Clause[] =>
  groups
    .toSorted((a, b) => (a.group < b.group ? -1 : 1))
    .map((group) => [`Group: ${called(names.group(group.group), group.group)}`, `every member ${roles(group)}`])

/** Every clause of terms in words, in the order in which an agreement is read. */
const clausesOf = (terms: DraftTerms, names: Names): ReadonlyMap<string, string | null> =>
  new Map<string, string | null>([
    [CLAUSE.title, said(terms.title)],
    [CLAUSE.publicPurpose, said(terms.publicPurpose)],
    [CLAUSE.actions, list(terms.actions.map((action) => ACTION_WORDS[action]))],
    [CLAUSE.purposes, list(terms.purposes.map((purpose) => PURPOSE_WORDS[purpose]))],
    ...RECORD_TYPES.map(
      (type): Clause => [`Record type: ${RECORD_TYPE_WORDS[type]}`, classes(terms.recordTypes[type])],
    ),
    [CLAUSE.firstDay, day(terms.firstDay)],
    [CLAUSE.lastDay, day(terms.lastDay)],
    [CLAUSE.article6, said(terms.article6)],
    [CLAUSE.article9, said(terms.article9)],
    [CLAUSE.reviewDate, day(terms.reviewDate)],
    [CLAUSE.dpiaReference, said(terms.dpiaReference)],
    [CLAUSE.dpiaDate, day(terms.dpiaDate)],
    ...partyClauses(terms.parties, names),
    ...groupClauses(terms.groups, names),
  ])

/** How terms changed, clause by clause, in words: only what differs, in the order in which an agreement is read. */
export const changesBetween = (before: DraftTerms, after: DraftTerms, names: Names): readonly ClauseChange[] => {
  const then = clausesOf(before, names)
  const now = clausesOf(after, names)
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((clause) => ({ clause, before: then.get(clause) ?? null, after: now.get(clause) ?? null }))
    .filter((change) => change.before !== change.after)
}
