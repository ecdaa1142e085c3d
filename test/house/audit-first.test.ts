import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres, type TestPostgres } from '../postgres.ts'
import { begin } from './break-the-glass.ts'
import { onDatabase } from './every-table.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { requestsOf } from './requests-of.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

let postgres: TestPostgres
let it: LondonHouse
let isGone = false
beforeAll(async () => {
  postgres = await startPostgres()
  it = await openLondonHouse({ databaseUrl: postgres.url })
})
afterAll(async () => {
  await it?.close()
  await postgres?.stop()
})

const sql = (...statements: readonly string[]) =>
  onDatabase(postgres.url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })

/** From now on the ledger takes no entry of these kinds. */
const refuseToWrite = (...kinds: readonly string[]) =>
  sql(
    `create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`,
    `create trigger refuse before insert on ledger_entries for each row when (new.kind in (${kinds.map((kind) => `'${kind}'`)})) execute function refuse()`,
  )
const writeAgain = () => sql('drop trigger if exists refuse on ledger_entries')
afterEach(async () => {
  if (!isGone) await writeAgain()
})

const view = (name = 'default', access?: object) =>
  it.ask(question(WHOLE), { variables: { patient: it.patient(name), ...(access ? { access } : {}) } })

const written = () =>
  onDatabase(postgres.url, async (client) => {
    const { rows } = await client.query<{ kind: string }>(
      `select kind from ledger_entries where kind <> 'chain' order by at, sequence`,
    )
    return rows.map(({ kind }) => kind)
  })

/** Everything that must hold of an answer that was not given. */
const expectNothing = (answer: Awaited<ReturnType<typeof view>>, codes: readonly string[]) => {
  expect(codes).toContain(refusalOf(answer))
  expect(answer.body.data ?? { patient: null }).toEqual({ patient: null })
  expect(answer.text).not.toMatch(/disk|relation|postgres|insert|select|ledger/i)
}

describe('the ledger cannot be written', () => {
  test('at all: nothing is asked, and the answer is AUDIT_UNAVAILABLE', async () => {
    await refuseToWrite('decision', 'disclosure', 'refusal', 'administration')
    const before = await requestsOf(it.london)
    expectNothing(await view(), ['AUDIT_UNAVAILABLE'])
    expectNothing(await view('no-choice', { purpose: 'BTG', careContext: 'A' }), ['AUDIT_UNAVAILABLE'])
    // Nor is it told whether anything is restricted.
    const begun = await begin(it, it.patient('no-choice'))
    expect(begun.body.data).toEqual({ beginBreakGlass: null })
    expect(refusalOf(begun)).toBe('AUDIT_UNAVAILABLE')
    expect(await requestsOf(it.london)).toBe(before)
  })

  test('because its table is gone: the same', async () => {
    await sql('alter table ledger_entries rename to gone')
    const before = await requestsOf(it.london)
    expectNothing(await view(), ['AUDIT_UNAVAILABLE'])
    expect(await requestsOf(it.london)).toBe(before)
    await sql('alter table gone rename to ledger_entries')
  })

  test('not even a refusal is told as one when it cannot be written down', async () => {
    await refuseToWrite('refusal')
    expectNothing(await it.ask(question('name'), { as: 'operator', variables: { patient: it.patient('default') } }), [
      'AUDIT_UNAVAILABLE',
    ])
  })

  test('for the disclosure alone: exchanges are asked, and no answer leaves', async () => {
    await refuseToWrite('disclosure')
    const before = await requestsOf(it.london)
    const already = (await written()).length
    expectNothing(await view(), ['AUDIT_UNAVAILABLE'])
    expect(await requestsOf(it.london)).toBeGreaterThan(before)
    expect((await written()).slice(already)).toEqual(['decision', 'refusal'])
  })

  test('for many at once: none of them leaves', async () => {
    await refuseToWrite('disclosure')
    const answers = await Promise.all(
      ['default', 'superseded', 'end-of-life', 'contradictory'].map((name) => view(name)),
    )
    for (const answer of answers) expectNothing(answer, ['AUDIT_UNAVAILABLE'])
  })

  test('it can again: the next question is answered, and the ledger verifies', async () => {
    const answer = await view()
    expect(shownSources(answer).length).toBeGreaterThan(0)
    const kinds = (await it.state.ledger.byReceipt(patientOf(answer).receipt)).map(({ entry }) => entry.kind)
    expect(kinds).toEqual(['decision', 'disclosure'])
    expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
  })
})

describe('the facts cannot be read', () => {
  test.each(['directives', 'versions', 'suspensions'])(
    '%s cannot: nothing is asked, the refusal is written',
    async (table) => {
      await sql(`alter table ${table} rename to gone`)
      const before = await requestsOf(it.london)
      const answer = await view()
      await sql(`alter table gone rename to ${table}`)
      expectNothing(answer, ['STATE_UNAVAILABLE'])
      expect(await requestsOf(it.london)).toBe(before)
      expect((await written()).at(-1)).toBe('refusal')
    },
  )

  test('agreements that changed cannot be read: the old ones do not serve', async () => {
    await sql(
      'alter table agreement_parties rename to gone',
      `update versions set version = version + 1 where name = 'agreements'`,
    )
    const before = await requestsOf(it.london)
    const answer = await view()
    await sql('alter table gone rename to agreement_parties')
    expectNothing(answer, ['STATE_UNAVAILABLE'])
    expect(await requestsOf(it.london)).toBe(before)
  })

  test('a lock that nobody lifts is as good as gone', async () => {
    const before = await requestsOf(it.london)
    const answer = await onDatabase(postgres.url, async (client) => {
      await client.query('begin')
      await client.query('lock table directives in access exclusive mode')
      const refused = await view()
      await client.query('rollback')
      return refused
    })
    expectNothing(answer, ['STATE_UNAVAILABLE', 'AUDIT_UNAVAILABLE'])
    expect(await requestsOf(it.london)).toBe(before)
  })
})

// Last: the database does not come back.
test('the database is gone: nothing is asked, nothing leaves, and the gateway says that it is not ready', async () => {
  isGone = true
  await postgres.stop()
  const before = await requestsOf(it.london)
  expectNothing(await view(), ['STATE_UNAVAILABLE', 'AUDIT_UNAVAILABLE'])
  expect(await requestsOf(it.london)).toBe(before)
  expect((await it.send({}, '/health/ready')).status).toBe(503)
  expect((await it.send({}, '/health/live')).status).toBe(200)
})
