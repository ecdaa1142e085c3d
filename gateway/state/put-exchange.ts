import { sql, type Transaction } from 'kysely'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { keepExchange } from './exchange-history.ts'
import type { Tables } from './tables.ts'

/**
 * Writes an exchange and its members as every node reads them, in the transaction that raised the registry to this version. With `revision`, only over
 * the row that was read: else `CONFLICT`. A canary has a table of its own and is not written here.
 */
export const putExchange = async (
  trx: Transaction<Tables>,
  version: number,
  { members, ...row }: Exchange,
  revision?: number,
): Promise<EditOutcome> => {
  const columns = {
    name: row.name,
    area: row.area,
    protocol: row.protocol,
    endpoint: row.endpoint,
    record_types: JSON.stringify(row.recordTypes),
    default_controller: row.defaultController ?? null,
    lifecycle: row.lifecycle,
    maintenance: JSON.stringify(row.maintenance),
    limits: JSON.stringify(row.limits),
    settings: JSON.stringify(row.settings ?? null),
    sla: row.sla === undefined ? null : JSON.stringify(row.sla),
    pilot: row.pilot === undefined ? null : JSON.stringify(row.pilot),
  }
  const written = await trx
    .insertInto('exchanges')
    .values({ id: row.id, ...columns })
    .onConflict((conflict) => {
      const update = conflict.column('id').doUpdateSet({ ...columns, revision: sql`exchanges.revision + 1` })
      return revision === undefined ? update : update.where('exchanges.revision', '=', revision)
    })
    .returning('revision')
    .executeTakeFirst()
  if (written === undefined) return 'CONFLICT'
  await trx.deleteFrom('exchange_members').where('exchange_id', '=', row.id).execute()
  const codes = [...new Set(members)]
  if (codes.length > 0) await sql`insert into exchange_members select ${row.id}, unnest(${codes}::text[])`.execute(trx)
  await keepExchange(trx, { members, ...row }, version)
  return 'DONE'
}
