import type { Agreement, AgreementParty, AgreementTerms, AgreementVersion } from '../schema/model/agreement.ts'
import type { Instant, Period } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../schema/model/record-type.ts'
import type { IncludedClasses } from '../schema/model/sensitivity-class.ts'

/** What may be the matter between two agreements. */
export type ConflictKind = 'SHADOWED' | 'SHADOWS' | 'CLASSES_DIFFER' | 'BASIS_DIFFERS' | 'ACTIONS_DIFFER'

/** Two agreements that do not go together, for the pairs of provider and recipient that both speak of. */
export type AgreementConflict = {
  readonly kind: ConflictKind
  readonly other: Agreement
  readonly otherVersion: number
  readonly recordTypes: readonly RecordType[]
  readonly purposes: readonly PurposeOfUse[]
  readonly pairCount: number
  readonly sentence: string
}

const includes = (wider: IncludedClasses, narrower: IncludedClasses): boolean =>
  wider === 'all' || (narrower !== 'all' && narrower.every((named) => wider.includes(named)))

const startOf = ({ start }: Period): number => start ?? Number.NEGATIVE_INFINITY
const endOf = ({ end }: Period): number => end ?? Number.POSITIVE_INFINITY

type Shared = readonly (readonly [RecordType, IncludedClasses])[]

const sharedBy = ({ recordTypes }: AgreementTerms): Shared =>
  RECORD_TYPES.flatMap((type) => {
    const classes = recordTypes[type]
    return classes === undefined ? [] : [[type, classes] as const]
  })

/** Whether all that the narrower terms permit, and as long, the wider ones permit too. */
const permitsAll = (wider: AgreementTerms, narrower: AgreementTerms): boolean =>
  narrower.actions.every((action) => wider.actions.includes(action)) &&
  narrower.purposes.every((purpose) => wider.purposes.includes(purpose)) &&
  sharedBy(narrower).every(([type, classes]) => {
    const included = wider.recordTypes[type]
    return included !== undefined && includes(included, classes)
  }) &&
  startOf(wider.period) <= startOf(narrower.period) &&
  endOf(wider.period) >= endOf(narrower.period)

/** What one organisation is in the compared version (`own`) and, newest first, in each version of the other that it signed. */
type Roles = {
  readonly own: { readonly provides: boolean; readonly receives: boolean }
  readonly theirs: readonly ({ readonly provides: boolean; readonly receives: boolean } | undefined)[]
}

const newestFirst = (one: AgreementVersion, other: AgreementVersion): number => other.version - one.version

/** By the versions' parties, which never change: an agreement of everybody is compared with hundreds. */
const partiesByCode = new WeakMap<AgreementVersion['parties'], ReadonlyMap<OdsCode, AgreementParty>>()

/** The subject's parties that may be parties of the other too: found from whichever of the two is smaller. */
const shared = (
  { parties }: AgreementVersion,
  signed: readonly ReadonlyMap<OdsCode, AgreementParty>[],
): readonly AgreementParty[] => {
  if (parties.length <= signed.reduce((sum, { size }) => sum + size, 0)) return parties
  const known = partiesByCode.get(parties) ?? new Map(parties.map((party) => [party.organisation, party]))
  partiesByCode.set(parties, known)
  return [...new Set(signed.flatMap((each) => [...each.keys()]))].flatMap((code) => known.get(code) ?? [])
}

/** The parties of both, those alike together: a few kinds, however many parties. */
const kindsOf = (
  subject: AgreementVersion,
  gone: ReadonlySet<OdsCode>,
  versions: readonly AgreementVersion[],
): readonly { readonly roles: Roles; size: number }[] => {
  const signed = versions.map(
    ({ parties }) =>
      new Map(parties.filter(({ signedAt }) => signedAt !== undefined).map((party) => [party.organisation, party])),
  )
  const kinds = new Map<string, { readonly roles: Roles; size: number }>()
  for (const own of shared(subject, signed)) {
    if (gone.has(own.organisation)) continue
    const theirs = signed.map((parties) => parties.get(own.organisation))
    if (theirs.every((party) => party === undefined)) continue
    const key = [own, ...theirs].map((party) => `${party?.provides} ${party?.receives}`).join()
    const kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, { roles: { own, theirs }, size: 1 })
    else kind.size += 1
  }
  return [...kinds.values()]
}

