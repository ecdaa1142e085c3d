import { type Kysely, sql } from 'kysely'
import { databaseNow } from '../database-clock.ts'
import type { DueObligation } from '../obligation-store.ts'
import type { PatientKey } from '../patient-key.ts'
import type { Tables } from '../tables.ts'
import type { LedgerRow } from './chain.ts'

/** An obligation with what its entry says of it. */
export type ObligationRow = DueObligation & { readonly receipt: string; readonly patientKey: PatientKey }

const entry = ({ writer, sequence, at, kind, receipt, patient_key, body, hash }: LedgerRow) =>
  sql`(${writer}, ${sequence}::bigint, ${at}::bigint, ${kind}, ${receipt}, ${patient_key}, ${body}, ${hash})`

const obligation = ({ kind, receipt, patientKey, organisation, dueInMs }: ObligationRow) =>
  sql`(${kind}, ${receipt}, ${patientKey}, ${organisation ?? null}, ${databaseNow}, ${databaseNow} + ${dueInMs}::bigint)`

/** Writes one group: one statement, so one transaction and one round trip, its obligations with it. */
export const insertGroup = async (
  db: Kysely<Tables>,
  rows: readonly LedgerRow[],
  obligations: readonly ObligationRow[],
): Promise<void> => {
  const entries = sql`insert into ledger_entries (writer, sequence, at, kind, receipt, patient_key, body, hash) values ${sql.join(rows.map(entry))}`
  const statement =
    obligations.length === 0
      ? entries
      : sql`with written as (${entries})
          insert into obligations (kind, receipt, patient_key, organisation, created_at, due_at) values ${sql.join(obligations.map(obligation))}`
  await statement.execute(db)
}
