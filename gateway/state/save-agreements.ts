import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Agreement } from '../../schema/model/agreement.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { databaseNow } from './database-clock.ts'
import type { Tables } from './tables.ts'
import { termsHash } from './terms-hash.ts'

const json = (rows: readonly unknown[]) => JSON.stringify(rows)

/**
 * Writes whole agreements as they are given, in a few statements however many: versions not yet known are added, signatures not yet known are
 * added, withdrawals and suspensions become the given ones; each change is written into the agreement's history. A known version with other
 * terms or parties is refused: `INPUT_INVALID`. A version is said to have been proposed when it was first signed.
 */
export const saveAgreements = async (
  trx: Transaction<Tables>,
  agreements: readonly Agreement[],
  changedAt: number,
): Promise<void> => {
  const heads = agreements.map(({ id, suspendedByOperator }) => ({ id, suspended: suspendedByOperator }))
  const versions = agreements.flatMap(({ id, versions }) =>
    versions.map((version) => ({
      id,
      version: version.version,
      terms: version.terms,
      hash: termsHash(id, version),
      signed: version.parties.reduce<number | null>(
        (first, { signedAt }) => (signedAt === undefined ? first : Math.min(signedAt, first ?? signedAt)),
        null,
      ),
    })),
  )
  const parties = agreements.flatMap(({ id, versions }) =>
    versions.flatMap(({ version, parties }) =>
      parties.map((p) => ({
        id,
        version,
        organisation: p.organisation,
        provides: p.provides,
        receives: p.receives,
        signed: p.signedAt ?? null,
      })),
    ),
  )

  const { rows: turned } = await sql<{ id: string; suspended: boolean }>`
    with given as (select * from json_to_recordset(${json(heads)}::json) as g(id text, suspended boolean)),
    before as (select a.id, a.suspended_by_operator as suspended from agreements a join given using (id)),
    put as (insert into agreements select id, ${changedAt}, suspended from given
      on conflict (id) do update set changed_at_version = excluded.changed_at_version, suspended_by_operator = excluded.suspended_by_operator)
    select given.id, given.suspended from given left join before using (id)
    where given.suspended <> coalesce(before.suspended, false)`.execute(trx)
  const { rows: altered } = await sql`
    with given as (select * from json_to_recordset(${json(versions)}::json)
      as g(id text, version integer, terms json, hash text, signed bigint)),
    added as (insert into agreement_versions select id, version, terms, hash, least(signed, ${databaseNow}) from given
      on conflict do nothing returning agreement_id, version, proposed_at),
    told as (insert into agreement_events (agreement_id, kind, at, recorded_at, version, agreements_version)
      select agreement_id, 'PROPOSED', proposed_at, ${databaseNow}, version, ${changedAt} from added order by agreement_id, version)
    select 1 from given join agreement_versions v on v.agreement_id = given.id and v.version = given.version where v.terms_hash <> given.hash`.execute(
    trx,
  )
  if (altered.length > 0) throw new HouseError('INPUT_INVALID')
  await sql`
    with put as (
      insert into agreement_parties (agreement_id, version, organisation, provides, receives, signed_at, signed_hash)
      select g.id, g.version, organisation, provides, receives, signed, case when signed is not null then v.terms_hash end
      from json_to_recordset(${json(parties)}::json)
        as g(id text, version integer, organisation text, provides boolean, receives boolean, signed bigint)
      join agreement_versions v on v.agreement_id = g.id and v.version = g.version
      on conflict (agreement_id, version, organisation) do update
        set signed_at = excluded.signed_at, signed_hash = excluded.signed_hash where agreement_parties.signed_at is null
      returning agreement_id, version, organisation, signed_at)
    insert into agreement_events (agreement_id, kind, at, recorded_at, version, organisation, agreements_version)
    select agreement_id, 'SIGNED', signed_at, ${databaseNow}, version, organisation, ${changedAt}
    from put where signed_at is not null order by agreement_id, signed_at, organisation`.execute(trx)
  await sql`
    insert into agreement_events (agreement_id, kind, at, recorded_at, agreements_version)
    select id, case when suspended then 'SUSPENDED' else 'RESUMED' end, ${databaseNow}, ${databaseNow}, ${changedAt}
    from json_to_recordset(${json(turned)}::json) as g(id text, suspended boolean)`.execute(trx)
  await standing(
    trx,
    { table: 'agreement_withdrawals', began: 'WITHDREW', ended: 'REINSTATED' },
    agreements.map(({ id, withdrawn }) => ({ id, named: withdrawn })),
    changedAt,
  )
  await standing(
    trx,
    { table: 'agreement_suspensions', began: 'SUSPENDED', ended: 'RESUMED' },
    agreements.map(({ id, suspended }) => ({ id, named: suspended })),
    changedAt,
  )
}

type Marks = {
  readonly table: 'agreement_withdrawals' | 'agreement_suspensions'
  readonly began: string
  readonly ended: string
}

/** Makes the organisations listed the only ones in the table; who stood there before keeps their time. */
const standing = async (
  trx: Transaction<Tables>,
  { table, began, ended }: Marks,
  given: readonly { readonly id: string; readonly named: readonly string[] }[],
  changedAt: number,
): Promise<void> => {
  const rows = given.flatMap(({ id, named }) => named.map((organisation) => ({ id, organisation })))
  const listed = sql`json_to_recordset(${json(rows)}::json) as g(id text, organisation text)`
  const ids = given.map(({ id }) => id)
  const told = (what: RawBuilder<unknown>, kind: string) => sql`
    with changed as (${what} returning agreement_id, organisation)
    insert into agreement_events (agreement_id, kind, at, recorded_at, organisation, agreements_version)
    select agreement_id, ${kind}, ${databaseNow}, ${databaseNow}, organisation, ${changedAt} from changed order by agreement_id, organisation`
  await told(
    sql`delete from ${sql.table(table)} t where t.agreement_id = any(${ids}::text[])
      and (t.agreement_id, t.organisation) not in (select g.id, g.organisation from ${listed})`,
    ended,
  ).execute(trx)
  await told(
    sql`insert into ${sql.table(table)} select distinct g.id, g.organisation, ${databaseNow} from ${listed} on conflict do nothing`,
    began,
  ).execute(trx)
}
