import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table proxy_rights add column evidence text, add column evidence_reference text, add column recorded_at bigint,
    add column recorded_by text, add column withdrawn_by text`,
  // A request that recorded or ended a right, so that its repeat is answered with the same.
  'alter table consent_deeds add column proxy_right text',
]

/** What the practice records for its patients: why a right to act for another was recorded, and by whom it was recorded and ended. */
export const practice = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
