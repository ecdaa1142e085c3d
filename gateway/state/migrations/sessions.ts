import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // The id is a hash, the body is sealed: who reads this table can neither use a session nor tell whose it is.
  `create table sessions (
    id_hash text primary key, sealed text not null, started_at bigint not null, seen_at bigint not null, ends_at bigint not null)`,
  'create index sessions_by_end on sessions (ends_at)',
]

/** Sessions of people signed in to a page. */
export const sessions = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
