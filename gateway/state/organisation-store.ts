import { sql, type Transaction } from 'kysely'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { Tables } from './tables.ts'

/** Writes organisations over those of the same code, in one statement however many; of two with one code the last stands. */
export const saveOrganisations = async (
  trx: Transaction<Tables>,
  organisations: readonly Organisation[],
): Promise<void> => {
  const rows = [...new Map(organisations.map((organisation) => [organisation.odsCode, organisation])).values()]
  await sql`
    insert into organisations
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as o("odsCode" text, name text, kind text, "resolvesTo" text)
    on conflict (ods_code) do update set name = excluded.name, kind = excluded.kind, resolves_to = excluded.resolves_to`.execute(
    trx,
  )
}
