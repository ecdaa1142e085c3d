import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import type { Tables } from '../tables.ts'
import { CHANNEL, type Door } from './door.ts'
import { refuseStaleKeys } from './refuse-stale-keys.ts'

const INT8 = 20

/** PostgreSQL in this process: in memory, or in a directory. `dump`: a dumped data directory to start from, which spares the seconds of a first start. */
export const openPgliteDoor = async (directory: string | undefined, dump: Blob | undefined): Promise<Door> => {
  const pglite = await PGlite.create({
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(dump === undefined ? {} : { loadDataDir: dump }),
    parsers: { [INT8]: Number },
  })
  const db = new Kysely<Tables>({ dialect: refuseStaleKeys(new PGliteDialect({ pglite })) })
  return {
    db,
    ledgerDb: db,
    listen: (heard) => pglite.listen(CHANNEL, heard),
    close: () => db.destroy(),
  }
}
