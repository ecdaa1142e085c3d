import { type Kysely, sql } from 'kysely'
import { PATIENT_COLUMNS } from './patient-columns.ts'
import type { Tables } from './tables.ts'

/** Every column of the list, one by one. */
export const patientColumns = (): readonly {
  readonly table: keyof typeof PATIENT_COLUMNS
  readonly column: string
}[] =>
  (Object.keys(PATIENT_COLUMNS) as (keyof typeof PATIENT_COLUMNS)[]).flatMap((table) =>
    PATIENT_COLUMNS[table].map((column) => ({ table, column })),
  )

const guardOf = (column: string): string => `${column}_is_current`

/** Has the database refuse a key of another generation in every listed column; does nothing where it does already. */
export const guardPatientColumns = async (db: Kysely<Tables>): Promise<void> => {
  const { rows } = await sql<{ table: string; guard: string }>`
    select tgrelid::regclass::text as "table", tgname as guard from pg_trigger where tgfoid = 'patient_key_is_current'::regproc`.execute(
    db,
  )
  const guarded = new Set(rows.map(({ table, guard }) => `${table} ${guard}`))
  const bare = patientColumns().filter(({ table, column }) => !guarded.has(`${table} ${guardOf(column)}`))
  if (bare.length === 0) return
  await db.transaction().execute(async (trx) => {
    // Several nodes may start at once.
    await sql`lock table patient_key_generations in share row exclusive mode`.execute(trx)
    for (const { table, column } of bare)
      await sql`create or replace trigger ${sql.id(guardOf(column))} before insert or update of ${sql.id(column)} on ${sql.table(table)}
        for each row execute function patient_key_is_current(${sql.lit(column)})`.execute(trx)
  })
}
