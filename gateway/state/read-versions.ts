import { sql } from 'kysely'
import type { Door } from './doors/door.ts'
import { CONFIRM_WITHIN_MS, orTrouble } from './state-trouble.ts'

/** The versions of what is decided, as the database holds them now. */
export type Versions = { readonly agreements: number; readonly registry: number }

/** Reads both in one round trip. Throws `STATE_UNAVAILABLE` when they are not there within a second. */
export const versionsReader =
  ({ db }: Pick<Door, 'db'>) =>
  (): Promise<Versions> =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql<Versions>`select
        (select version from versions where name = 'agreements') as agreements,
        (select version from versions where name = 'registry') as registry`
        .execute(db)
        .then(({ rows: [row] }) => {
          if (row === undefined) throw new Error('There are no versions.')
          return row
        }),
      CONFIRM_WITHIN_MS,
    )
