import { markOf } from '../../policies/relationship.ts'
import { isHeldBack, isWanted, shownName } from '../../policies/shown-access.ts'
import {
  type AccessLogFilter,
  type AccessLogPage,
  LISTED_DEEDS,
  type LogGap,
  type LoggedAccess,
} from '../../schema/model/access-log.ts'
import type { Delay } from '../../schema/model/delay.ts'
import { HOUSE_ERROR_CODES, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Resolution } from '../../schema/model/organisation.ts'
import { cursorOf, type ListedEntry, type WrittenUnder } from '../state/ledger/read-entries.ts'
import type { State } from '../state/open-state.ts'
import { type Became, loggedAccess, outcomeOf } from './logged-access.ts'

/** What a patient's log is read from. */
export type LogSources = {
  readonly ledger: Pick<State['ledger'], 'listedOf' | 'writtenUnder' | 'writingSince'>
  readonly marks: State['relationships']['marks']
  /** The lawful delays that hold for this patient at this moment. */
  readonly delaysOf: (patient: NhsNumber, now: Instant) => Promise<readonly Delay[]>
  readonly now: () => Promise<Instant>
  readonly organisations: Resolution
  /** Organisations that withhold the names of their staff. */
  readonly namesWithheldBy: ReadonlySet<OdsCode>
}

/** An access with where it stands in the ledger. */
type Placed = { readonly access: LoggedAccess; readonly cursor: string }

/** An entry may be stamped so long before it can be read: the ledger's own limit for writing, and a little for clocks. */
const LAG_MS = 10_000

/** How many entries are looked through at a time: more is read until the page is full or the ledger is at its end. */
const STRIDE = 500

const NOTHING: WrittenUnder[] = []

const isCode = (code: string | undefined): code is HouseErrorCode =>
  code !== undefined && Object.hasOwn(HOUSE_ERROR_CODES, code)

const becameOf = (written: readonly WrittenUnder[], at: Instant, now: Instant): Became => ({
  outcome: outcomeOf(new Set(written.map(({ kind }) => kind)), at, now),
  refusedFor: written.map(({ code }) => code).find(isCode) ?? null,
})

/** An access is listed once: where its decision stands, or its refusal where it never came to one. */
const standsHere = ({ entry }: ListedEntry, written: readonly WrittenUnder[]): boolean =>
  entry?.kind !== 'refusal' || !written.some(({ kind }) => kind === 'decision')

/**
 * A page of a patient's access log, newest first, always full where there is enough. What a lawful delay holds back is left out before anything is
 * counted, so that neither a gap nor a cursor tells. What is not in yet is said: an access that is under way, an entry being written, one that
 * cannot be read, marks that cannot be read. Throws where the ledger or the delays cannot be read: a log must not be short without a word.
 */
export const accessLogOf = async (
  sources: LogSources,
  patient: NhsNumber,
  { first, after }: { readonly first: number; readonly after: string | undefined },
  filter: AccessLogFilter,
): Promise<AccessLogPage> => {
  const { ledger, organisations } = sources
  // Before the entries: a write that is over by then is among them.
  const writing = await ledger.writingSince()
  const gaps = new Set<LogGap>()
  if (writing !== undefined) gaps.add('BEING_WRITTEN')
  const deeds = [...LISTED_DEEDS.keys()]
  const found: Placed[] = []
  const seen = new Set<string>()
  let oldestOpen = Number.POSITIVE_INFINITY
  let now = await sources.now()
  for (let from = after, more = true; more && found.length <= first; ) {
    const page = await ledger.listedOf(
      patient,
      { limit: STRIDE, ...(from === undefined ? {} : { after: from }) },
      deeds,
    )
    const written = Map.groupBy(
      await ledger.writtenUnder([...new Set(page.entries.map(({ receipt }) => receipt))]),
      ({ receipt }) => receipt,
    )
    // After the entries: a delay that began meanwhile holds them too.
    now = await sources.now()
    const delays = await sources.delaysOf(patient, now)
    for (const listed of page.entries) {
      const { entry, at, receipt } = listed
      if (entry === undefined) {
        if (!isHeldBack({ receipt, organisation: null }, delays, now)) gaps.add('ENTRY_UNREADABLE')
        continue
      }
      const under = written.get(receipt) ?? NOTHING
      const access = standsHere(listed, under)
        ? loggedAccess(entry, at, becameOf(under, at, now), organisations)
        : undefined
      if (access === undefined || isHeldBack(access, delays, now)) continue
      if (access.outcome === 'UNDER_WAY') {
        gaps.add('ACCESS_UNDER_WAY')
        oldestOpen = Math.min(oldestOpen, at)
      }
      // A refusal is written once; a receipt under which one deed was written twice is one access.
      const once = `${receipt} ${entry.kind}`
      if (seen.has(once) || !isWanted(access, filter)) continue
      seen.add(once)
      found.push({ access, cursor: cursorOf(listed) })
    }
    more = page.next !== undefined
    from = page.next
    const last = page.entries.at(-1)
    if (last !== undefined && filter.from !== undefined && last.at < filter.from) more = false
  }
  const shown = found.slice(0, first)
  return {
    items: await withMarks(sources, shown, gaps),
    endCursor: shown.at(-1)?.cursor ?? null,
    hasNextPage: found.length > first,
    completeUntil: Math.min(now - LAG_MS, oldestOpen, writing === undefined ? now : writing - LAG_MS),
    gaps: [...gaps],
  }
}

/** The names that may be shown, and how each staff view stands to the care it named. */
const withMarks = async (
  { marks, namesWithheldBy }: LogSources,
  shown: readonly Placed[],
  gaps: Set<LogGap>,
): Promise<readonly LoggedAccess[]> => {
  let known: Awaited<ReturnType<typeof marks>> = new Map()
  try {
    known = await marks(shown.map(({ access }) => access.receipt))
  } catch {
    gaps.add('MARKS_UNREADABLE')
  }
  return shown.map(({ access }) => {
    const checked = known.get(access.receipt)
    return {
      ...access,
      requesterName: shownName(access, namesWithheldBy),
      relationship: checked === undefined ? null : markOf(checked),
    }
  })
}
