import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  'create table versions (name text primary key, version bigint not null)',
  "insert into versions values ('agreements', 0), ('registry', 0)",

  'create table organisations (ods_code text primary key, name text not null, kind text not null, resolves_to text not null)',
  `create table exchanges (
    id text primary key, name text not null, area text not null, protocol text not null, endpoint text not null,
    record_types json not null, default_controller text, lifecycle text not null, maintenance json not null,
    limits json not null, settings json not null, revision bigint not null default 1)`,
  `create table exchange_members (
    exchange_id text not null references exchanges, ods_code text not null, primary key (exchange_id, ods_code))`,
  `create table suspensions (
    exchange_id text references exchanges, controller text, suspended_by text not null, suspended_at bigint not null,
    check (exchange_id is not null or controller is not null),
    unique nulls not distinct (exchange_id, controller, suspended_by))`,

  `create table agreements (
    id text primary key, changed_at_version bigint not null, suspended_by_operator boolean not null default false)`,
  'create index agreements_changed on agreements (changed_at_version)',
  `create table agreement_versions (
    agreement_id text not null references agreements, version integer not null, terms json not null, terms_hash text not null,
    proposed_at bigint not null, primary key (agreement_id, version))`,
  `create table agreement_parties (
    agreement_id text not null, version integer not null, organisation text not null,
    provides boolean not null, receives boolean not null,
    signed_at bigint, signer_issuer text, signer_user_id text, signed_hash text, jws text,
    primary key (agreement_id, version, organisation),
    foreign key (agreement_id, version) references agreement_versions,
    check (provides or receives), check ((signed_at is null) = (signed_hash is null)))`,
  `create table agreement_withdrawals (
    agreement_id text not null references agreements, organisation text not null, withdrawn_at bigint not null,
    primary key (agreement_id, organisation))`,
  `create table agreement_suspensions (
    agreement_id text not null references agreements, organisation text not null, suspended_at bigint not null,
    primary key (agreement_id, organisation))`,

  `create table directives (
    id text primary key, patient_key text not null, effect text not null check (effect in ('permit', 'deny')), scope json not null,
    period_start bigint, period_end bigint, break_glass_may_lift boolean not null,
    recorded_how text not null, recorded_by text not null, recorded_at bigint not null, withdrawn_at bigint, withdrawn_by text)`,
  'create index directives_of_patient on directives (patient_key)',
  `create table proxy_rights (
    id text primary key, patient_key text not null, proxy_key text not null, ground text not null, may_view boolean not null,
    patient_lacks_capacity boolean not null, period_start bigint, period_end bigint, withdrawn_at bigint)`,
  'create index proxy_rights_of_patient on proxy_rights (patient_key)',
  'create index proxy_rights_of_proxy on proxy_rights (proxy_key)',

  `create table obligations (
    id bigint generated always as identity primary key, kind text not null check (kind in ('tell-patient', 'open-review')),
    receipt text not null, patient_key text not null, organisation text, created_at bigint not null, due_at bigint not null,
    done_at bigint, done_by text, revision bigint not null default 1)`,
  'create index obligations_waiting on obligations (kind, due_at) where done_at is null',
  'create index obligations_of_patient on obligations (patient_key)',

  `create table ledger_entries (
    writer text not null, sequence bigint not null check (sequence > 0), at bigint not null, kind text not null, receipt text not null,
    patient_key text, body text not null, hash text not null, primary key (writer, sequence))`,
  'create index ledger_entries_by_receipt on ledger_entries (receipt)',
  'create index ledger_entries_of_patient on ledger_entries (patient_key, at) where patient_key is not null',
  'create table ledger_anchors (number bigint primary key, at bigint not null, jws text not null)',

  // What the chain finds afterwards the database refuses beforehand: no change at all, no removal except by expire().
  `create function ledger_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('house.expiring', true) = 'on' then return old; end if;
      raise exception 'the ledger is append-only';
    end $$`,
  `create trigger ledger_entries_append_only before update or delete on ledger_entries
    for each row execute function ledger_is_append_only()`,
  `create trigger ledger_entries_never_emptied before truncate on ledger_entries
    for each statement execute function ledger_is_append_only()`,
  `create trigger ledger_anchors_append_only before update or delete on ledger_anchors
    for each row execute function ledger_is_append_only()`,
]

/** The first tables. Once released it is never edited: a change is a new migration beside it. */
export const firstTables = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
