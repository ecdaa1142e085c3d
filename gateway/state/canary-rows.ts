import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import {
  CANARY_ENDS,
  CANARY_STATES,
  type CanaryEnd,
  type CanaryTally,
  type RegistrationCanary,
} from '../../schema/model/exchange-registration.ts'
import { databaseNow } from './database-clock.ts'
import { exchangeConfiguration } from './exchange-shape.ts'
import { instant, odsCode } from './shapes.ts'
import type { Tables } from './tables.ts'

/** What is done with a changed configuration: proposed (waiting for its report, or begun at once), begun, or settled. */
export type CanaryEdit =
  | ({ readonly edit: 'PROPOSE'; readonly begin: boolean } & Pick<
      RegistrationCanary,
      'id' | 'configuration' | 'share' | 'pilot' | 'forMs'
    >)
  | { readonly edit: 'BEGIN'; readonly id: string }
  | {
      readonly edit: 'SETTLE'
      readonly id: string
      readonly state: 'PROMOTED' | 'ROLLED_BACK' | 'WITHDRAWN'
      readonly end: CanaryEnd
    }

const count = z.number().int()

const canary = z
  .object({
    id: z.string(),
    state: z.enum(CANARY_STATES),
    configuration: exchangeConfiguration,
    share: z.number(),
    pilot: z.array(odsCode),
    for_ms: count,
    began_at: instant.nullable(),
    ended_at: instant.nullable(),
    ended_as: z.enum(CANARY_ENDS).nullable(),
    running_asked: count,
    running_failed: count,
    running_mismatched: count,
    running_unknown: count,
    tried_asked: count,
    tried_failed: count,
    tried_mismatched: count,
    tried_unknown: count,
  })
  .transform((row): RegistrationCanary => {
    const tally = (of: 'running' | 'tried'): CanaryTally => ({
      asked: row[`${of}_asked`],
      failed: row[`${of}_failed`],
      mismatched: row[`${of}_mismatched`],
      unknown: row[`${of}_unknown`],
    })
    return {
      id: row.id,
      state: row.state,
      configuration: row.configuration,
      share: row.share,
      pilot: row.pilot,
      forMs: row.for_ms,
      beganAt: row.began_at ?? undefined,
      endedAt: row.ended_at ?? undefined,
      end: row.ended_as ?? undefined,
      running: tally('running'),
      tried: tally('tried'),
    }
  })

/** Canaries that `where` (of `exchange_canaries c`) finds, newest first. */
export const readCanaries = async (
  db: Kysely<Tables>,
  where: ReturnType<typeof sql>,
): Promise<readonly RegistrationCanary[]> => {
  const { rows } =
    await sql`select c.* from exchange_canaries c where ${where} order by c.proposed_at desc, c.id`.execute(db)
  return rows.map((row) => canary.parse(row))
}

/** Makes the edit in the transaction that writes its line of history. Throws when the canary is not as the edit supposes. */
export const editCanary = async (trx: Transaction<Tables>, exchange: ExchangeId, given: CanaryEdit): Promise<void> => {
  const edited = async (): Promise<bigint | undefined> => {
    switch (given.edit) {
      case 'PROPOSE':
        return (
          await sql`insert into exchange_canaries (id, exchange_id, state, configuration, share, pilot, for_ms, proposed_at, began_at)
            values (${given.id}, ${exchange}, ${given.begin ? 'UNDER_WAY' : 'WAITING'}, ${JSON.stringify(given.configuration)}::json,
              ${given.share}, ${JSON.stringify(given.pilot)}::json, ${given.forMs}, ${databaseNow},
              case when ${given.begin} then ${databaseNow} end)`.execute(trx)
        ).numAffectedRows
      case 'BEGIN':
        return (
          await sql`update exchange_canaries set state = 'UNDER_WAY', began_at = ${databaseNow}
            where id = ${given.id} and exchange_id = ${exchange} and state = 'WAITING'`.execute(trx)
        ).numAffectedRows
      case 'SETTLE':
        return (
          await sql`update exchange_canaries set state = ${given.state}, ended_at = ${databaseNow}, ended_as = ${given.end}
            where id = ${given.id} and exchange_id = ${exchange} and state in ('WAITING', 'UNDER_WAY')`.execute(trx)
        ).numAffectedRows
    }
  }
  if ((await edited()) !== 1n) throw new Error('The canary is not as it was.')
}

/** A new id of a canary. */
export const newCanaryId = (): string => randomUUID()
