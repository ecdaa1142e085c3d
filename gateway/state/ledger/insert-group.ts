import { type Kysely, sql } from 'kysely'
import { databaseNow } from '../database-clock.ts'
import { KEPT } from '../doors/kept-statement.ts'
import type { DueObligation } from '../obligation-store.ts'
import type { PatientKey } from '../patient-key.ts'
import { CHECK_COLUMNS, type CheckRow, checkValues } from '../relationship-store.ts'
import type { Tables } from '../tables.ts'
import type { LedgerRow } from './chain.ts'

/** An obligation with what its entry says of it. */
export type ObligationRow = DueObligation & { readonly receipt: string; readonly patientKey: PatientKey }

/** What is written with an entry: obligations, and the check of a relationship. */
export type AlsoRow = { readonly owes: ObligationRow } | { readonly checks: CheckRow }

const entry = ({ writer, sequence, at, kind, receipt, patient_key, body, hash }: LedgerRow) =>
  sql`(${writer}, ${sequence}::bigint, ${at}::bigint, ${kind}, ${receipt}, ${patient_key}, ${body}, ${hash})`

const obligation = ({ kind, receipt, patientKey, organisation, dueInMs }: ObligationRow) =>
  sql`(${kind}, ${receipt}, ${patientKey}, ${organisation ?? null}, ${databaseNow}, ${databaseNow} + ${dueInMs}::bigint)`

/** Rows of a group whose statement is worth keeping: each number of rows is another statement. */
const FEW = 4

/** Writes one group: one statement, so one transaction and one round trip, its obligations and checks with it. */
export const insertGroup = async (
  db: Kysely<Tables>,
  rows: readonly LedgerRow[],
  also: readonly AlsoRow[],
): Promise<void> => {
  const owed = also.flatMap((row) => ('owes' in row ? [obligation(row.owes)] : []))
  const checked = also.flatMap((row) => ('checks' in row ? [checkValues(row.checks)] : []))
  const entries = sql`insert into ledger_entries (writer, sequence, at, kind, receipt, patient_key, body, hash) values ${sql.join(rows.map(entry))}`
  const more = [
    ...(owed.length === 0
      ? []
      : [
          sql`owed as (insert into obligations (kind, receipt, patient_key, organisation, created_at, due_at) values ${sql.join(owed)})`,
        ]),
    ...(checked.length === 0
      ? []
      : [sql`checked as (insert into relationship_checks (${CHECK_COLUMNS}) values ${sql.join(checked)})`]),
  ]
  const kept = sql.raw(rows.length + also.length <= FEW ? KEPT : '')
  const statement = more.length === 0 ? sql`${kept} ${entries}` : sql`${kept} with ${sql.join(more)} ${entries}`
  await statement.execute(db)
}
