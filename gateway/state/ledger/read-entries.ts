import { type Kysely, sql } from 'kysely'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { generationOf, type PatientKey, type PatientKeys } from '../patient-key.ts'
import type { Tables } from '../tables.ts'
import type { LedgerRow } from './chain.ts'
import { namesIn, type PatientNames } from './patient-names.ts'
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

/** What reading turns back into keys, and how keys of before are brought up to now. */
export type Naming = { readonly names: PatientNames; readonly keys: PatientKeys }

/** Where an entry of before there were names bears a bare key of generation 0. */
const OF_BEFORE = /(?<="patientKey":")[\w-]{43}(?=")|(?<=\[)[\w-]{43}(?=\])/g

/** Entries as they were written, with keys of now in the place of names: one round trip more for all of them, and none where there are no names. */
const readAll = async (rows: readonly LedgerRow[], { names, keys }: Naming): Promise<readonly LedgerEntry[]> => {
  const named = new Set(rows.flatMap(({ patient_key, body }) => [...namesIn(patient_key ?? ''), ...namesIn(body)]))
  const keyOf = await names.keysOf([...named])
  for (const key of keyOf.values()) keys.follow(Math.max(keys.generation(), generationOf(key) ?? 0))
  const ofBefore = (code: string): PatientKey => keys.forward(`0.${code}` as PatientKey)
  const patientOf = (stored: string): PatientKey => {
    const key = /^[\w-]{43}$/.test(stored) ? ofBefore(stored) : keyOf.get(stored)
    if (key === undefined) throw new Error('Nobody has this name in the ledger.')
    return key
  }
  return rows.map((row) => ({
    writer: row.writer,
    sequence: row.sequence,
    at: row.at,
    patientKey: row.patient_key === null ? undefined : patientOf(row.patient_key),
    entry: readStoredEntry(
      [...new Set(namesIn(row.body))]
        .reduce((body, name) => body.replaceAll(name, keyOf.get(name) ?? name), row.body)
        .replaceAll(OF_BEFORE, ofBefore),
    ),
  }))
}

/** Everything written under each of these receipts, in the order of its time: one list for each, in the order asked. */
export const readByReceipts = async (
  db: Kysely<Tables>,
  receipts: readonly string[],
  naming: Naming,
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
  const entries = await readAll(rows, naming)
  const byReceipt = Map.groupBy(entries, ({ entry }) => entry.receipt)
  return receipts.map((receipt) => byReceipt.get(receipt) ?? [])
}

const CURSOR = /^(\d{1,16})\.([0-9a-f-]{36})\.(\d{1,16})$/

/** A page of one patient's entries. Throws `INPUT_INVALID` for a cursor that is not one of ours: to start again would show the same page for ever. */
export const readOfPatient = async (
  db: Kysely<Tables>,
  patient: NhsNumber,
  naming: Naming,
  { limit, after }: LedgerPage,
): Promise<LedgerPageRead> => {
  const { keys } = naming
  const from = after === undefined ? null : CURSOR.exec(after)
  if (after !== undefined && from === null) throw new HouseError('INPUT_INVALID')
  const older =
    from === null ? sql`true` : sql`(at, writer, sequence) < (${from[1]}::bigint, ${from[2]}::text, ${from[3]}::bigint)`
  const { rows } = await sql<LedgerRow>`
    select * from ledger_entries where patient_key = any(array[${keys.firstCodeOf(patient)},
      (select name from ledger_patients where patient_key = ${keys.keyOf(patient)})]) and kind = any(${AUDIT_KINDS}::text[]) and ${older}
    order by at desc, writer desc, sequence desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last !== undefined ? `${last.at}.${last.writer}.${last.sequence}` : undefined
  return { entries: await readAll(shown, naming), next }
}
