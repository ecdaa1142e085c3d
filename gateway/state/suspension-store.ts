import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Suspension } from '../../schema/model/suspension.ts'
import { databaseNow } from './database-clock.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { exchangeId, odsCode } from './shapes.ts'
import type { Tables } from './tables.ts'

/** Who suspends and resumes: a controller, or the exchange operator (in small letters, which no ODS code has). */
export type Suspender = OdsCode | 'operator'

/** A stored suspension on its way out. */
export const suspension = z
  .object({ exchange: exchangeId.nullable(), controller: odsCode.nullable() })
  .transform((row): Suspension => ({ exchange: row.exchange ?? undefined, controller: row.controller ?? undefined }))

const same = ({ exchange, controller }: Suspension) =>
  sql<boolean>`exchange_id is not distinct from ${exchange ?? null}::text and controller is not distinct from ${controller ?? null}::text`

/** Pauses an exchange or a controller; `UNCHANGED` when this suspender had already. A pause of everything is no pause: `INPUT_INVALID`. */
export const suspend = async (trx: Transaction<Tables>, what: Suspension, by: Suspender): Promise<EditOutcome> => {
  if (what.exchange === undefined && what.controller === undefined) throw new HouseError('INPUT_INVALID')
  const { numAffectedRows } = await sql`
    insert into suspensions values (${what.exchange ?? null}, ${what.controller ?? null}, ${by}, ${databaseNow})
    on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n ? 'DONE' : 'UNCHANGED'
}

/** Ends this suspender's own pause, and no one else's. */
export const resume = async (trx: Transaction<Tables>, what: Suspension, by: Suspender): Promise<EditOutcome> => {
  const ended = await trx.deleteFrom('suspensions').where(same(what)).where('suspended_by', '=', by).executeTakeFirst()
  if (ended.numDeletedRows > 0n) return 'DONE'
  const others = await trx.selectFrom('suspensions').select('suspended_by').where(same(what)).executeTakeFirst()
  return others === undefined ? 'NOT_FOUND' : 'NOT_ALLOWED'
}
