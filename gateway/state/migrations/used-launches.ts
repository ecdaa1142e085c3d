import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // A link from another system opens a patient once, whichever node it comes to: a hash of what it is called, and until when it would have been worth anything.
  'create table used_launches (launch_hash text primary key, ends_at bigint not null)',
  'create index used_launches_by_end on used_launches (ends_at)',
]

/** Links from other systems that were used. */
export const usedLaunches = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
