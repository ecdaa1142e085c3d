import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What somebody wants to be told of for themselves: a follow whose organisation is empty, and this beside it. `stirred` counts what came in, so that nothing that comes
  // while it is worked on is taken for done. A message is one at a time: its id stays until it went, and it covers notices up to `message_number`.
  `create table change_wishes (
    follow_id text primary key references follows on delete cascade, record_types text[] not null, outward boolean not null,
    due_at bigint not null, renew_at bigint not null, stirred integer not null default 0, attempts integer not null default 0, leased_until bigint,
    message_id text, message_number integer, message_attempts integer not null default 0, messaged_number integer not null default 0, messaged_at bigint)`,
  'create index change_wishes_due on change_wishes (due_at)',
]

/** What patients, and those who act for them, asked to be told of. */
export const changeWishes = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
