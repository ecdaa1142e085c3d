import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../tables.ts'
import { CHANNEL, type Door } from './door.ts'

/** Whole numbers of 64 bits come as numbers: ours are counts and milliseconds, far below 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Compiling a statement takes PostgreSQL 300 ms; ours run in one. */
const WITHOUT_JIT = '-c jit=off'

const openPool = (url: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 1_000,
    keepAlive: true,
    options: WITHOUT_JIT,
    application_name: 'house',
  })
  // An idle connection that breaks is replaced at the next question, which then tells its own caller.
  pool.on('error', () => undefined)
  return pool
}

/** Durability is a promise of ours, so a server set to break it is refused. */
const refuseForgetful = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ fsync: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  if (rows[0]?.fsync !== 'on') throw new Error('PostgreSQL runs with fsync off: an audit record could be lost.')
  if (rows[0].commit === 'off')
    throw new Error('PostgreSQL runs with synchronous_commit off: an audit record could be lost.')
}

/** PostgreSQL 15 or newer, through `pg`. */
export const openPostgresDoor = async (url: string): Promise<Door> => {
  const pool = openPool(url, 10)
  const ledgerPool = openPool(url, 2)
  try {
    await refuseForgetful(pool)
  } catch (fault) {
    await Promise.all([pool.end(), ledgerPool.end()])
    throw fault
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const ledgerDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: ledgerPool }) })
  return {
    db,
    ledgerDb,
    listen: async (heard) => {
      const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'house-listener' })
      client.on('error', () => undefined)
      client.on('notification', (notice) => heard(notice.payload ?? ''))
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      return () => client.end()
    },
    // A pool that no query ever used is unknown to Kysely's driver: it is ended here.
    close: async () => {
      await Promise.all([db.destroy(), ledgerDb.destroy()])
      await Promise.all([pool, ledgerPool].map((each) => (each.ended ? undefined : each.end())))
    },
  }
}
