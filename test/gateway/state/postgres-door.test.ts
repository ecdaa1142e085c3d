import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KEPT } from '../../../gateway/state/doors/kept-statement.ts'
import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { listenOnPostgres } from '../../../gateway/state/doors/postgres-listener.ts'
import { onDatabase } from '../../house/every-table.ts'
import { startPostgres, type TestPostgres } from '../../postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

const told = (text: string) => onDatabase(postgres.url, async (client) => (await client.query(text)).rows)
const tell = (change: string) => told(`select pg_notify('house_versions', '${change}')`)
const LISTENERS = `select count(*)::int as count from pg_stat_activity where application_name = 'house-listener'`

test('a listener whose connection is cut says that it may have missed something, and hears again; stopped, it is gone', async () => {
  const heard: string[] = []
  const stop = await listenOnPostgres(postgres.url, (change) => heard.push(change))
  await tell('agreements 2')
  await expect.poll(() => heard).toEqual(['agreements 2'])

  await told(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'house-listener'`)
  await expect.poll(() => heard, { timeout: 30_000 }).toEqual(['agreements 2', ''])
  await tell('registry 3')
  await expect.poll(() => heard).toEqual(['agreements 2', '', 'registry 3'])

  await stop()
  await expect.poll(() => told(LISTENERS), { timeout: 30_000 }).toEqual([{ count: 0 }])
})

test('a database that cannot be reached is said at once', async () => {
  const nobody = new URL(postgres.url)
  nobody.port = '1'
  await expect(listenOnPostgres(nobody.href, () => {})).rejects.toThrow()
})

test('a statement that is kept is compiled once a connection, and gives what it is asked each time; others are not kept', async () => {
  const door = await openPostgresDoor(postgres.url)
  try {
    await door.db.connection().execute(async (db) => {
      for (const asked of [1, 2, 3])
        expect((await sql<{ asked: number }>`${sql.raw(KEPT)} select ${asked}::int as asked`.execute(db)).rows).toEqual(
          [{ asked }],
        )
      await sql`select ${4}::int as other`.execute(db)
      const { rows } = await sql<{ statement: string; ran: number }>`
        select statement, (generic_plans + custom_plans)::int as ran from pg_prepared_statements`.execute(db)
      expect(rows).toEqual([{ statement: `${KEPT} select $1::int as asked`, ran: 3 }])
    })
  } finally {
    await door.close()
  }
})

test('a connection that is cut between two statements of one transaction fails the transaction, and not the process', async () => {
  const door = await openPostgresDoor(postgres.url)
  const uncaught: unknown[] = []
  const note = (fault: unknown) => uncaught.push(fault)
  process.on('uncaughtException', note)
  try {
    const cut = door.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
      await told(`select pg_terminate_backend(${rows[0]?.pid})`)
      await expect
        .poll(() => told(`select count(*)::int as count from pg_stat_activity where pid = ${rows[0]?.pid}`))
        .toEqual([{ count: 0 }])
      await wait(100)
      await sql`select 1`.execute(db)
    })
    await expect(cut).rejects.toThrow(/connection/i)
    expect(uncaught).toEqual([])
    expect((await sql<{ one: number }>`select 1 as one`.execute(door.db)).rows).toEqual([{ one: 1 }])
  } finally {
    process.off('uncaughtException', note)
    await door.close()
  }
})
