import { type Kysely, sql } from 'kysely'

/** The columns of before, whose keys bore no generation. */
const KEYED = {
  directives: ['patient_key', 'recorded_key'],
  consent_sets: ['patient_key'],
  consent_proposals: ['patient_key', 'proposed_key'],
  consent_notices: ['patient_key', 'to_key'],
  consent_deeds: ['patient_key'],
  proxy_rights: ['patient_key', 'proxy_key'],
  obligations: ['patient_key'],
} as const

const STATEMENTS = [
  // The last row says which generation every patient key is in: it comes in the transaction that makes it so.
  'create table patient_key_generations (generation integer primary key, fingerprint text not null, since bigint not null)',

  ...Object.entries(KEYED).map(
    ([table, columns]) => `update ${table} set ${columns.map((column) => `${column} = '0.' || ${column}`).join(', ')}`,
  ),

  // Read anew for each row: who waited for a rotation to end must see that it did.
  `create function patient_key_is_current() returns trigger language plpgsql volatile as $$
    declare
      given text := to_jsonb(new) ->> tg_argv[0];
    begin
      if given is null then return new; end if;
      if given ~ '^[0-9]+\\.[A-Za-z0-9_-]{43}$'
        and split_part(given, '.', 1)::integer = (select max(generation) from patient_key_generations) then return new; end if;
      raise exception 'this is no patient key of the present generation';
    end $$`,

  // What stands for a patient in the ledger, for good: the ledger's bytes never change, so no key may be among them.
  `create table ledger_patients (name text primary key, patient_key text not null unique, proof text not null)`,

  // A rotation's working: each key and what it becomes. Never written to the log of changes, and emptied in the rotation's own transaction.
  `create unlogged table patient_key_next (old text primary key, new text, name text, proof text)`,
  'create index patient_key_next_waiting on patient_key_next (old) where new is null',
]

/** Generations of patient keys, and names for patients in the ledger that outlast them. */
export const keyGenerations = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
