import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Step one of break-glass: a quarter of an hour in which step two may follow.
  `create table break_glass_openings (
    id text primary key, receipt text not null unique, patient_key text not null, issuer text not null, user_id text not null,
    organisation text not null, care_context text not null, asked_as text not null unique, asked text not null,
    at bigint not null, expires_at bigint not null, check (expires_at > at))`,
  'create index break_glass_openings_of_patient on break_glass_openings (patient_key)',

  // Step two: one user, one organisation, one patient, until it ends by itself. One opening gives one grant.
  `create table break_glass_grants (
    id text primary key, opening text not null unique references break_glass_openings, receipt text not null unique, patient_key text not null,
    issuer text not null, user_id text not null, name text, role text not null, organisation text not null, care_context text not null,
    code text not null, words text not null, asked text not null, begun_at bigint not null, ends_at bigint not null, ended_at bigint,
    check (ends_at > begun_at))`,
  'create index break_glass_grants_of_patient on break_glass_grants (patient_key, user_id)',

  'alter table obligations drop constraint obligations_kind_check',
  `alter table obligations add constraint obligations_kind_check check (kind in
    ('tell-patient', 'open-review', 'review-own-record', 'review-same-household', 'review-unconfirmed'))`,
  // How a review was settled; escalated: passed on before its time. Sealed: whom a notice is for, until it is sent.
  `alter table obligations add column outcome text check (outcome in ('APPROPRIATE', 'INAPPROPRIATE')), add column words text,
    add column done_name text, add column escalated_at bigint, add column escalated_words text,
    add column patient_sealed text`,
  'create index obligations_of_organisation on obligations (organisation, due_at) where organisation is not null',
  'create index obligations_by_receipt on obligations (receipt)',

  // What goes outward of an obligation, one row a way out. Holds no address: that is asked for as it is sent.
  `create table sendings (
    id text primary key, obligation bigint not null references obligations on delete cascade, way text not null check (way in ('notify', 'webhook')),
    event text not null, attempts integer not null default 0, next_at bigint not null, leased_until bigint, sent_at bigint, dead_at bigint,
    outcome text, unique (obligation, way, event))`,
  'create index sendings_waiting on sendings (next_at) where sent_at is null and dead_at is null',

  `create table delays (
    id text primary key, patient_key text not null, receipt text, organisation text not null, ground text not null check (ground in ('SAFEGUARDING', 'POLICE')),
    words text not null, from_at bigint not null, until_at bigint not null, renews text references delays,
    recorded_at bigint not null, recorded_issuer text not null, recorded_by text not null, recorded_name text,
    approved_at bigint, approved_issuer text, approved_by text, approved_name text,
    ended_at bigint, ended_issuer text, ended_by text, ended_name text, revision bigint not null default 1,
    check (until_at > from_at), check ((approved_at is null) = (approved_by is null)), check ((ended_at is null) = (ended_by is null)),
    check (approved_by is null or approved_issuer <> recorded_issuer or approved_by <> recorded_by))`,
  'create index delays_of_patient on delays (patient_key)',
  'create index delays_of_organisation on delays (organisation, recorded_at)',
]

/** Break-glass in two steps, what goes outward of its notices, lawful delay, and reviews that are settled. */
export const emergencies = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
