import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import { wordsOf } from '../agreements/words-of.ts'
import type { PreviewAsked } from './consent-life.ts'
import { KIND_NAMES, type OrganisationKind } from './organisation-kinds.ts'
import type { ConsentRoom } from './room.ts'
import type { Standing } from './standing.ts'

const ORDER = Object.keys(KIND_NAMES)

const MOST_NAMED = 50

/** The organisations asked for, and the recipients of the choices that were named; undefined: all. */
const namedIn = (
  { choices }: Standing,
  { organisations, namedBy }: Pick<PreviewAsked, 'organisations' | 'namedBy'>,
): readonly OdsCode[] | undefined => {
  const recipients = choices.directives
    .filter(({ id }) => namedBy.includes(id))
    .flatMap(({ scope }) => scope.recipients ?? [])
  if (recipients.length === 0) return organisations
  const asked = organisations ?? []
  return [...asked, ...recipients.slice(0, Math.max(0, MOST_NAMED - asked.length))]
}

/** Whoever receives under an agreement. */
const allRecipients = ({ running }: Pick<ConsentRoom, 'running'>): readonly OdsCode[] =>
  running.agreementReader
    .all()
    .flatMap(({ versions }) =>
      versions.flatMap(({ parties }) => parties.filter(({ receives }) => receives).map((party) => party.organisation)),
    )

const isCalled = ({ name, odsCode }: Organisation, sought: readonly string[]): boolean => {
  const own = wordsOf(`${name} ${odsCode}`)
  return sought.every((word) => own.some((one) => one.startsWith(word)))
}

/** A page of them. `preceding`: how many come before it. A cursor that is none of them is no cursor. */
const pageOf = (all: readonly Organisation[], { page, before }: Pick<PreviewAsked, 'page' | 'before'>) => {
  const placeOf = (cursor: string): number => {
    const place = all.findIndex(({ odsCode }) => odsCode === cursor)
    if (place < 0) throw new HouseError('INPUT_INVALID')
    return place
  }
  if (before !== undefined) {
    const end = placeOf(before)
    const preceding = Math.max(0, end - page.first)
    return { shown: all.slice(preceding, end), preceding }
  }
  const preceding = page.after === undefined ? 0 : placeOf(page.after) + 1
  return { shown: all.slice(preceding, preceding + page.first), preceding }
}

/** Which organisations a preview is of: legal entities, by kind and then by name, those of the page among them, and how many of each kind there are. */
export const previewedOrganisations = (
  room: Pick<ConsentRoom, 'running'>,
  standing: Standing,
  asked: Pick<PreviewAsked, 'organisations' | 'namedBy' | 'called' | 'kind' | 'page' | 'before'>,
): {
  readonly all: readonly Organisation[]
  readonly kinds: readonly { readonly kind: OrganisationKind; readonly count: number }[]
  readonly shown: readonly Organisation[]
  readonly preceding: number
} => {
  const { organisations, reader } = room.running.registry()
  const named = namedIn(standing, asked)
  if (named !== undefined && named.length > MOST_NAMED) throw new HouseError('INPUT_INVALID')
  const entities = new Set((named ?? allRecipients(room)).flatMap((code) => organisations.get(code) ?? []))
  const sought = wordsOf(asked.called ?? '')
  const called = [...entities]
    .flatMap((code) => reader.organisation(code) ?? [])
    .filter((one) => isCalled(one, sought))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        a.name.localeCompare(b.name, 'en-GB') ||
        (a.odsCode < b.odsCode ? -1 : 1),
    )
  const counts = new Map<OrganisationKind, number>()
  for (const { kind } of called) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const all = called.filter(({ kind }) => asked.kind === undefined || kind === asked.kind)
  return { all, kinds: [...counts].map(([kind, count]) => ({ kind, count })), ...pageOf(all, asked) }
}
