import { sql, type Transaction } from 'kysely'
import type { Agreement } from '../../schema/model/agreement.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { databaseNow } from './database-clock.ts'
import type { Tables } from './tables.ts'
import { termsHash } from './terms-hash.ts'

/**
 * Writes whole agreements as they are given, in five statements however many: versions not yet known are added, signatures not yet known are
 * added, withdrawals and suspensions become the given ones. A known version with other terms or parties is refused: `INPUT_INVALID`.
 */
export const saveAgreements = async (
  trx: Transaction<Tables>,
  agreements: readonly Agreement[],
  changedAt: number,
): Promise<void> => {
  const heads = agreements.map(({ id, suspendedByOperator }) => ({ id, suspended: suspendedByOperator }))
  const versions = agreements.flatMap(({ id, versions }) =>
    versions.map((version) => ({ id, version: version.version, terms: version.terms, hash: termsHash(id, version) })),
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
  const json = (rows: readonly unknown[]) => JSON.stringify(rows)

  await sql`
    insert into agreements select id, ${changedAt}, suspended from json_to_recordset(${json(heads)}::json) as g(id text, suspended boolean)
    on conflict (id) do update set changed_at_version = excluded.changed_at_version, suspended_by_operator = excluded.suspended_by_operator`.execute(
    trx,
  )
  const { rows: altered } = await sql`
    with given as (select * from json_to_recordset(${json(versions)}::json) as g(id text, version integer, terms json, hash text)),
    added as (insert into agreement_versions select id, version, terms, hash, ${databaseNow} from given on conflict do nothing)
    select 1 from given join agreement_versions v on v.agreement_id = given.id and v.version = given.version where v.terms_hash <> given.hash`.execute(
    trx,
  )
  if (altered.length > 0) throw new HouseError('INPUT_INVALID')
  await sql`
    insert into agreement_parties (agreement_id, version, organisation, provides, receives, signed_at, signed_hash)
    select g.id, g.version, organisation, provides, receives, signed, case when signed is not null then v.terms_hash end
    from json_to_recordset(${json(parties)}::json)
      as g(id text, version integer, organisation text, provides boolean, receives boolean, signed bigint)
    join agreement_versions v on v.agreement_id = g.id and v.version = g.version
    on conflict (agreement_id, version, organisation) do update
      set signed_at = excluded.signed_at, signed_hash = excluded.signed_hash where agreement_parties.signed_at is null`.execute(
    trx,
  )
  await standing(
    trx,
    'agreement_withdrawals',
    agreements.map(({ id, withdrawn }) => ({ id, named: withdrawn })),
  )
  await standing(
    trx,
    'agreement_suspensions',
    agreements.map(({ id, suspended }) => ({ id, named: suspended })),
  )
}

/** Makes the organisations listed the only ones in the table; who stood there before keeps their time. */
const standing = async (
  trx: Transaction<Tables>,
  table: 'agreement_withdrawals' | 'agreement_suspensions',
  given: readonly { readonly id: string; readonly named: readonly string[] }[],
): Promise<void> => {
  const rows = given.flatMap(({ id, named }) => named.map((organisation) => ({ id, organisation })))
  const listed = sql`json_to_recordset(${JSON.stringify(rows)}::json) as g(id text, organisation text)`
  const ids = given.map(({ id }) => id)
  await sql`delete from ${sql.table(table)} t where t.agreement_id = any(${ids}::text[])
    and (t.agreement_id, t.organisation) not in (select g.id, g.organisation from ${listed})`.execute(trx)
  await sql`insert into ${sql.table(table)} select distinct g.id, g.organisation, ${databaseNow} from ${listed} on conflict do nothing`.execute(
    trx,
  )
}
