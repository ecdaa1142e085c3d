import { type Kysely, sql } from 'kysely'

const KINDS = `('PROPOSED', 'SIGNED', 'SUSPENDED', 'RESUMED', 'WITHDREW', 'REINSTATED')`

const NOW = 'floor(extract(epoch from now()) * 1000)::bigint'

const STATEMENTS = [
  `alter table agreement_parties add column signer_name text, add column dspt_status text, add column dspt_published_on text`,
  'create index agreement_parties_of_organisation on agreement_parties (organisation, agreement_id)',

  // at: when it was done, or is said to have been; recorded_at: when it was written here.
  `create table agreement_events (
    id bigint generated always as identity primary key, agreement_id text not null references agreements,
    kind text not null check (kind in ${KINDS}), at bigint not null, recorded_at bigint not null, version integer, organisation text,
    by_issuer text, by_user_id text, by_name text, agreements_version bigint not null)`,
  'create index agreement_events_of_agreement on agreement_events (agreement_id, id)',

  // What stood before histories were kept: as though it had been done at once.
  `insert into agreement_events (agreement_id, kind, at, recorded_at, version, agreements_version)
    select agreement_id, 'PROPOSED', proposed_at, ${NOW}, version, changed_at_version
    from agreement_versions join agreements on agreements.id = agreement_id`,
  `insert into agreement_events (agreement_id, kind, at, recorded_at, version, organisation, by_issuer, by_user_id, agreements_version)
    select agreement_id, 'SIGNED', signed_at, ${NOW}, version, organisation, signer_issuer, signer_user_id, changed_at_version
    from agreement_parties join agreements on agreements.id = agreement_id where signed_at is not null`,
  `insert into agreement_events (agreement_id, kind, at, recorded_at, organisation, agreements_version)
    select agreement_id, 'SUSPENDED', suspended_at, ${NOW}, organisation, changed_at_version
    from agreement_suspensions join agreements on agreements.id = agreement_id`,
  `insert into agreement_events (agreement_id, kind, at, recorded_at, organisation, agreements_version)
    select agreement_id, 'WITHDREW', withdrawn_at, ${NOW}, organisation, changed_at_version
    from agreement_withdrawals join agreements on agreements.id = agreement_id`,
  `insert into agreement_events (agreement_id, kind, at, recorded_at, agreements_version)
    select id, 'SUSPENDED', ${NOW}, ${NOW}, changed_at_version from agreements where suspended_by_operator`,

  `create function agreements_are_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'what was agreed and its history are append-only';
    end $$`,
  ...['agreement_events', 'agreement_versions'].flatMap((table) => [
    `create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function agreements_are_append_only()`,
    `create trigger ${table}_never_emptied before truncate on ${table}
      for each statement execute function agreements_are_append_only()`,
  ]),

  `create table agreement_drafts (
    id text primary key, agreement_id text not null, version integer not null, revision bigint not null default 1,
    state text not null check (state in ('DRAFT', 'IN_COMMENT', 'PROPOSED', 'DISCARDED')), organisation text not null, terms json not null,
    changed_at bigint not null, by_issuer text not null, by_user_id text not null, by_name text)`,
  'create index agreement_drafts_of_organisation on agreement_drafts (organisation)',
  'create index agreement_drafts_of_agreement on agreement_drafts (agreement_id)',
  `create index agreement_drafts_in_comment on agreement_drafts (id) where state = 'IN_COMMENT'`,
  `create table agreement_draft_named (
    draft_id text not null references agreement_drafts, kind text not null check (kind in ('organisation', 'group')), name text not null,
    primary key (draft_id, kind, name))`,
  `create index agreement_draft_named_by_name on agreement_draft_named (kind, name)`,
  `create table agreement_draft_comments (
    id bigint generated always as identity primary key, draft_id text not null references agreement_drafts, at bigint not null,
    organisation text not null, clause text, words text not null, by_issuer text not null, by_user_id text not null, by_name text)`,
  'create index agreement_draft_comments_of_draft on agreement_draft_comments (draft_id, id)',

  'create table organisation_groups (id text primary key, name text not null)',
  `create table organisation_group_members (
    group_id text not null references organisation_groups, organisation text not null, primary key (group_id, organisation))`,
  'create index organisation_group_members_by_organisation on organisation_group_members (organisation)',
  'create table agreement_templates (id text primary key, name text not null, description text not null, terms json not null)',

  // The latest statement of an organisation holds; none is ever overwritten.
  `create table dspt_statements (
    id bigint generated always as identity primary key, organisation text not null, status text not null, published_on text not null,
    recorded_at bigint not null, by_issuer text, by_user_id text, by_name text)`,
  'create index dspt_statements_of_organisation on dspt_statements (organisation, id desc)',
]

/** The life of agreements: drafts and what was said about them, who signed as whom, history, groups, templates, standings in the Toolkit. */
export const agreementLife = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
