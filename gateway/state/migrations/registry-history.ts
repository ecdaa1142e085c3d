import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What of an exchange a decision rests on, as of each version of the registry that changed it.
  `create table exchange_history (
    exchange_id text not null references exchanges, registry_version bigint not null, definition json not null,
    primary key (exchange_id, registry_version))`,
  `insert into exchange_history
    select e.id, v.version, json_build_object('id', e.id, 'members', coalesce((
        select json_agg(m.ods_code order by m.ods_code collate "C") from exchange_members m where m.exchange_id = e.id), '[]'),
      'recordTypes', e.record_types, 'lifecycle', e.lifecycle)
    from exchanges e, versions v where v.name = 'registry'`,
  `create function exchange_history_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'the history of the registry is append-only';
    end $$`,
  `create trigger exchange_history_append_only before update or delete on exchange_history
    for each row execute function exchange_history_is_append_only()`,

  // Views counted by what they asked and were permitted; a mark says how far each of the ledger's chains has been counted.
  `create table view_kinds (id bigint generated always as identity primary key, hash text not null unique, glance json not null)`,
  `create table view_tallies (
    day text not null, kind_id bigint not null references view_kinds, agreements_version bigint not null, views bigint not null,
    last_at bigint not null, primary key (day, kind_id, agreements_version))`,
  'create index view_tallies_of_kind on view_tallies (kind_id)',
  'create table view_tally_marks (writer text primary key, sequence bigint not null)',
]

/** The registry's past, so that an old decision's sets of members can be read; and views counted by their kinds. */
export const registryHistory = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
