import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table directives add column recorded_name text, add column recorded_organisation text, add column recorded_key text`,

  // Raised by every change of what somebody may decide on: who judged an older revision judged something else.
  'create table consent_sets (patient_key text primary key, revision integer not null)',
  `insert into consent_sets select patient_key, count(*)::integer from
    (select patient_key from directives union all select patient_key from proxy_rights) c group by patient_key`,
  `create function consent_moved() returns trigger language plpgsql as $$
    begin
      insert into consent_sets values (new.patient_key, 1)
        on conflict (patient_key) do update set revision = consent_sets.revision + 1;
      return null;
    end $$`,

  `create table consent_proposals (
    id text primary key, patient_key text not null, side text not null check (side in ('PATIENT', 'PROXY')), proposed_how text not null,
    proposed_by text not null, proposed_key text not null, at bigint not null, expires_at bigint not null, ends text references directives,
    records json, settled_as text check (settled_as in ('CONFIRMED', 'DECLINED')), settled_at bigint, settled_by text,
    check (ends is not null or records is not null), check ((settled_as is null) = (settled_at is null)))`,
  'create index consent_proposals_of_patient on consent_proposals (patient_key)',
  // Of what is judged alone: giving rows a new patient key moves no choice.
  ...Object.entries({
    directives: 'withdrawn_at',
    proxy_rights: 'withdrawn_at, may_view, ground, patient_lacks_capacity, period_start, period_end',
    consent_proposals: 'settled_as',
  }).map(
    ([table, columns]) => `create trigger ${table}_moved after insert or update of ${columns} on ${table}
      for each row execute function consent_moved()`,
  ),

  `create table consent_notices (
    id text primary key, patient_key text not null, to_key text not null, kind text not null, at bigint not null, directives json not null,
    proposal text references consent_proposals)`,
  'create index consent_notices_to on consent_notices (to_key, patient_key, at)',
  'create index consent_notices_by_age on consent_notices (at)',

  // What was asked under a caller's own key, so that the same request does nothing twice. Both are hashes.
  `create table consent_deeds (
    patient_key text not null, deed_key text not null, asked text not null, ended text, recorded text, proposal text, at bigint not null,
    primary key (patient_key, deed_key))`,
  'create index consent_deeds_by_age on consent_deeds (at)',
]

/** The life of a patient's choices: revisions, proposals that wait for the other side, notices, requests that were served. */
export const consentLife = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
