import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase, type TestDatabase } from '../database.ts'
import { onDatabase } from './every-table.ts'
import { type Answered, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

// What an answer rests on is confirmed before its disclosure is written. Where the writing takes longer than a second that confirmation is
// stale, and the answer is held back although its disclosure stands in the ledger.

let database: TestDatabase
let it: LondonHouse
beforeAll(async () => {
  database = await openDatabase()
  it = await openLondonHouse({ databaseUrl: database.url })
})
afterAll(async () => {
  await it?.close()
  await database?.stop()
})

const sql = (...statements: readonly string[]) =>
  onDatabase(database.url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
const onInsertOf = (kind: string, name: string, does: string) =>
  sql(
    `create or replace function ${name}() returns trigger language plpgsql as $$ begin ${does} end $$`,
    `create trigger ${name} before insert on ledger_entries for each row when (new.kind = '${kind}') execute function ${name}()`,
  )
/** From now on the database takes so long over each disclosure. */
const delayDisclosures = (seconds: number) =>
  onInsertOf('disclosure', 'dawdle', `perform pg_sleep(${seconds}); return new;`)
const refuseRefusals = () => onInsertOf('refusal', 'refuse', `raise exception 'the disk is full';`)
const writeInTime = () => sql('drop trigger if exists dawdle on ledger_entries')
afterEach(() => sql('drop trigger if exists refuse on ledger_entries'))

const PERSON = 'default'
const view = () => it.ask(question(WHOLE), { variables: { patient: it.patient(PERSON) } })

/** What was written last for this person by somebody other than themself, by kind, and under which receipt. */
const lastWritten = () =>
  onDatabase(database.url, async (client) => {
    const { rows } = await client.query<{ receipt: string; kinds: readonly string[] }>(
      `select receipt, array_agg(kind order by at, sequence) as kinds from ledger_entries
       where receipt = (select receipt from ledger_entries where kind = 'decision' order by at desc, sequence desc limit 1) group by receipt`,
    )
    if (rows[0] === undefined) throw new Error('Nothing was written.')
    return rows[0]
  })

type Logged = { readonly receipt: string; readonly outcome: string; readonly recordTypes: readonly string[] }

/** The person's own log, read in pages of two: every access is in it once, however its entries fall. */
const ownLog = async (): Promise<readonly Logged[]> => {
  const LOG = `query($patient: NHSNumber!, $access: AccessInput!, $after: String) { patient(nhsNumber: $patient, access: $access) {
    accessLog(first: 2, after: $after) { items { receipt outcome recordTypes } pageInfo { endCursor hasNextPage } } } }`
  const items: Logged[] = []
  for (let after: string | null = null; ; ) {
    const answer: Answered = await it.ask(LOG, { as: 'patient', variables: { patient: it.patient(PERSON), after } })
    const { items: some, pageInfo } = patientOf(answer).accessLog
    items.push(...some)
    if (!pageInfo.hasNextPage) return items
    after = pageInfo.endCursor
  }
}
const loggedAs = async (receipt: string) => (await ownLog()).filter((access) => access.receipt === receipt)

const releasedOf = async (receipt: string): Promise<readonly unknown[]> => {
  const RECEIPT = 'query($id: ID!) { receipt(id: $id) { access { outcome } released { recordType } } }'
  const answer = await it.ask(RECEIPT, { as: 'patient', variables: { id: receipt } })
  return answer.body.data.receipt.released
}

const expectNothing = (answer: Answered, code: string) => {
  expect(refusalOf(answer)).toBe(code)
  expect(answer.body.data).toEqual({ patient: null })
  expect(answer.body.errors).toHaveLength(1)
}

test('the disclosure is written in time: the answer leaves, and the log says so', async () => {
  const answer = await view()
  const { receipt } = patientOf(answer)
  expect(shownSources(answer).length).toBeGreaterThan(0)
  expect(await lastWritten()).toEqual({ receipt, kinds: ['decision', 'disclosure'] })
  expect(await loggedAs(receipt)).toEqual([expect.objectContaining({ outcome: 'RELEASED' })])
  expect((await releasedOf(receipt)).length).toBeGreaterThan(0)
})

test('the disclosure takes longer than a second: nothing leaves, and the log says that it was refused', async () => {
  await delayDisclosures(1.2)
  expectNothing(await view(), 'STATE_UNAVAILABLE')
  await writeInTime()
  const { receipt, kinds } = await lastWritten()
  expect(kinds).toEqual(['decision', 'disclosure', 'refusal'])
  const [logged, ...more] = await loggedAs(receipt)
  expect(more).toEqual([])
  expect(logged).toMatchObject({ outcome: 'REFUSED' })
  expect(logged?.recordTypes.length).toBeGreaterThan(0)
  expect(await releasedOf(receipt)).toEqual([])
})

test('not even the refusal can be written: nothing leaves, and the log claims what the ledger holds', async () => {
  await delayDisclosures(1.2)
  await refuseRefusals()
  expectNothing(await view(), 'AUDIT_UNAVAILABLE')
  await writeInTime()
  const { receipt, kinds } = await lastWritten()
  expect(kinds).toEqual(['decision', 'disclosure'])
  expect(await loggedAs(receipt)).toEqual([expect.objectContaining({ outcome: 'RELEASED' })])
})

test('the database is quick again: the next answer leaves, and the ledger verifies', async () => {
  const answer = await view()
  expect(shownSources(answer).length).toBeGreaterThan(0)
  expect(await loggedAs(patientOf(answer).receipt)).toEqual([expect.objectContaining({ outcome: 'RELEASED' })])
  expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
})
