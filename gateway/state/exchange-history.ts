import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { EXCHANGE_LIFECYCLES, type Exchange } from '../../schema/model/exchange.ts'
import { exchangeId, odsCode, recordType } from './shapes.ts'
import type { Tables } from './tables.ts'

/** What of an exchange a decision rests on. */
export type PastExchange = Pick<Exchange, 'id' | 'members' | 'recordTypes' | 'lifecycle'>

const definition: z.ZodType<PastExchange> = z.object({
  id: exchangeId,
  members: z.array(odsCode),
  recordTypes: z.array(recordType),
  lifecycle: z.enum(EXCHANGE_LIFECYCLES),
})

/** Writes down how an exchange stands from this version of the registry on; nothing when it stands as before. */
export const keepExchange = async (
  trx: Transaction<Tables>,
  { id, members, recordTypes, lifecycle }: PastExchange,
  version: number,
): Promise<void> => {
  const now = JSON.stringify({ id, members: [...new Set(members)].sort(), recordTypes, lifecycle })
  await sql`insert into exchange_history select ${id}, ${version}, ${now}::json where ${now} is distinct from (
    select definition::text from exchange_history where exchange_id = ${id} order by registry_version desc limit 1)`.execute(
    trx,
  )
}

/** The exchanges as they stood at a version of the registry, by id; undefined when nothing is kept of so long ago. */
export const readExchangesAt = async (
  db: Kysely<Tables>,
  version: number,
): Promise<readonly PastExchange[] | undefined> => {
  const { rows } = await sql<{ definition: unknown }>`
    select distinct on (exchange_id collate "C") definition from exchange_history where registry_version <= ${version}
    order by exchange_id collate "C", registry_version desc`.execute(db)
  return rows.length === 0 ? undefined : rows.map((row) => definition.parse(row.definition))
}
