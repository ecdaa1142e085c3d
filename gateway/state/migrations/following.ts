import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table follow_teams (id text primary key, organisation text not null, name text not null, opened_at bigint not null, unique (organisation, name))`,
  `create table follow_team_members (
    team_id text not null references follow_teams on delete cascade, issuer text not null, user_id text not null, name text, joined_at bigint not null,
    primary key (team_id, issuer, user_id))`,
  'create index follow_team_members_by_user on follow_team_members (issuer, user_id)',

  // Minutes of the day in Europe/London.
  `create table followers (
    issuer text not null, user_id text not null, organisation text not null, last_number integer not null default 0,
    quiet_from integer check (quiet_from between 0 and 1439), quiet_until integer check (quiet_until between 0 and 1439),
    urgent_passes boolean not null default true, primary key (issuer, user_id, organisation), check ((quiet_from is null) = (quiet_until is null)))`,

  // The number and the care context are sealed (AES-256-GCM), and gone as soon as the follow is closed.
  `create table follows (
    id text primary key, patient_key text not null, sealed text, key_id text, issuer text not null, user_id text not null, name text,
    organisation text not null, purpose text not null, team_id text references follow_teams, opened_at bigint not null, ends_at bigint not null,
    closed_at bigint, closed_why text check (closed_why in ('UNFOLLOWED', 'WITHDRAWN', 'OVER')), deed_hash text not null unique, asked_hash text not null,
    check ((sealed is null) = (key_id is null)), check ((closed_at is null) = (closed_why is null)), check (closed_at is null or sealed is null))`,
  'create index follows_of_user on follows (issuer, user_id) where closed_at is null',
  'create index follows_of_patient on follows (patient_key) where closed_at is null',
  'create index follows_by_end on follows (ends_at)',

  // What exchanges were asked to tell of. The number is sealed, and gone when it is over.
  `create table exchange_subscriptions (
    id text primary key, exchange_id text not null, patient_key text not null, sealed text not null, key_id text not null, remote_id text,
    opened_at bigint not null, ends_at bigint not null, last_event bigint not null default 0, known_events bigint not null default 0,
    heard_at bigint, next_at bigint not null, attempts integer not null default 0, leased_until bigint, is_failed boolean not null default false,
    unique (exchange_id, remote_id))`,
  'create index exchange_subscriptions_of_patient on exchange_subscriptions (patient_key, exchange_id)',
  'create index exchange_subscriptions_due on exchange_subscriptions (next_at)',

  // One row an event: which record it was is sealed. Nothing of the record is here.
  `create table exchange_events (
    id bigint generated always as identity primary key, subscription_id text not null references exchange_subscriptions on delete cascade,
    exchange_id text not null, patient_key text not null, event_number bigint not null, at bigint not null, heard_at bigint not null,
    sealed text, key_id text, unique (subscription_id, event_number), check ((sealed is null) = (key_id is null)))`,
  'create index exchange_events_of_patient on exchange_events (patient_key, id)',

  // What became of one event before one follower. Hashes are keyed; a number is given to what was sent alone.
  `create table change_notices (
    id text primary key, event_id bigint not null references exchange_events on delete cascade, follow_id text not null references follows on delete cascade,
    issuer text not null, user_id text not null, organisation text not null, state text not null check (state in ('SENT', 'SAME', 'DROPPED')),
    number integer, same_as text references change_notices on delete cascade, record_type text, fact_hash text, said text[], source_hash text, content_hash text,
    at bigint not null, settled_at bigint not null, acknowledged_at bigint,
    unique (event_id, issuer, user_id, organisation), check ((state = 'SENT') = (number is not null)), check ((state = 'SAME') = (same_as is not null)),
    check (state = 'DROPPED' or record_type is not null))`,
  'create unique index change_notices_numbers on change_notices (issuer, user_id, organisation, number) where number is not null',
  'create index change_notices_of_follow on change_notices (follow_id)',

  // Signatures that were taken, until they could not be taken any more for their age.
  `create table notification_tokens (exchange_id text not null, token text not null, expires_at bigint not null, primary key (exchange_id, token))`,
  'create index notification_tokens_by_age on notification_tokens (expires_at)',
]

/** Who follows whom, what exchanges were asked to tell of and told, and what became of it before each follower. */
export const following = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
