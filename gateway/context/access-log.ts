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
const loggedFrom = ({ entry, at }: LedgerEntry, released: boolean): LoggedAccess | undefined => {
  switch (entry.kind) {
    case 'decision':
      return {
        receipt: entry.receipt,
        at,
        outcome: released ? 'RELEASED' : 'ASKED',
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
        outcome: 'REFUSED',
        requesterName: entry.requester.name ?? null,
        role: entry.requester.role,
        organisation: entry.requester.organisation ?? null,
        purpose: entry.purpose ?? null,
        careContext: null,
        breakGlassWords: null,
        recordTypes: [],
        exchanges: [],
      }
    case 'disclosure':
    case 'administration':
      return undefined
  }
}

/** One access from all that was written under its receipt: the decision says who and what, the disclosure that it left. */
const accessOf = (entries: readonly LedgerEntry[]): LoggedAccess | undefined => {
  const released = entries.some(({ entry }) => entry.kind === 'disclosure')
  const first =
    entries.find(({ entry }) => entry.kind === 'decision') ?? entries.find(({ entry }) => entry.kind === 'refusal')
  return first === undefined ? undefined : loggedFrom(first, released)
}

/**
 * A page of a patient's access log, newest first, refusals included: at most `first` accesses, fewer where entries of one access share the page.
 * An access is listed where its decision (or refusal) stands, completed with all else that was written under its receipt.
 */
export const accessLogOf = async (
  ledger: Ledger,
  receipts: Receipts,
  patient: NhsNumber,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<AccessLogPage> => {
  if (first === 0) return { items: [], endCursor: null, hasNextPage: false }
  const { entries, next } = await ledger.ofPatient(patient, { limit: first, ...(after === undefined ? {} : { after }) })
  const decided = entries.filter(({ entry }) => entry.kind === 'decision' || entry.kind === 'refusal')
  const decidedReceipts = [...new Set(decided.map(({ entry }) => entry.receipt))]
  const items = await Promise.all(decidedReceipts.map(async (receipt) => accessOf(await receipts.load(receipt))))
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
  const released = entries.flatMap(({ entry }) => (entry.kind === 'disclosure' ? entry.released : []))
  return { patientKey: entries[0]?.patientKey, receipt: { access, released } }
}
