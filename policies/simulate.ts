import type { Agreement } from '../schema/model/agreement.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../schema/model/record-type.ts'
import { typeBit, typeBits } from './agreement-compiler.ts'
import { type AgreementIndex, compileAgreements, type Grants } from './agreement-index.ts'

/** What of one exchange a past view met: its members in ODS order, once each, what it can hold, and for each member the types (bits) permitted then. */
export type ExchangeMet = {
  readonly members: readonly OdsCode[]
  readonly recordTypes: readonly RecordType[]
  readonly permitted: () => Uint16Array
}

/** Views that asked alike on the same agreements: judged once, counted as many times as they are. */
export type ViewsAlike = {
  readonly organisation: OdsCode
  readonly purpose: PurposeOfUse
  readonly at: Instant
  readonly count: number
  readonly types: readonly RecordType[]
  readonly exchanges: readonly ExchangeMet[]
}

/** The agreements of one organisation as they stood, and as they would have stood with a draft in force. */
export type Trial = {
  /** Every organisation that the draft, or what it amends, names. */
  readonly parties: ReadonlySet<OdsCode>
  readonly before: AgreementIndex
  /** The agreement with the draft as its newest version, alone. */
  readonly tried: AgreementIndex
  /** The organisation's agreements less the one amended; undefined when the draft amends none. */
  readonly others: (() => AgreementIndex) | undefined
}

/** What would change for one organisation, purpose and record type, in questions: view × exchange × controller. */
export type SimulatedChange = {
  readonly organisation: OdsCode
  readonly recordType: RecordType
  readonly purpose: PurposeOfUse
  readonly becomesAllowed: number
  readonly becomesRefused: number
}

/**
 * An agreement as though its newest version were in force between all its parties, always: signed by each of them, its period open. Older
 * versions keep the pairs that the newest does not name (POLICY §3); who withdrew or paused has done so still.
 */
export const asThoughInForce = (agreement: Agreement): Agreement => {
  const newest = Math.max(...agreement.versions.map(({ version }) => version))
  return {
    ...agreement,
    versions: agreement.versions.map((version) =>
      version.version === newest
        ? {
            ...version,
            terms: { ...version.terms, period: { start: undefined, end: undefined } },
            parties: version.parties.map((party) => ({ ...party, signedAt: Number.MIN_SAFE_INTEGER })),
          }
        : version,
    ),
  }
}

const newestOf = ({ versions }: Agreement) =>
  versions.reduce((one, other) => (one.version > other.version ? one : other))

/** The agreement that a draft would be the newest version of, as it stood among these, with the draft as though in force. */
const tried = (draft: Agreement, amended: Agreement | undefined): Agreement => {
  const newest = newestOf(draft)
  const older = (amended?.versions ?? []).filter(({ version }) => version < newest.version)
  return asThoughInForce({ ...draft, ...amended, versions: [...older, newest] })
}

const isDraft = (draft: Agreement) => (agreement: Agreement) => agreement.id === draft.id

/** Agreements as they would have stood with a draft in force. `draft` carries it as its newest version. */
export const withDraft = (draft: Agreement, agreements: readonly Agreement[]): readonly Agreement[] => [
  ...agreements.filter((agreement) => !isDraft(draft)(agreement)),
  tried(draft, agreements.find(isDraft(draft))),
]

/** Gives what to try a draft with: `agreements` are one organisation's as they stood, `before` their index (or a wider one). */
export const trialsOf = (draft: Agreement) => {
  // What a draft amends stood alike for most: it is compiled once for all of them.
  const compiled = new Map<Agreement | undefined, Pick<Trial, 'parties' | 'tried'>>()
  const compile = (amended: Agreement | undefined): Pick<Trial, 'parties' | 'tried'> => {
    const agreement = tried(draft, amended)
    const parties = agreement.versions.flatMap((version) => version.parties.map(({ organisation }) => organisation))
    return { parties: new Set(parties), tried: compileAgreements([agreement]) }
  }
  return (agreements: readonly Agreement[], before: AgreementIndex = compileAgreements(agreements)): Trial => {
    const amended = agreements.find(isDraft(draft))
    const known = compiled.get(amended) ?? compile(amended)
    compiled.set(amended, known)
    let others: AgreementIndex | undefined
    const compileOthers = (): AgreementIndex => {
      others ??= compileAgreements(agreements.filter((each) => !isDraft(draft)(each)))
      return others
    }
    return { ...known, before, others: amended === undefined ? undefined : compileOthers }
  }
}

