import { type Kysely, sql } from 'kysely'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import type { PatientKey } from '../patient-key.ts'
import type { Tables } from '../tables.ts'
import type { LedgerRow } from './chain.ts'
import { readStoredEntry, type StoredEntry } from './stored-entry.ts'

/** An audit entry with its place in the ledger. */
export type LedgerEntry = {
  readonly writer: string
  readonly sequence: number
  readonly at: Instant
  readonly patientKey: PatientKey | undefined
  readonly entry: StoredEntry
}

/** Newest first; `after` is the cursor of the page before. */
export type LedgerPage = { readonly limit: number; readonly after?: string }

/** A page of entries; `next` is undefined on the last. */
export type LedgerPageRead = { readonly entries: readonly LedgerEntry[]; readonly next: string | undefined }

const AUDIT_KINDS = ['decision', 'disclosure', 'refusal', 'administration']

const read = (row: LedgerRow): LedgerEntry => ({
  writer: row.writer,
  sequence: row.sequence,
  at: row.at,
  patientKey: (row.patient_key ?? undefined) as PatientKey | undefined,
  entry: readStoredEntry(row.body),
})

/** Everything written under each of these receipts, in the order of its time: one list for each, in the order asked. */
export const readByReceipts = async (
  db: Kysely<Tables>,
  receipts: readonly string[],
): Promise<readonly (readonly LedgerEntry[])[]> => {
  if (receipts.length === 0) return []
  const rows = await db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('receipt', 'in', receipts)
    .where('kind', 'in', AUDIT_KINDS)
    .orderBy('at')
    .orderBy('writer')
    .orderBy('sequence')
    .execute()
  const byReceipt = Map.groupBy(rows, ({ receipt }) => receipt)
  return receipts.map((receipt) => (byReceipt.get(receipt) ?? []).map(read))
}

const CURSOR = /^(\d{1,16})\.([0-9a-f-]{36})\.(\d{1,16})$/

/** A page of one patient's entries. Throws `INPUT_INVALID` for a cursor that is not one of ours: to start again would show the same page for ever. */
export const readOfPatient = async (
  db: Kysely<Tables>,
  key: PatientKey,
  { limit, after }: LedgerPage,
): Promise<LedgerPageRead> => {
  const from = after === undefined ? null : CURSOR.exec(after)
  if (after !== undefined && from === null) throw new HouseError('INPUT_INVALID')
  const older =
    from === null ? sql`true` : sql`(at, writer, sequence) < (${from[1]}::bigint, ${from[2]}::text, ${from[3]}::bigint)`
  const { rows } = await sql<LedgerRow>`
    select * from ledger_entries where patient_key = ${key} and kind = any(${AUDIT_KINDS}::text[]) and ${older}
    order by at desc, writer desc, sequence desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last !== undefined ? `${last.at}.${last.writer}.${last.sequence}` : undefined
  return { entries: shown.map(read), next }
}
