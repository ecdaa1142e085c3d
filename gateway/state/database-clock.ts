import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../schema/model/instant.ts'
import type { Door } from './doors/door.ts'
import { CONFIRM_WITHIN_MS, orTrouble } from './state-trouble.ts'

/** The database's clock, in milliseconds, as an SQL expression: the one time that decisions are made at. */
export const databaseNow: RawBuilder<Instant> = sql<Instant>`floor(extract(epoch from now()) * 1000)::bigint`

/** Reads the database's clock. Throws `STATE_UNAVAILABLE` when it is not there within a second. */
export const clockReader =
  ({ db }: Pick<Door, 'db'>) =>
  (): Promise<Instant> =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql<{ now: Instant }>`select ${databaseNow} as now`.execute(db).then(({ rows: [row] }) => {
        if (row === undefined) throw new Error('There is no clock.')
        return row.now
      }),
      CONFIRM_WITHIN_MS,
    )
