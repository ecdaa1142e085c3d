import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  'alter table directives add column recorded_asked text, add column withdrawn_asked text',
  // A widening waits for the other side, and is recorded as it was asked for.
  'alter table consent_proposals add column proposed_asked text',
]

/** How a patient asked their practice to record or end a choice. Of what was recorded before it is not known, and stays null. */
export const waysOfAsking = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
