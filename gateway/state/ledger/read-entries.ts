import { type Kysely, type RawBuilder, sql } from 'kysely'
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

/** Rows with keys of now in the place of names: one round trip more for all of them, and none where there are no names. */
const withKeys = async <Row extends Pick<LedgerRow, 'patient_key' | 'body'>>(
  rows: readonly Row[],
  { names, keys }: Naming,
): Promise<readonly { readonly row: Row; readonly patientKey: PatientKey | undefined; readonly body: string }[]> => {
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
    row,
    patientKey: row.patient_key === null ? undefined : patientOf(row.patient_key),
    body: [...new Set(namesIn(row.body))]
      .reduce((body, name) => body.replaceAll(name, keyOf.get(name) ?? name), row.body)
      .replaceAll(OF_BEFORE, ofBefore),
  }))
}

const placeOf = ({ writer, sequence, at }: LedgerRow): Pick<LedgerRow, 'writer' | 'sequence' | 'at'> => ({
  writer,
  sequence,
  at,
})

/** Entries as they were written. */
const readAll = async (rows: readonly LedgerRow[], naming: Naming): Promise<readonly LedgerEntry[]> =>
  (await withKeys(rows, naming)).map(({ row, patientKey, body }) => ({
    ...placeOf(row),
    patientKey,
    entry: readStoredEntry(body),
  }))

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

/** What may stand in a patient's log, with its place; `entry` undefined where its body is not one that this house can read. */
export type ListedEntry = Omit<LedgerEntry, 'entry'> & {
  readonly receipt: string
  readonly entry: StoredEntry | undefined
}

/** A page of them, newest first. */
export type ListedPage = { readonly entries: readonly ListedEntry[]; readonly next: string | undefined }

/** A line of what was written under a receipt, without what it says. */
export type WrittenUnder = { readonly receipt: string; readonly kind: string; readonly code: string | undefined }

const readable = (body: string): StoredEntry | undefined => {
  try {
    return readStoredEntry(body)
  } catch {
    return undefined
  }
}

/** The cursor of an entry: its place among the patient's. */
export const cursorOf = ({ at, writer, sequence }: Pick<LedgerEntry, 'at' | 'writer' | 'sequence'>): string =>
  `${at}.${writer}.${sequence}`

const CURSOR = /^(\d{1,16})\.([0-9a-f-]{36})\.(\d{1,16})$/

/** Throws `INPUT_INVALID` for a cursor that is not one of ours: to start again would show the same page for ever. */
const olderThan = (after: string | undefined): RawBuilder<boolean> => {
  const from = after === undefined ? null : CURSOR.exec(after)
  if (after !== undefined && from === null) throw new HouseError('INPUT_INVALID')
  return from === null
    ? sql<boolean>`true`
    : sql<boolean>`(at, writer, sequence) < (${from[1]}::bigint, ${from[2]}::text, ${from[3]}::bigint)`
}

/** Entries of this patient: under their name, and under the bare key of before there were names. */
const isOf = (patient: NhsNumber, { keys }: Naming): RawBuilder<boolean> =>
  sql<boolean>`patient_key = any(array[${keys.firstCodeOf(patient)}, (select name from ledger_patients where patient_key = ${keys.keyOf(patient)})])`

/** A page of one patient's entries. Throws `INPUT_INVALID` for a cursor that is not one of ours. */
export const readOfPatient = async (
  db: Kysely<Tables>,
  patient: NhsNumber,
  naming: Naming,
  { limit, after }: LedgerPage,
): Promise<LedgerPageRead> => {
  const { rows } = await sql<LedgerRow>`
    select * from ledger_entries where ${isOf(patient, naming)} and kind = any(${AUDIT_KINDS}::text[]) and ${olderThan(after)}
    order by at desc, writer desc, sequence desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last !== undefined ? cursorOf(last) : undefined
  return { entries: await readAll(shown, naming), next }
}

/** A page of what may stand in one patient's log: decisions, refusals, and of other deeds those named. One entry that cannot be read does not take the others with it. */
export const readListed = async (
  db: Kysely<Tables>,
  patient: NhsNumber,
  naming: Naming,
  { limit, after }: LedgerPage,
  deeds: readonly string[],
): Promise<ListedPage> => {
  const { rows } = await sql<LedgerRow>`
    select * from ledger_entries where ${isOf(patient, naming)} and ${olderThan(after)} and (kind in ('decision', 'refusal')
      or (kind = 'administration' and body::json ->> 'deed' = any(${[...deeds]}::text[])))
    order by at desc, writer desc, sequence desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    entries: (await withKeys(shown, naming)).map(({ row, patientKey, body }) => ({
      ...placeOf(row),
      receipt: row.receipt,
      patientKey,
      entry: readable(body),
    })),
    next: rows.length > limit && last !== undefined ? cursorOf(last) : undefined,
  }
}

/** What was written under each of these receipts, by kind alone: a page of a log need not read what was released. */
export const readWrittenUnder = async (
  db: Kysely<Tables>,
  receipts: readonly string[],
): Promise<readonly WrittenUnder[]> => {
  if (receipts.length === 0) return []
  const { rows } = await sql<{ receipt: string; kind: string; code: string | null }>`
    select receipt, kind, case when kind = 'refusal' then body::json ->> 'code' end as code from ledger_entries
    where receipt = any(${[...receipts]}::text[]) and kind = any(${AUDIT_KINDS}::text[])`.execute(db)
  return rows.map(({ receipt, kind, code }) => ({ receipt, kind, code: code ?? undefined }))
}

/**
 * Since when some process has been writing to the ledger without having committed: what it writes may be older than what can be read. Undefined where
 * nobody has been for longer than a second, which is no more than a commit takes.
 */
export const readWritingSince = async (db: Kysely<Tables>): Promise<Instant | undefined> => {
  const { rows } = await sql<{ since: Instant | null }>`
    select floor(extract(epoch from min(a.xact_start)) * 1000)::bigint as since from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.relation = 'ledger_entries'::regclass and l.mode = 'RowExclusiveLock' and l.granted and l.pid <> pg_backend_pid()
      and l.database = (select oid from pg_database where datname = current_database())
      and a.xact_start < clock_timestamp() - interval '1 second'`.execute(db)
  return rows[0]?.since ?? undefined
}