/** How many pairs of provider and recipient the subject shares with each of the other's versions: of a pair its newest signed one counts. */
const pairsShared = (
  subject: AgreementVersion,
  gone: ReadonlySet<OdsCode>,
  versions: readonly AgreementVersion[],
): readonly number[] => {
  const kinds = kindsOf(subject, gone, versions)
  const pairs = versions.map(() => 0)
  for (const provider of kinds) {
    if (!provider.roles.own.provides) continue
    for (const recipient of kinds) {
      if (!recipient.roles.own.receives) continue
      const newest = versions.findIndex(
        (_, place) => provider.roles.theirs[place] !== undefined && recipient.roles.theirs[place] !== undefined,
      )
      if (newest < 0 || !provider.roles.theirs[newest]?.provides || !recipient.roles.theirs[newest]?.receives) continue
      const themselves = provider === recipient ? provider.size : 0
      pairs[newest] = Number(pairs[newest]) + provider.size * recipient.size - themselves
    }
  }
  return pairs
}

type Found = Pick<AgreementConflict, 'kind' | 'recordTypes' | 'purposes' | 'sentence'>

/** What is the matter between two sets of terms that speak of the same pairs at the same time. */
const between = (mine: AgreementTerms, theirs: AgreementTerms, title: string): readonly Found[] => {
  const purposes = mine.purposes.filter((purpose) => theirs.purposes.includes(purpose))
  const common = sharedBy(mine).flatMap(([type, ours]) =>
    sharedBy(theirs).flatMap(([other, classes]) => (other === type ? [{ type, ours, classes }] : [])),
  )
  const types = common.map(({ type }) => type)
  if (purposes.length === 0 || types.length === 0) return []
  const found: Found[] = []
  const say = (kind: ConflictKind, recordTypes: readonly RecordType[], sentence: string): void => {
    found.push({ kind, recordTypes, purposes, sentence })
  }
  if (permitsAll(theirs, mine)) {
    say('SHADOWED', types, `“${title}” already permits all of this between the same organisations. This adds nothing.`)
  } else if (permitsAll(mine, theirs)) {
    say(
      'SHADOWS',
      types,
      `This permits all that “${title}” does between the same organisations. That one adds nothing.`,
    )
  }
  if (mine.actions.some((action) => theirs.actions.includes(action))) {
    const differing = common
      .filter(({ ours, classes }) => !(includes(ours, classes) && includes(classes, ours)))
      .map(({ type }) => type)
    if (differing.length > 0) {
      say(
        'CLASSES_DIFFER',
        differing,
        `This and “${title}” share the same types of record, but not the same sensitive ones. What either includes is shared.`,
      )
    }
  }
  const [mineIs, theirsIs] = [mine.lawfulBasis, theirs.lawfulBasis]
  if (mineIs.article6 !== theirsIs.article6 || mineIs.article9 !== theirsIs.article9) {
    say('BASIS_DIFFERS', types, `This and “${title}” share the same for the same purpose on different legal grounds.`)
  }
  if (mine.actions.includes('edit') !== theirs.actions.includes('edit')) {
    say(
      'ACTIONS_DIFFER',
      types,
      mine.actions.includes('edit')
        ? `This lets records be changed that “${title}” lets only be seen.`
        : `“${title}” lets records be changed that this lets only be seen.`,
    )
  }
  return found
}

const overlap = (one: Period, other: Period): boolean => startOf(one) < endOf(other) && startOf(other) < endOf(one)

/**
 * Terms of an agreement's newest version that contradict another agreement, or that one of the two makes of no effect: for the pairs that
 * both speak of. The subject is read as though all its parties had signed; of the other counts for each pair the newest version that both
 * signed, unless it has ended. Most pairs first.
 */
export const conflictsOf = (
  subject: Agreement,
  others: Iterable<Agreement>,
  now: Instant,
): readonly AgreementConflict[] => {
  const mine = [...subject.versions].sort(newestFirst)[0]
  if (mine === undefined) return []
  const conflicts: AgreementConflict[] = []
  for (const other of others) {
    if (other.id === subject.id) continue
    const versions = [...other.versions].sort(newestFirst)
    const pairs = pairsShared(mine, new Set([...subject.withdrawn, ...other.withdrawn]), versions)
    for (const [place, { version, terms }] of versions.entries()) {
      const pairCount = Number(pairs[place])
      if (pairCount === 0 || endOf(terms.period) <= now || !overlap(mine.terms.period, terms.period)) continue
      for (const found of between(mine.terms, terms, terms.title)) {
        conflicts.push({ ...found, other, otherVersion: version, pairCount })
      }
    }
  }
  return conflicts.sort((one, next) => next.pairCount - one.pairCount || (one.other.id < next.other.id ? -1 : 1))
}
