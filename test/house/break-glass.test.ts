import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type TestDatabase } from '../database.ts'
import { gatewayEnvironment } from '../london/gateway-environment.ts'
import { begin, breakTheGlass, confirm } from './break-the-glass.ts'
import { onDatabase } from './every-table.ts'
import { startGateway } from './gateway-process.ts'
import { type Answered, type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { requestsOf } from './requests-of.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

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

const BTG = { purpose: 'BTG', careContext: 'Emergency department attendance 17' }
const view = (name: string, access?: object, options: AskOptions = {}) =>
  it.ask(question(WHOLE), { ...options, variables: { patient: it.patient(name), ...(access ? { access } : {}) } })

type Entry = { readonly exchange: { readonly id: string }; readonly type: string; readonly state: string }
const stateOf = (answer: Awaited<ReturnType<typeof view>>, exchange: string, type = 'CONDITION') =>
  patientOf(answer).manifest.find((entry: Entry) => entry.exchange.id === exchange && entry.type === type)?.state

const rows = (statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
  onDatabase(database.url, async (client) => (await client.query(statement, [...values])).rows)
const owed = (receipt: string) =>
  rows(
    'select kind, organisation, (due_at - created_at)::float8 as within from obligations where receipt = $1 order by kind',
    [receipt],
  )

const NOTICES = `query($patient: NHSNumber!) { patientNotices(patient: $patient, first: 10) {
  items { id kind sentence at receipt organisation { odsCode name } requesterName role reason words endsAt } hasNextPage } }`
const noticesOf = async (name: string, options: AskOptions = { as: 'patient' }) =>
  it.ask(NOTICES, { ...options, variables: { patient: it.patient(name) } })

/** Waits for something that comes by itself. */
const until = async <Value>(read: () => Promise<Value | undefined>): Promise<Value> => {
  for (let tries = 0; tries < 400; tries++) {
    const value = await read()
    if (value !== undefined) return value
    await wait(50)
  }
  throw new Error('It never came.')
}

/** Moves the end of a grant to where the clock will have come by then. */
const letTimePass = (grant: string, milliseconds: number) =>
  rows('update break_glass_grants set begun_at = begun_at - $2::bigint, ends_at = ends_at - $2::bigint where id = $1', [
    grant,
    milliseconds,
  ])

const HOUR = 3_600_000

describe('no consent recorded', () => {
  test('the choice is missing: only the own trust is asked, and break-glass is named as the next step', async () => {
    const seen = await view('no-choice')
    expect(stateOf(seen, 'EALING')).toBe('WITHHELD_BY_CHOICE')
    expect(shownSources(seen).every((source) => source.startsWith('CROYDON|'))).toBe(true)
    expect(patientOf(seen).explanation.join(' ')).toContain('break-glass may stand in')
  })

  test('without a grant nothing is served under it, and nobody is asked', async () => {
    const before = await requestsOf(it.london)
    expect(refusalOf(await view('no-choice', BTG))).toBe('BREAK_GLASS_REASON_REQUIRED')
    expect(await requestsOf(it.london)).toBe(before)
  })

  test('step one says that something is restricted, and nothing else; it opens nothing by itself', async () => {
    const { body } = await begin(it, it.patient('no-choice'))
    expect(body.data.beginBreakGlass).toEqual({
      restricted: true,
      opening: expect.any(String),
      expiresAt: expect.any(String),
      reasons: expect.arrayContaining([{ code: '5', text: 'Access made in an Emergency' }]),
    })
    expect(refusalOf(await view('no-choice', BTG))).toBe('BREAK_GLASS_REASON_REQUIRED')
    const { entries } = await it.state.ledger.ofPatient(it.patient('no-choice') as never, { limit: 9 })
    expect(entries.find(({ entry }) => entry.kind === 'administration')?.entry).toMatchObject({
      deed: 'begin-break-glass',
      step: { organisation: 'RJ6', careContext: 'Emergency department attendance 17' },
    })
  })

  test('with a grant it stands in; the patient is to be told within a minute, and the own privacy officer to review: once', async () => {
    const { id, receipt } = await breakTheGlass(it, it.patient('no-choice'))
    const seen = await view('no-choice', BTG)
    expect(stateOf(seen, 'EALING')).toBe('ANSWERED')
    expect(['ANSWERED', 'EMPTY']).toContain(stateOf(seen, 'HOUNSLOW'))
    await view('no-choice', BTG)
    expect(await owed(receipt)).toEqual([
      { kind: 'open-review', organisation: 'RJ6', within: 5 * 24 * HOUR },
      { kind: 'tell-patient', organisation: null, within: 60_000 },
    ])
    expect(await owed(patientOf(seen).receipt)).toEqual([])
    const written = await it.state.ledger.byReceipt(patientOf(seen).receipt)
    expect(written[0]?.entry).toMatchObject({
      breakGlass: { code: '5', words: 'Brought in unconscious, nobody to ask', grant: id },
    })
  })

  test('it never stands in for an agreement: types that the emergency agreement leaves out stay withheld', async () => {
    const seen = await view('no-choice', BTG)
    expect(stateOf(seen, 'HILLINGDON', 'FAMILY_HISTORY')).toBe('WITHHELD_BY_AGREEMENT')
    expect(stateOf(seen, 'EALING', 'APPOINTMENT')).toBe('WITHHELD_BY_AGREEMENT')
  })

  test('the grant is for one user: another of the same trust has none, nor the same user for another patient', async () => {
    const colleague = { wish: { person: 'clinician-at-site' } }
    expect(refusalOf(await view('no-choice', BTG, colleague))).toBe('BREAK_GLASS_REASON_REQUIRED')
    expect(refusalOf(await view('deny-all-liftable', BTG))).toBe('BREAK_GLASS_REASON_REQUIRED')
    const begun = await begin(it, it.patient('no-choice'))
    const { opening } = begun.body.data.beginBreakGlass
    expect(refusalOf(await confirm(it, it.patient('no-choice'), opening, {}, colleague))).toBe('NOT_FOUND')
    expect(refusalOf(await confirm(it, it.patient('deny-all-liftable'), opening))).toBe('NOT_FOUND')
  })

  test('it ends by itself, and when its user ends it; also for a view that is under way', async () => {
    const patient = it.patient('deny-all-liftable')
    const short = await breakTheGlass(it, patient, { hours: 1 })
    expect(stateOf(await view('deny-all-liftable', BTG), 'LAMBETH')).toBe('ANSWERED')
    await letTimePass(short.id, HOUR)
    expect(refusalOf(await view('deny-all-liftable', BTG))).toBe('BREAK_GLASS_REASON_REQUIRED')

    const { id } = await breakTheGlass(it, patient)
    await it.london.exchange('LAMBETH').latency(1_500)
    const before = await requestsOf(it.london)
    const underWay = view('deny-all-liftable', BTG)
    await until(async () => ((await requestsOf(it.london)) > before ? true : undefined))
    const ended = await it.ask(
      'mutation($patient: NHSNumber!, $grant: ID!) { endBreakGlass(patient: $patient, grant: $grant) { endedAt } }',
      { variables: { patient, grant: id } },
    )
    expect(ended.body.data.endBreakGlass.endedAt).toEqual(expect.any(String))
    const answer = await underWay
    expect(refusalOf(answer)).toBe('BREAK_GLASS_REASON_REQUIRED')
    expect(answer.body.data).toEqual({ patient: null })
    await it.london.exchange('LAMBETH').latency(0)
  })

  test('whoever broke the glass sees whether it stands, and ends all of it at once; each end is written down', async () => {
    const patient = it.patient('deny-all-liftable')
    const own = async (options: AskOptions = {}) =>
      it.ask('query($patient: NHSNumber!) { ownBreakGlass(patient: $patient) { id inForce endedAt } }', {
        ...options,
        variables: { patient },
      })
    const standing = async () =>
      (await own()).body.data.ownBreakGlass.flatMap(({ id, inForce }: { id: string; inForce: boolean }) =>
        inForce ? [id] : [],
      )
    const endAll = async (options: AskOptions = {}) =>
      it.ask('mutation($patient: NHSNumber!) { endBreakGlass(patient: $patient) { id inForce endedAt } }', {
        ...options,
        variables: { patient },
      })
    const long = await breakTheGlass(it, patient, { hours: 48 })
    const short = await breakTheGlass(it, patient, { hours: 1 })
    expect(await standing()).toEqual([short.id, long.id])
    const colleague = { wish: { person: 'clinician-at-site' } }
    expect((await own(colleague)).body.data.ownBreakGlass).toEqual([])
    expect((await endAll(colleague)).body.data.endBreakGlass).toBeNull()
    for (const as of ['patient', 'ig-manager'] as const) {
      expect(refusalOf(await own({ as }))).toBe('FORBIDDEN')
      expect(refusalOf(await endAll({ as }))).toBe('FORBIDDEN')
    }
    expect(stateOf(await view('deny-all-liftable', BTG), 'LAMBETH')).toBe('ANSWERED')
    expect((await endAll()).body.data.endBreakGlass).toEqual({
      id: long.id,
      inForce: false,
      endedAt: expect.any(String),
    })
    expect(await standing()).toEqual([])
    expect(refusalOf(await view('deny-all-liftable', BTG))).toBe('BREAK_GLASS_REASON_REQUIRED')
    expect((await endAll()).body.data.endBreakGlass).toBeNull()
    const { entries } = await it.state.ledger.ofPatient(patient as never, { limit: 20 })
    const ended = entries.flatMap(({ entry }) =>
      entry.kind === 'administration' && entry.deed === 'end-break-glass' ? [entry.subject] : [],
    )
    expect(ended).toEqual(expect.arrayContaining([`grant ${long.id}`, `grant ${short.id}`]))
  })

  test('sent twice, neither step does anything twice; the same key or opening for something else is refused', async () => {
    const patient = it.patient('no-choice')
    const first = await begin(it, patient, { key: 'one-and-the-same-key' })
    const again = await begin(it, patient, { key: 'one-and-the-same-key' })
    expect(again.body).toEqual(first.body)
    const other = await begin(it, patient, { key: 'one-and-the-same-key', context: 'Another attendance' })
    expect(refusalOf(other)).toBe('CONFLICT_OF_STATE')
    const { opening } = first.body.data.beginBreakGlass
    const confirmed = await confirm(it, patient, opening)
    const { receipt } = confirmed.body.data.confirmBreakGlass
    expect((await confirm(it, patient, opening)).body).toEqual(confirmed.body)
    expect(refusalOf(await confirm(it, patient, opening, { words: 'Another reason' }))).toBe('CONFLICT_OF_STATE')
    expect(await owed(receipt)).toHaveLength(2)
  })

  test('an opening is good for a quarter of an hour', async () => {
    const { opening } = (await begin(it, it.patient('no-choice'))).body.data.beginBreakGlass
    await rows('update break_glass_openings set at = at - 900000, expires_at = expires_at - 900000 where id = $1', [
      opening,
    ])
    expect(refusalOf(await confirm(it, it.patient('no-choice'), opening))).toBe('BREAK_GLASS_REASON_REQUIRED')
  })

  test('an ordinary view owes nobody a notice', async () => {
    expect(await owed(patientOf(await view('default')).receipt)).toEqual([])
  })
})

describe('the patient is told', () => {
  test('in the account and by a message that says no more than that somebody looked; a proxy never', async () => {
    const patient = it.patient('default')
    const { receipt } = await breakTheGlass(it, patient, { words: 'Found collapsed' })
    const { body } = await noticesOf('default')
    expect(body.errors).toBeUndefined()
    expect(body.data.patientNotices.items[0]).toMatchObject({
      kind: 'BREAK_GLASS',
      receipt,
      organisation: { odsCode: 'RJ6' },
      requesterName: 'ODUYA Miriam Dr',
      reason: 'Access made in an Emergency',
      words: 'Found collapsed',
    })
    const [obligation] = await rows("select id from obligations where receipt = $1 and kind = 'tell-patient'", [
      receipt,
    ])
    const sent = await until(async () => {
      const sendings = await rows('select id from sendings where obligation = $1 and sent_at is not null', [
        obligation?.['id'],
      ])
      return sendings.length === 2 ? sendings.map(({ id }) => String(id)) : undefined
    })
    const outward = (await it.london.outward()).filter(({ reference }) => sent.includes(reference))
    expect(outward.map(({ way }) => way).sort()).toEqual([expect.stringMatching('email|sms'), 'webhook'])
    const text = JSON.stringify(outward)
    for (const secret of [patient, 'collapsed', 'ODUYA', 'RJ6', 'Grace', receipt]) {
      expect(text.replace(/"to":"[^"]*"/g, '').replace(/"(email_address|phone_number)":"[^"]*"/g, '')).not.toContain(
        secret,
      )
    }
    // Whom it was for is no longer kept in any form but the key.
    const kept = await until(async () => {
      const [row] = await rows('select patient_sealed, done_at from obligations where id = $1', [obligation?.['id']])
      return row?.['done_at'] === null ? undefined : row
    })
    expect(kept).toMatchObject({ patient_sealed: null })

    expect(refusalOf(await noticesOf('default', { as: 'clinician' }))).toBe('FORBIDDEN')
    expect(refusalOf(await noticesOf('twin-one', { as: 'proxy' }))).toBe('FORBIDDEN')
    expect(refusalOf(await noticesOf('no-choice'))).toBe('FORBIDDEN')
  })

  test('once, though Notify is down for a while, and then takes the message and loses its answer', async () => {
    await it.london.notifyFault('down')
    const { receipt } = await breakTheGlass(it, it.patient('default'))
    const attempted = async () => {
      const [row] = await rows(
        "select s.id, s.attempts, s.sent_at from sendings s join obligations o on o.id = s.obligation where o.receipt = $1 and s.way = 'notify'",
        [receipt],
      )
      return row
    }
    const hurry = () => rows('update sendings set next_at = 0 where sent_at is null')
    await until(async () => (Number((await attempted())?.['attempts'] ?? 0) > 0 ? true : undefined))
    await it.london.notifyFault('answer-lost')
    const reference = String((await attempted())?.['id'])
    const messages = async () => (await it.london.outward()).filter((one) => one.reference === reference)
    await until(async () => {
      await hurry()
      return (await messages()).length > 0 ? true : undefined
    })
    await it.london.notifyFault(undefined)
    await until(async () => {
      await hurry()
      return (await attempted())?.['sent_at'] === null ? undefined : true
    })
    expect(await messages()).toHaveLength(1)
  })
})

describe('a lawful delay', () => {
  const OFFICER: AskOptions = { as: 'privacy-officer' }
  const SECOND: AskOptions = { as: 'privacy-officer', wish: { person: 'privacy-officer-second' } }
  const FIELDS = '{ id state revision holdsUntil recordedBy approvedBy recordedByMe }'
  const record = (variables: object, options = OFFICER) =>
    it.ask(
      `mutation($receipt: ID, $patient: NHSNumber, $until: DateTime!, $words: String!) {
        recordDelay(receipt: $receipt, patient: $patient, ground: SAFEGUARDING, words: $words, until: $until) ${FIELDS} }`,
      { ...options, variables: { words: 'Telling now would put a child at risk', ...variables } },
    )
  const act = (what: 'approveDelay' | 'endDelay', id: string, revision: number, options = SECOND) =>
    it.ask(`mutation($id: ID!, $revision: Int!) { ${what}(id: $id, revision: $revision) ${FIELDS} }`, {
      ...options,
      variables: { id, revision },
    })
  const inDays = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString()
  const isTold = async (receipt: string) =>
    (await noticesOf('default')).body.data.patientNotices.items.some(
      (one: { receipt: string }) => one.receipt === receipt,
    )

  test('holds the notice back until a second officer ends it or its time comes; then it goes by itself', async () => {
    const patient = it.patient('default')
    const about = await record({ patient, until: inDays(30) })
    const { id, state } = about.body.data.recordDelay
    expect(state).toBe('WAITING')
    const { receipt } = await breakTheGlass(it, patient)
    expect(await isTold(receipt)).toBe(false)
    await wait(1_500)
    expect(
      await rows('select s.id from sendings s join obligations o on o.id = s.obligation where o.receipt = $1', [
        receipt,
      ]),
    ).toEqual([])

    expect(refusalOf(await act('approveDelay', id, 1, OFFICER))).toBe('FORBIDDEN')
    const approved = await act('approveDelay', id, 1)
    expect(approved.body.data.approveDelay).toMatchObject({ state: 'HOLDING', approvedBy: 'MBEKI Jonah Mr' })
    expect(refusalOf(await act('endDelay', id, 1))).toBe('STALE_VERSION')
    // Its time comes.
    await rows('update delays set from_at = from_at - $2::bigint, until_at = until_at - $2::bigint where id = $1', [
      id,
      30 * 24 * HOUR,
    ])
    expect(await isTold(receipt)).toBe(true)
    await until(async () =>
      (
        await rows(
          'select s.id from sendings s join obligations o on o.id = s.obligation where o.receipt = $1 and s.sent_at is not null',
          [receipt],
        )
      ).length === 2
        ? true
        : undefined,
    )
  })

  test('of one access, by its receipt: every view under the grant is held with it', async () => {
    const { receipt } = await breakTheGlass(it, it.patient('no-choice'))
    await view('no-choice', BTG)
    const delayed = await record({ receipt, until: inDays(1) })
    const { id } = delayed.body.data.recordDelay
    const key = it.state.patientKeyOf(it.patient('no-choice') as never)
    const held = await it.state.delays.holding(key, await it.state.now())
    expect(held.map((one) => one.receipt)).toContain(receipt)
    expect(held.length).toBeGreaterThan(1)
    expect((await act('endDelay', id, 1)).body.data.endDelay.state).toBe('OVER')
    expect(await it.state.delays.holding(key, await it.state.now())).toEqual([])
  })

  test.each([
    ['longer than 90 days', { until: inDays(91) }, 'INPUT_INVALID'],
    ['that is over before it begins', { until: inDays(-1) }, 'INPUT_INVALID'],
    ['without a reason', { until: inDays(1), words: ' ' }, 'INPUT_INVALID'],
    ['of both an access and a patient', { until: inDays(1), receipt: 'x' }, 'INPUT_INVALID'],
    ['of an access that is not there', { until: inDays(1), receipt: 'x', patient: undefined }, 'NOT_FOUND'],
  ])('%s is refused', async (_, variables, code) => {
    expect(refusalOf(await record({ patient: it.patient('default'), ...variables }))).toBe(code)
  })

  test('is for privacy officers alone', async () => {
    for (const as of ['clinician', 'ig-manager', 'operator', 'patient'] as const)
      expect(refusalOf(await record({ patient: it.patient('default'), until: inDays(1) }, { as }))).toBe('FORBIDDEN')
  })
})

describe('everything denied', () => {
  test('liftable: withheld for treatment, released under break-glass', async () => {
    const denied = await view('deny-all-liftable')
    expect(stateOf(denied, 'LAMBETH')).toBe('WITHHELD_BY_CHOICE')
    await breakTheGlass(it, it.patient('deny-all-liftable'))
    const lifted = await view('deny-all-liftable', BTG)
    expect(stateOf(lifted, 'LAMBETH')).toBe('ANSWERED')
    expect(shownSources(lifted).length).toBeGreaterThan(shownSources(denied).length)
  })

  test('for good: step one says that there is nothing to open, and is in the ledger', async () => {
    const { body } = await begin(it, it.patient('deny-all-for-good'))
    expect(body.data.beginBreakGlass).toEqual({ restricted: false, opening: null, expiresAt: null, reasons: [] })
    expect(refusalOf(await view('deny-all-for-good', BTG))).toBe('BREAK_GLASS_REASON_REQUIRED')
    const { entries } = await it.state.ledger.ofPatient(it.patient('deny-all-for-good') as never, { limit: 9 })
    expect(entries.map(({ entry }) => entry.kind)).toEqual(['refusal', 'administration'])
  })
})

describe('no record labelled very restricted is ever released to staff of another controller', () => {
  test('under break-glass neither', async () => {
    const veryRestricted = new Set(
      [...it.london.population.truth.tellings]
        .filter(([key, { labelled }]) => labelled.includes('V') && !key.startsWith('CROYDON|'))
        .map(([key]) => key),
    )
    expect(veryRestricted.size).toBeGreaterThan(0)
    const people = new Set([...veryRestricted].map((key) => it.london.population.truth.tellings.get(key)?.patient))
    let opened = 0
    for (const patient of people) {
      if (patient === undefined) continue
      const begun = await begin(it, patient)
      const { opening } = begun.body.data.beginBreakGlass
      if (opening === null) continue
      await confirm(it, patient, opening)
      opened++
      const seen = await it.ask(question(WHOLE), { variables: { patient, access: BTG } })
      expect(shownSources(seen).filter((source) => veryRestricted.has(source))).toEqual([])
    }
    expect(opened).toBeGreaterThan(0)
  })
})

describe('who may not', () => {
  test.each([
    ['a reason code that is none', { code: '99' }],
    ['no words', { words: '  ' }],
  ])('%s: refused', async (_, reason) => {
    const { opening } = (await begin(it, it.patient('no-choice'))).body.data.beginBreakGlass
    expect(refusalOf(await confirm(it, it.patient('no-choice'), opening, reason))).toBe('BREAK_GLASS_REASON_REQUIRED')
  })

  test('no care context: refused at both', async () => {
    expect(refusalOf(await begin(it, it.patient('no-choice'), { context: ' ' }))).toBe('CARE_CONTEXT_REQUIRED')
    expect(refusalOf(await view('no-choice', { ...BTG, careContext: undefined }))).toBe('CARE_CONTEXT_REQUIRED')
  })

  test.each(['practice-staff', 'ig-manager', 'operator', 'privacy-officer', 'analyst', 'patient'] as const)(
    'a %s is refused at the first step, which is written down, and nobody is asked',
    async (as) => {
      const before = await requestsOf(it.london)
      expect(refusalOf(await begin(it, it.patient('no-choice'), { as }))).toBe('FORBIDDEN')
      if (as !== 'patient') expect(refusalOf(await view('no-choice', BTG, { as }))).toBe('FORBIDDEN')
      expect(await requestsOf(it.london)).toBe(before)
      const { entries } = await it.state.ledger.ofPatient(it.patient('no-choice') as never, { limit: 2 })
      expect(entries.map(({ entry }) => entry.kind)).toContain('refusal')
    },
  )

  test('a dispatcher may', async () => {
    await breakTheGlass(it, it.patient('no-choice'), {}, { as: 'dispatcher' })
    expect(stateOf(await view('no-choice', BTG, { as: 'dispatcher' }), 'EALING')).toBe('ANSWERED')
  })
})

test('lost never: the gateway is killed as soon as the grant is confirmed; another sends the notice and has the review', async () => {
  const environment = {
    ...gatewayEnvironment(it.london.addresses, database.url, it.keys),
    LOG_LEVEL: 'error',
    // It dies before it has looked for anything to send.
    NOTICES_EVERY_MS: '30000',
  }
  // The house in this process must not be the one that sends: the gateway's own notices alone are looked at.
  const gateway = await startGateway(environment)
  const there = {
    ask: async (query: string, { variables = {} }: AskOptions = {}): Promise<Answered> => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await it.london.tokenFor('clinician')}`,
        },
        body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      // While it starts it says that it is too busy.
      if (text.includes('OVERLOADED')) return wait(100).then(() => there.ask(query, { variables }))
      return { status: response.status, text, body: JSON.parse(text) }
    },
  }
  const { receipt } = await breakTheGlass(there, it.patient('default'))
  await gateway.end('SIGKILL')
  const kinds = await owed(receipt)
  expect(kinds.map(({ kind }) => kind)).toEqual(['open-review', 'tell-patient'])
  await until(async () =>
    (
      await rows(
        'select s.id from sendings s join obligations o on o.id = s.obligation where o.receipt = $1 and s.sent_at is not null',
        [receipt],
      )
    ).length === 2
      ? true
      : undefined,
  )
  const { body } = await it.ask('{ reviews(first: 100) { items { receipt } } }', { as: 'privacy-officer' })
  expect(body.data.reviews.items.map((one: { receipt: string }) => one.receipt)).toContain(receipt)
})

test('after all of it the ledger verifies', async () => {
  expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
})
