import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState } from '../../gateway/state/open-state.ts'
import { startPostgres, type TestPostgres } from '../postgres.ts'

const KILLS = Number(process.env['KILLS'] ?? 30)
const SIDE_BY_SIDE = 3

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(() => postgres?.stop())

/** One process's life: killed at a random moment soon after its first receipts; gives every receipt it had printed whole. */
const liveAndDie = async (name: string): Promise<readonly string[]> => {
  const child = spawn(process.execPath, ['test/house/ledger-process.ts', postgres.url, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      resolve()
    })
    child.once('close', () => resolve())
  })
  const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)))
  await begun
  await wait(Math.random() * 150)
  child.kill('SIGKILL')
  expect(await gone).toBe('SIGKILL')
  return printed.split('\n').slice(0, -1)
}

test(`no receipt that was handed out is lost by ${KILLS} kills, and the chains verify`, {
  timeout: 60_000 + KILLS * 3_000,
}, async () => {
  const printed: string[] = []
  let killed = 0
  const killOneAfterAnother = async (): Promise<void> => {
    while (killed < KILLS) printed.push(...(await liveAndDie(`k${killed++}`)))
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, killOneAfterAnother))
  expect(killed).toBeGreaterThanOrEqual(KILLS)
  expect(printed.length).toBeGreaterThan(KILLS)

  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query<{ receipt: string }>('select receipt from ledger_entries')
  await client.end()
  const kept = new Set(rows.map(({ receipt }) => receipt))
  expect(printed.filter((receipt) => !kept.has(receipt))).toEqual([])

  const state = await openState({ kind: 'postgres', url: postgres.url }, { patientKey: new Uint8Array(32) })
  expect(await state.ledger.verify()).toEqual({ ok: true, entries: kept.size })
  await state.close()
})
