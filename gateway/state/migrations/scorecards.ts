import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What an exchange declared that it keeps to: {"availability": 0.99, "p95Ms": 800}.
  'alter table exchanges add column sla jsonb',
  // What each exchange did, counted by the minute; minutes that are more than a day old are added up to hours.
  `create table exchange_spans (
    exchange_id text not null, starts_at bigint not null, length_ms integer not null check (length_ms in (60000, 3600000)),
    asked integer not null, answered integer not null, empty integer not null, mismatched integer not null, newest_at bigint,
    latencies integer[] not null, primary key (exchange_id, length_ms, starts_at))`,
  'create index exchange_spans_by_age on exchange_spans (starts_at)',
  `create table exchange_breaches (
    id text primary key, exchange_id text not null, measure text not null check (measure in ('AVAILABILITY', 'P95')),
    measured double precision not null, promised double precision not null, began_at bigint not null, ended_at bigint)`,
  // One at a time, whichever node sees it first.
  'create unique index exchange_breaches_open on exchange_breaches (exchange_id, measure) where ended_at is null',
  'create index exchange_breaches_by_age on exchange_breaches (ended_at)',
  // What the operator is to be told of them, and was.
  `create table exchange_alerts (
    breach_id text not null references exchange_breaches on delete cascade, part text not null check (part in ('BEGAN', 'ENDED')),
    attempts integer not null default 0, next_at bigint not null, leased_until bigint, told_at bigint, primary key (breach_id, part))`,
  'create index exchange_alerts_waiting on exchange_alerts (next_at) where told_at is null',
]

/** How exchanges do, against what they declared. */
export const scorecards = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