type Tally = { allowed: number; refused: number }

/** Tries one kind of view: for each record type how many of its questions would be allowed, and how many refused. */
const tryOne = (views: ViewsAlike, trial: Trial, count: (type: RecordType, tally: Tally) => void): void => {
  const { organisation, purpose, at } = views
  const before = trial.before.grants(organisation, purpose, 'view', at)
  const tried = trial.tried.grants(organisation, purpose, 'view', at)
  let others: { readonly index: AgreementIndex; readonly grants: Grants } | undefined
  const othersOf = (given: () => AgreementIndex) => {
    if (others === undefined) {
      const index = given()
      others = { index, grants: index.grants(organisation, purpose, 'view', at) }
    }
    return others
  }
  const asked = typeBits(views.types)
  const tallies = new Map<RecordType, Tally>()
  const add = (mask: number, outcome: keyof Tally): void => {
    for (const type of RECORD_TYPES) {
      if ((mask & typeBit(type)) === 0) continue
      const tally = tallies.get(type) ?? { allowed: 0, refused: 0 }
      tally[outcome] += views.count
      tallies.set(type, tally)
    }
  }
  for (const { members, recordTypes, permitted } of views.exchanges) {
    const possible = asked & typeBits(recordTypes)
    const numbersBefore = trial.before.members(members).numbers
    const numbersTried = trial.tried.members(members).numbers
    let then: Uint16Array | undefined
    for (const [place, member] of members.entries()) {
      if (!trial.parties.has(member)) continue
      const was = before.maskOf(Number(numbersBefore[place])) & possible
      const would = tried.maskOf(Number(numbersTried[place])) & possible
      add(would & ~was, 'allowed')
      if (trial.others === undefined || (was & ~would) === 0) continue
      then ??= permitted()
      const ended = was & ~would & Number(then[place])
      if (ended === 0) continue
      const { index, grants } = othersOf(trial.others)
      add(ended & ~grants.maskOf(Number(index.members(members).numbers[place])), 'refused')
    }
  }
  for (const [type, tally] of tallies) count(type, tally)
}

const inOrder = (one: SimulatedChange, other: SimulatedChange): number =>
  other.becomesAllowed + other.becomesRefused - (one.becomesAllowed + one.becomesRefused) ||
  (`${one.organisation} ${one.purpose} ${one.recordType}` < `${other.organisation} ${other.purpose} ${other.recordType}`
    ? -1
    : 1)

/**
 * What a draft would have changed in past views, largest change first. Only whether an agreement covers is judged anew. What was permitted
 * then and would have no agreement left becomes refused; what no agreement covered and the draft would becomes allowed as far as agreements
 * go: what the patients chose is neither asked nor told, for who has no agreement learns of no choice (POLICY §6).
 */
export const simulate = (tried: Iterable<readonly [views: ViewsAlike, trial: Trial]>): readonly SimulatedChange[] => {
  const changes = new Map<string, SimulatedChange>()
  for (const [views, trial] of tried) {
    tryOne(views, trial, (recordType, { allowed, refused }) => {
      const { organisation, purpose } = views
      const key = `${organisation} ${purpose} ${recordType}`
      const known = changes.get(key)
      changes.set(key, {
        organisation,
        recordType,
        purpose,
        becomesAllowed: allowed + Number(known?.becomesAllowed ?? 0),
        becomesRefused: refused + Number(known?.becomesRefused ?? 0),
      })
    })
  }
  return [...changes.values()].sort(inOrder)
}
