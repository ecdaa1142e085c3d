import DataLoader from 'dataloader'
import type { LoggedAccess, Receipt } from '../../schema/model/access-log.ts'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Resolution } from '../../schema/model/organisation.ts'
import type { LedgerEntry } from '../state/ledger/read-entries.ts'
import type { State } from '../state/open-state.ts'
import { type Became, loggedAccess, outcomeOf } from './logged-access.ts'

/** Everything written under a receipt; several asked for at once are read in one round trip. */
export type Receipts = DataLoader<string, readonly LedgerEntry[]>

/** For one request only: it gathers what that request asks for, and is let go with it. */
export const receiptsOf = (ledger: Pick<State['ledger'], 'byReceipts'>): Receipts =>
  new DataLoader((receipts) => ledger.byReceipts(receipts).then((found) => [...found]))

const refusedFor = (entries: readonly LedgerEntry[]): HouseErrorCode | null => {
  for (const { entry } of entries) if (entry.kind === 'refusal') return entry.code
  return null
}

/** One access from all that was written under its receipt: the decision says who and what, the rest what became of it. */
export const accessUnder = (
  entries: readonly LedgerEntry[],
  organisations: Resolution,
  now: Instant,
): LoggedAccess | undefined => {
  const place = ['decision', 'refusal', 'administration']
    .map((kind) => entries.find(({ entry }) => entry.kind === kind))
    .find((found) => found !== undefined)
  if (place === undefined) return undefined
  const became: Became = {
    outcome: outcomeOf(new Set(entries.map(({ entry }) => entry.kind)), place.at, now),
    refusedFor: refusedFor(entries),
  }
  return loggedAccess(place.entry, place.at, became, organisations)
}

/** What left under one receipt, and whose record it was of, by patient key; undefined when there is no such receipt. */
export const receiptOf = async (
  receipts: Receipts,
  id: string,
  organisations: Resolution,
  now: Instant,
): Promise<{ readonly patientKey: string | undefined; readonly receipt: Receipt } | undefined> => {
  const entries = await receipts.load(id)
  const access = accessUnder(entries, organisations, now)
  if (access === undefined) return undefined
  const left = access.outcome === 'RELEASED'
  const released = entries.flatMap(({ entry }) => (left && entry.kind === 'disclosure' ? entry.released : []))
  return { patientKey: entries[0]?.patientKey, receipt: { access, released } }
}
