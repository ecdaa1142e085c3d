import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What an edit says, whose record it is and who asked are sealed (AES-256-GCM), and gone the moment it is settled. Its reason stays, sealed.
  `create table record_edits (
    id text primary key, patient_key text not null, receipt text not null, deed text not null check (deed in ('ADD', 'AMEND', 'MARK_ENTERED_IN_ERROR')),
    record_type text not null, exchange_id text not null, custodian text not null, record_id text, version_seen text, version text,
    state text not null check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'CONFLICT', 'UNKNOWN')), ground text,
    by_issuer text not null, by_user_id text not null, by_name text, organisation text not null, asked_hash text not null,
    reason_sealed text not null, reason_key_id text not null, proposed_at bigint not null, expires_at bigint not null, settled_at bigint,
    sealed text, key_id text, sendings integer not null default 0, next_at bigint, lease text, leased_until bigint,
    check ((sealed is null) = (key_id is null)), check ((settled_at is null) = (sealed is not null)), check ((settled_at is null) = (next_at is not null)),
    check (settled_at is null or state <> 'PROPOSED'))`,
  'create index record_edits_due on record_edits (next_at) where next_at is not null',
  'create index record_edits_of_patient on record_edits (patient_key, proposed_at)',
  'create index record_edits_of_custodian on record_edits (custodian, proposed_at)',
  'create index record_edits_of_exchange on record_edits (exchange_id, proposed_at)',
  'create index record_edits_by_age on record_edits (settled_at)',
]

/** Changes of records, on their way to the exchanges that own them. */
export const recordEdits = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
