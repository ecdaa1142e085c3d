import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Tables } from '../tables.ts'
import { firstTables } from './first-tables.ts'

/** Every migration in the order of its name; the same for both doors. */
const migrations = { '2026-11-22-first-tables': firstTables }

/** Brings the database to the newest tables, in one transaction, one process at a time. Throws what stopped it. */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) throw error
}
