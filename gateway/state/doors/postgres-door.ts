import { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../tables.ts'
import type { Door } from './door.ts'
import { KeepingClient } from './kept-statement.ts'
import { listenOnPostgres } from './postgres-listener.ts'
import { refuseStaleKeys } from './refuse-stale-keys.ts'

/** Whole numbers of 64 bits come as numbers: ours are counts and milliseconds, far below 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Compiling a statement takes PostgreSQL 300 ms; ours run in one. */
const WITHOUT_JIT = '-c jit=off'

/** Idle connections are closed sooner than this, and no question of ours is silent for as long: the other end is gone and nobody said so. */
const SILENT_MS = 60_000

/**
 * How long a question waits for a connection. Longer than a confirmation may take in all (`CONFIRM_WITHIN_MS` bounds that by itself): a server that is slow to
 * take one more is not one that is gone, and whoever asked has a limit of their own.
 */
const CONNECTED_WITHIN_MS = 4_000

/** A connection costs the server a process: one that was opened for a burst stays for the next. Less than `SILENT_MS`. */
const IDLE_MS = 45_000

/** Without it a connection that was cut without a word would hold its question, and its place in the pool, for a quarter of an hour. */
const openSocket = (): Socket => {
  const socket = new Socket()
  socket.setTimeout(SILENT_MS, () => socket.destroy())
  return socket
}

const openPool = (url: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    Client: KeepingClient,
    connectionTimeoutMillis: CONNECTED_WITHIN_MS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    stream: openSocket,
    options: WITHOUT_JIT,
    application_name: 'house',
  })
  // An idle connection that breaks is replaced at the next question, which then tells its own caller.
  pool.on('error', () => undefined)
  // One that breaks in somebody's hands fails the question they ask of it. Between two questions nobody would be told, and Node ends a process for an error that nobody hears.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const TRIES = 10

/** A server that is slow to take a connection is waited for while the house opens: nobody has asked anything yet. One that is not there is told at once. */
const waitedFor = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (fault) {
      if (tries === TRIES || !(fault instanceof Error && /timeout/.test(fault.message))) throw fault
    }
  }
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
    await waitedFor(() => refuseForgetful(pool))
  } catch (fault) {
    await Promise.all([pool.end(), ledgerPool.end()])
    throw fault
  }
  const db = new Kysely<Tables>({ dialect: refuseStaleKeys(new PostgresDialect({ pool })) })
  const ledgerDb = new Kysely<Tables>({ dialect: refuseStaleKeys(new PostgresDialect({ pool: ledgerPool })) })
  return {
    db,
    ledgerDb,
    listen: (heard) => listenOnPostgres(url, heard),
    // A pool that no query ever used is unknown to Kysely's driver: it is ended here.
    close: async () => {
      await Promise.all([db.destroy(), ledgerDb.destroy()])
      await Promise.all([pool, ledgerPool].map((each) => (each.ended ? undefined : each.end())))
    },
  }
}
