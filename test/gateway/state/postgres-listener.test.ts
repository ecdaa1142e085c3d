import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenOnPostgres } from '../../../gateway/state/doors/postgres-listener.ts'
import { onDatabase } from '../../house/every-table.ts'
import { startPostgres, type TestPostgres } from '../../postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

const sql = (text: string) => onDatabase(postgres.url, async (client) => (await client.query(text)).rows)
const tell = (change: string) => sql(`select pg_notify('house_versions', '${change}')`)
const LISTENERS = `select count(*)::int as count from pg_stat_activity where application_name = 'house-listener'`

test('a listener whose connection is cut says that it may have missed something, and hears again; stopped, it is gone', async () => {
  const heard: string[] = []
  const stop = await listenOnPostgres(postgres.url, (change) => heard.push(change))
  await tell('agreements 2')
  await expect.poll(() => heard).toEqual(['agreements 2'])

  await sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'house-listener'`)
  await expect.poll(() => heard, { timeout: 30_000 }).toEqual(['agreements 2', ''])
  await tell('registry 3')
  await expect.poll(() => heard).toEqual(['agreements 2', '', 'registry 3'])

  await stop()
  await expect.poll(() => sql(LISTENERS), { timeout: 30_000 }).toEqual([{ count: 0 }])
})

test('a database that cannot be reached is said at once', async () => {
  const nobody = new URL(postgres.url)
  nobody.port = '1'
  await expect(listenOnPostgres(nobody.href, () => {})).rejects.toThrow()
})
