import DataLoader from 'dataloader'
import type { AccessLogPage, LoggedAccess, Receipt } from '../../schema/model/access-log.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { LedgerEntry } from '../state/ledger/read-entries.ts'
import type { State } from '../state/open-state.ts'

type Ledger = Pick<State['ledger'], 'ofPatient'>

/** Everything written under a receipt; several asked for at once are read in one round trip. */
export type Receipts = DataLoader<string, readonly LedgerEntry[]>

/** For one request only: it gathers what that request asks for, and is let go with it. */
export const receiptsOf = (ledger: Pick<State['ledger'], 'byReceipts'>): Receipts =>
  new DataLoader((receipts) => ledger.byReceipts(receipts).then((found) => [...found]))

/** What one entry of the ledger adds to the access that its receipt names. */
const loggedFrom = ({ entry, at }: LedgerEntry, outcome: LoggedAccess['outcome']): LoggedAccess | undefined => {
  switch (entry.kind) {
    case 'decision':
      return {
        receipt: entry.receipt,
        at,
        outcome,
        requesterName: entry.requester.name ?? null,
        role: entry.requester.role,
        organisation: entry.organisation ?? null,
        purpose: entry.purpose,
        careContext: entry.careContext ?? null,
        breakGlassWords: entry.breakGlass?.words ?? null,
        recordTypes: entry.types,
        exchanges: [...new Set(entry.asked.map(({ exchange }) => exchange))],
      }
    case 'refusal':
      return {
        receipt: entry.receipt,
        at,
        outcome,
        requesterName: entry.requester.name ?? null,
        role: entry.requester.role,
        organisation: entry.requester.organisation ?? null,
        purpose: entry.purpose ?? null,
        careContext: null,
        breakGlassWords: null,
        recordTypes: [],
        exchanges: [],
      }
    case 'administration':
      return entry.step === undefined
        ? undefined
        : {
            receipt: entry.receipt,
            at,
            outcome: 'BREAK_GLASS_STEP',
            requesterName: entry.requester.name ?? null,
            role: entry.requester.role,
            organisation: entry.step.organisation,
            purpose: 'BTG',
            careContext: entry.step.careContext,
            breakGlassWords: entry.step.breakGlass?.words ?? null,
            recordTypes: [],
            exchanges: [],
          }
    case 'disclosure':
      return undefined
  }
}

/**
 * What became of an access. A disclosure is written before the answer leaves, so an answer can still be held back after it (its facts were
 * confirmed too long ago); a refusal under the same receipt is written only where the corridor gave no answer, and so means that nothing left.
 * Where that refusal could not be written the disclosure stands alone, and the log says RELEASED: too much, never too little.
 */
export const outcomeOf = (entries: readonly LedgerEntry[]): LoggedAccess['outcome'] => {
  const written = new Set(entries.map(({ entry }) => entry.kind))
  if (written.has('refusal')) return 'REFUSED'
  return written.has('disclosure') ? 'RELEASED' : 'ASKED'
}

/** A step of break-glass is shown like an access (POLICY §5: step one alone is recorded too). */
const isStep = ({ entry }: LedgerEntry): boolean => entry.kind === 'administration' && entry.step !== undefined

/** Where an access stands in the ledger: at its decision, at its refusal when it never came to one, or at the step that it is. */
const placeOf = (entries: readonly LedgerEntry[]): LedgerEntry | undefined =>
  entries.find(({ entry }) => entry.kind === 'decision') ??
  entries.find(({ entry }) => entry.kind === 'refusal') ??
  entries.find(isStep)

/** One access from all that was written under its receipt: the decision says who and what, the rest what became of it. */
const accessOf = (entries: readonly LedgerEntry[]): LoggedAccess | undefined => {
  const place = placeOf(entries)
  return place === undefined ? undefined : loggedFrom(place, outcomeOf(entries))
}

const isSame = (one: LedgerEntry, other: LedgerEntry): boolean =>
  one.writer === other.writer && one.sequence === other.sequence

/**
 * A page of a patient's access log, newest first, refusals included: at most `first` accesses, fewer where entries of one access share the page.
 * An access is listed once, where its decision stands (its refusal, where there is no decision), completed with all else under its receipt.
 */
export const accessLogOf = async (
  ledger: Ledger,
  receipts: Receipts,
  patient: NhsNumber,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<AccessLogPage> => {
  if (first === 0) return { items: [], endCursor: null, hasNextPage: false }
  const { entries, next } = await ledger.ofPatient(patient, { limit: first, ...(after === undefined ? {} : { after }) })
  const decided = entries.filter(
    (each) => each.entry.kind === 'decision' || each.entry.kind === 'refusal' || isStep(each),
  )
  const items = await Promise.all(
    decided.map(async (listed) => {
      const written = await receipts.load(listed.entry.receipt)
      const place = placeOf(written)
      return place !== undefined && isSame(place, listed) ? accessOf(written) : undefined
    }),
  )
  return {
    items: items.filter((access) => access !== undefined),
    endCursor: next ?? null,
    hasNextPage: next !== undefined,
  }
}

/** What left under one receipt, and whose record it was of, by patient key; undefined when there is no such receipt. */
export const receiptOf = async (
  receipts: Receipts,
  id: string,
): Promise<{ readonly patientKey: string | undefined; readonly receipt: Receipt } | undefined> => {
  const entries = await receipts.load(id)
  const access = accessOf(entries)
  if (access === undefined) return undefined
  const left = access.outcome === 'RELEASED'
  const released = entries.flatMap(({ entry }) => (left && entry.kind === 'disclosure' ? entry.released : []))
  return { patientKey: entries[0]?.patientKey, receipt: { access, released } }
}
