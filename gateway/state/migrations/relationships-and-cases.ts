import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // The numbers are sealed (AES-256-GCM), and gone as soon as the check is over. Of the evidence nothing is kept.
  `create table relationship_checks (
    receipt text primary key, patient_key text not null, organisation text not null, viewed_at bigint not null, give_up_at bigint not null,
    own_record boolean not null, same_household boolean, relationship text not null check (relationship in ('PENDING', 'CONFIRMED', 'UNCONFIRMED')),
    reason text check (reason in ('NO_EVIDENCE', 'UNANSWERED', 'NOBODY_TO_ASK', 'NOT_ASKED')), settled_at bigint,
    sealed text, key_id text, next_at bigint, lease text, leased_until bigint,
    check ((sealed is null) = (key_id is null)), check ((settled_at is null) = (next_at is not null)), check (settled_at is null or sealed is null))`,
  'create index relationship_checks_due on relationship_checks (next_at) where next_at is not null',
  'create index relationship_checks_of_patient on relationship_checks (patient_key, organisation)',
  'create index relationship_checks_by_age on relationship_checks (settled_at)',

  `create table access_cases (
    id text primary key, receipt text not null unique, patient_key text not null, organisation text not null, practice text,
    state text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'REOPENED')),
    outcome text check (outcome in ('EXPLAINED', 'INAPPROPRIATE', 'PASSED_ON')), passed_on_to text, opened_at bigint not null, due_at bigint not null,
    extended boolean not null, reopened boolean not null, changed_at bigint not null, version integer not null,
    deed_hash text not null, asked_hash text not null, unique (patient_key, deed_hash),
    check ((outcome = 'PASSED_ON') is true = (passed_on_to is not null)))`,
  'create index access_cases_of_organisation on access_cases (organisation, due_at)',
  'create index access_cases_by_age on access_cases (changed_at)',
  `create table access_case_messages (
    id text primary key, case_id text not null references access_cases on delete cascade, place integer not null, at bigint not null,
    side text not null check (side in ('PATIENT', 'ORGANISATION')), kind text not null, sealed text not null, key_id text not null,
    by_issuer text not null, by_user_id text not null, by_name text, unique (case_id, place))`,
  // What the patient is to be told outside the case. Whoever tells marks it told.
  `create table access_case_notices (
    id text primary key, case_id text not null references access_cases on delete cascade, patient_key text not null, kind text not null,
    at bigint not null, told_at bigint)`,
  'create index access_case_notices_waiting on access_case_notices (at) where told_at is null',
  'create index access_case_notices_of_patient on access_case_notices (patient_key, at)',
]

/** Whether a view belonged to care, and what patients ask about it. */
export const relationshipsAndCases = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
