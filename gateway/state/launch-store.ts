import { sql } from 'kysely'
import type { Instant } from '../../schema/model/instant.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { orTrouble } from './state-trouble.ts'

/** Launches that were used, by a hash that tells nothing of them, each until it would have run out. Both throw `STATE_UNAVAILABLE`. */
export type LaunchStore = {
  /** Uses it up: true for the one caller who did, on whatever node; false for everybody after. Forgets those that have run out. */
  readonly take: (hash: string, endsAt: Instant) => Promise<boolean>
  readonly isTaken: (hash: string) => Promise<boolean>
}

/** The store of used launches behind a door. */
export const openLaunchStore = ({ db }: Pick<Door, 'db'>): LaunchStore => ({
  take: (hash, endsAt) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      (async () => {
        await sql`delete from used_launches where ends_at <= ${databaseNow}`.execute(db)
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('used_launches')
          .values({ launch_hash: hash, ends_at: endsAt })
          .onConflict((conflict) => conflict.column('launch_hash').doNothing())
          .executeTakeFirst()
        return numInsertedOrUpdatedRows === 1n
      })(),
    ),
  isTaken: (hash) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      db
        .selectFrom('used_launches')
        .select('launch_hash')
        .where('launch_hash', '=', hash)
        .executeTakeFirst()
        .then((found) => found !== undefined),
    ),
})
