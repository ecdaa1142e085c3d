import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // An exchange from its first draft on. What is asked is still `exchanges`: written from here as a registration moves.
  `create table exchange_registrations (
    id text primary key, operator text not null, state text not null, resumes_to text, revision bigint not null default 1,
    configuration json not null, conformance_key json, challenge text, report json, certified text, pilot json not null default '[]',
    changed_at bigint not null)`,
  'create index exchange_registrations_of_operator on exchange_registrations (operator)',
  'alter table exchanges add column pilot json',

  `create table exchange_registration_events (
    id bigint generated always as identity primary key, exchange_id text not null references exchange_registrations, revision bigint not null,
    at bigint not null, deed text not null, by_issuer text, by_user_id text, by_name text, from_state text not null, to_state text not null,
    note text)`,
  'create index exchange_registration_events_of_exchange on exchange_registration_events (exchange_id, id)',
  `create function exchange_registration_events_are_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'the history of a registration is append-only';
    end $$`,
  `create trigger exchange_registration_events_append_only before update or delete on exchange_registration_events
    for each row execute function exchange_registration_events_are_append_only()`,

  // Secrets are sealed (gateway/sealing), bound to their row; the note beside them says which one it is and holds none of it.
  `create table exchange_credentials (
    exchange_id text not null references exchange_registrations, kind text not null check (kind in ('MTLS', 'OAUTH', 'HEADERS')), hint text not null,
    expires_at bigint, key_id text not null, sealed text not null, set_at bigint not null, set_by text, primary key (exchange_id, kind))`,

  `create table exchange_canaries (
    id text primary key, exchange_id text not null references exchange_registrations, state text not null, configuration json not null,
    share double precision not null check (share >= 0 and share <= 1), pilot json not null, for_ms bigint not null, proposed_at bigint not null,
    began_at bigint, ended_at bigint, ended_as text,
    running_asked bigint not null default 0, running_failed bigint not null default 0,
    running_mismatched bigint not null default 0, running_unknown bigint not null default 0,
    tried_asked bigint not null default 0, tried_failed bigint not null default 0,
    tried_mismatched bigint not null default 0, tried_unknown bigint not null default 0)`,
  `create unique index exchange_canaries_one_open on exchange_canaries (exchange_id) where state in ('WAITING', 'UNDER_WAY')`,
]

/** Registrations of exchanges: their life, its history, credentials, and changed configurations on trial. */
export const exchangeRegistrations = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
