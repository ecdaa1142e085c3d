import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate } from '../gateway/state/migrations/migrate.ts'
import type { Tables } from '../gateway/state/tables.ts'
import { keepPostgres } from './postgres.ts'

/** A database of one test's own on a server that this process keeps. */
export type TestDatabase = {
  readonly url: string
  /** Throws everybody out and drops it. */
  readonly stop: () => Promise<void>
}

const TEMPLATE = 'made'

const at = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

const tell = async (server: string, command: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}

/** A server with one database that has every table, and nobody in it: what the others are copies of. */
const openServer = async (): Promise<string> => {
  const server = await keepPostgres()
  await tell(server, `create database ${TEMPLATE}`)
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: at(server, TEMPLATE), max: 1 }) }),
  })
  await migrate(db)
  await db.destroy()
  return server
}

let server: Promise<string> | undefined
let made = 0

/**
 * Opens a database with its tables and nothing in them, for whoever neither stops its server nor looks at its files: a copy takes a tenth of what a server of one's own
 * and making the tables do. Throws as `startPostgres` does.
 */
export const openDatabase = async (): Promise<TestDatabase> => {
  server ??= openServer()
  const [address, name] = [await server, `house_${++made}`]
  await tell(address, `create database ${name} template ${TEMPLATE}`)
  return { url: at(address, name), stop: () => tell(address, `drop database ${name} with (force)`) }
}
