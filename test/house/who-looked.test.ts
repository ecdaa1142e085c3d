import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ODS_SYSTEM } from '../../schema/model/ods-code.ts'
import type { RelationshipMark } from '../../schema/model/relationship.ts'
import { openDatabase, type TestDatabase } from '../database.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { everyTable, onDatabase } from './every-table.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { heldOf, type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { patientOf } from './whole-view.ts'

// A patient reads who looked, what is marked and what is not in yet, questions one access, and the information governance manager of Croydon's trust (RJ6) answers.
const CANARY = 'Zaunkoenig'
const HOSTILE = '<script>alert("Why?")</script> Who was this?\nI was at home. {{ 7 * 7 }}'

let database: TestDatabase
let it: LondonHouse
let croydon: StagedExchange

/** A visit to Croydon's trust today, which sings where nothing of it may be heard. */
const visitToday = (name: string) => {
  const held = heldOf(it.london, 'CROYDON', it.patient(name))
  const model = held.records
    .map(({ text }) => JSON.parse(text))
    .find(({ resourceType }) => resourceType === 'Encounter')
  const visit = {
    ...model,
    id: 'visit-today',
    status: 'finished',
    type: [{ text: `Visit ${CANARY}` }],
    period: { start: new Date().toISOString().slice(0, 10) },
    meta: { ...model.meta, tag: [{ system: ODS_SYSTEM, code: 'RJ6' }], security: [] },
  }
  return { ...held, records: [told(visit)] }
}
const nothingOf = (name: string) => ({ ...heldOf(it.london, 'CROYDON', it.patient(name)), records: [] })

beforeAll(async () => {
  database = await openDatabase()
  it = await openLondonHouse({
    databaseUrl: database.url,
    environment: {
      RELATIONSHIP_FIRST_MS: '1',
      RELATIONSHIP_EVERY_MS: '500',
      // In the place of seven days.
      RELATIONSHIP_GIVE_UP_MS: '1500',
      RELATIONSHIP_POLL_MS: '250',
      NAMES_WITHHELD: '["RAP"]',
    },
  })
  croydon = await stageExchange(it.state, it.london, 'CROYDON')
  croydon.holds([visitToday('default'), ...['no-choice', 'twin-one', 'proxy'].map(nothingOf)])
}, 120_000)
afterAll(async () => {
  await it?.close()
  await croydon?.close()
  await database?.stop()
})

const ACCESS = `receipt kind outcome refusedFor relationship requesterName role organisation { odsCode } purpose careContext
  breakGlassWords recordTypes exchanges { id }`
const LOG = `query($patient: NHSNumber!, $first: Int, $after: String, $from: DateTime, $organisation: ODSCode, $emergenciesOnly: Boolean, $refusalsOnly: Boolean) {
  accessLog(patient: $patient, first: $first, after: $after, from: $from, organisation: $organisation, emergenciesOnly: $emergenciesOnly, refusalsOnly: $refusalsOnly) {
    items { ${ACCESS} } pageInfo { endCursor hasNextPage } completeUntil incomplete gaps } }`
type Access = {
  readonly receipt: string
  readonly kind: string
  readonly outcome: string
  readonly relationship: RelationshipMark | null
  readonly [name: string]: unknown
}

const view = async (name: string, options: AskOptions = {}, access?: object): Promise<string> =>
  patientOf(
    await it.ask(question('receipt allergies { totalCount }'), {
      ...options,
      variables: { patient: it.patient(name), ...(access ? { access } : {}) },
    }),
  ).receipt
/** The log as its patient reads it; of who is no persona, as the house gives it to whoever they are. */
const logOf = async (variables: object = {}, as: AskOptions = { as: 'patient' }, name = 'default') => {
  const answer = await it.ask(LOG, { ...as, variables: { patient: it.patient(name), ...variables } })
  if (answer.body?.data?.accessLog == null) throw new Error(answer.text)
  return answer.body.data.accessLog as {
    readonly items: readonly Access[]
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
    readonly completeUntil: string
    readonly incomplete: boolean
    readonly gaps: readonly string[]
  }
}
/** The log once it says just this of what is not in: a machine under load may take more than a second over a write, and says so. */
const logSaying = async (gaps: readonly string[]): Promise<Awaited<ReturnType<typeof logOf>>> => {
  for (;;) {
    const log = await logOf()
    if (log.gaps.join() === gaps.join()) return log
    await wait(100)
  }
}
const entryOf = async (receipt: string): Promise<Access | undefined> =>
  (await logOf()).items.find((one) => one.receipt === receipt)

/** The mark that an access comes to in its time. */
const settled = async (
  receipt: string,
): Promise<{ readonly relationship: string; readonly reason: string | undefined }> => {
  for (;;) {
    const found = (await it.state.relationships.marks([receipt])).get(receipt)
    if (found !== undefined && found.relationship !== 'PENDING')
      return { relationship: found.relationship, reason: found.reason }
    await wait(50)
  }
}
const reviewsOf = (receipt: string): Promise<readonly string[]> =>
  onDatabase(database.url, async (client) =>
    (
      await client.query('select kind, organisation from obligations where receipt = $1 order by kind', [receipt])
    ).rows.map(({ kind, organisation }) => `${kind} ${organisation}`),
  )
const refusalCode = (answer: { readonly body: { readonly errors?: readonly { extensions: { code: string } }[] } }) =>
  answer.body.errors?.[0]?.extensions.code

describe('whether a view belonged to care', () => {
  const ONESELF: AskOptions = { wish: { person: 'clinician-and-patient' } }

  test('a visit at the requester’s organisation confirms it', async () => {
    const receipt = await view('default')
    expect(await settled(receipt)).toEqual({ relationship: 'CONFIRMED', reason: undefined })
    expect(await entryOf(receipt)).toMatchObject({ relationship: 'CONFIRMED', outcome: 'RELEASED' })
    expect(await reviewsOf(receipt)).toEqual([])
  })

  test('none, when its time is up, goes to the privacy officer of their organisation', async () => {
    const receipt = await view('no-choice')
    expect(await settled(receipt)).toEqual({ relationship: 'UNCONFIRMED', reason: 'NO_EVIDENCE' })
    expect(await reviewsOf(receipt)).toEqual(['review-unconfirmed RJ6'])
  })

  test('an exchange that does not answer is told apart from one that knows of no care', async () => {
    croydon.says({ status: 500, type: 'text/plain', body: CANARY })
    const receipt = await view('no-choice')
    expect(await settled(receipt)).toEqual({ relationship: 'UNCONFIRMED', reason: 'UNANSWERED' })
    croydon.says()
  })

  test('one’s own record is told at once, one’s household once it is known', async () => {
    const own = await view('proxy', ONESELF)
    expect(await reviewsOf(own)).toEqual(['review-own-record RJ6'])
    expect((await it.state.relationships.marks([own])).get(own)?.ownRecord).toBe(true)
    const child = await view('twin-one', ONESELF)
    await settled(child)
    expect((await it.state.relationships.marks([child])).get(child)?.sameHousehold).toBe(true)
    expect(await reviewsOf(child)).toContain('review-same-household RJ6')
    const another = await view('twin-one')
    await settled(another)
    expect(await reviewsOf(another)).toEqual(['review-unconfirmed RJ6'])
  })

  test('a patient’s own view, and a refusal, are no such views', async () => {
    const own = await view('default', { as: 'patient' })
    expect((await it.state.relationships.marks([own])).size).toBe(0)
    expect(await entryOf(own)).toMatchObject({ relationship: null, role: 'patient' })
  })

  test('nothing of the care that was looked for is kept, nor a clear number', async () => {
    const tables = await everyTable(database.url)
    expect(tables.get('public.relationship_checks')).toContain('CONFIRMED')
    for (const [name, rows] of tables) {
      expect(rows, name).not.toContain(CANARY)
      for (const { nhsNumber } of it.london.population.people) expect(rows, name).not.toContain(nhsNumber)
      expect(rows, name).not.toContain('visit-today')
    }
    expect(tables.get('public.relationship_checks')).not.toContain('CROYDON')
  })
})

describe('the log', () => {
  test('shows refusals with their code and emergencies with their reason', async () => {
    await it.ask(question('name'), { as: 'operator', variables: { patient: it.patient('default') } })
    const { receipt: opened } = await breakTheGlass(
      it,
      it.patient('default'),
      { words: 'Found collapsed' },
      { context: 'Resus 2' },
    )
    const broken = await view('default', {}, { purpose: 'BTG', careContext: 'Resus 2' })
    const { items } = await logOf()
    expect(items.find(({ role }) => role === 'operator')).toMatchObject({
      kind: 'VIEW',
      outcome: 'REFUSED',
      refusedFor: 'FORBIDDEN',
      requesterName: null,
    })
    expect(items.find(({ receipt }) => receipt === broken)).toMatchObject({
      kind: 'EMERGENCY_VIEW',
      breakGlassWords: 'Found collapsed',
      requesterName: 'ODUYA Miriam Dr',
    })
    const emergencies = (await logOf({ emergenciesOnly: true })).items
    expect(emergencies.map(({ kind }) => kind)).toEqual(['EMERGENCY_VIEW', 'EMERGENCY_OPENED', 'EMERGENCY_ASKED'])
    expect(emergencies.map(({ receipt }) => receipt).slice(0, 2)).toEqual([broken, opened])
    expect(emergencies[1]).toMatchObject({
      careContext: 'Resus 2',
      breakGlassWords: 'Found collapsed',
      outcome: 'DONE',
    })
    expect(emergencies[2]).toMatchObject({ careContext: 'Resus 2', breakGlassWords: null, outcome: 'DONE' })
    const refusals = (await logOf({ refusalsOnly: true })).items
    expect(refusals.length).toBeGreaterThan(0)
    expect(new Set(refusals.map(({ outcome }) => outcome))).toEqual(new Set(['REFUSED']))
  })

  test('shows a choice that somebody else recorded, and not the patient’s own', async () => {
    const { make } = choicesOf(() => it)
    const before = (await logOf()).items.length
    await make('permitAtPointOfCare', 'default', {}, { minutes: 5, recordTypes: ['PROCEDURE'] })
    await make('giveDirective', 'default', PATIENT, { choice: { effect: 'permit', recordTypes: ['PROCEDURE'] } })
    const { items } = await logOf()
    expect(items).toHaveLength(before + 1)
    expect(items[0]).toMatchObject({
      kind: 'CHOICE_CHANGED',
      outcome: 'DONE',
      role: 'clinician',
      requesterName: 'ODUYA Miriam Dr',
      organisation: { odsCode: 'RJ6' },
      relationship: null,
    })
  })

  test('names no one of an organisation that withholds names', async () => {
    const receipt = await view('default', { wish: { person: 'own-trust-clinician' } })
    expect(await entryOf(receipt)).toMatchObject({
      requesterName: null,
      role: 'clinician',
      organisation: { odsCode: 'RAP' },
    })
    const north = (await logOf({ organisation: 'RAP' })).items
    expect(north.map((one) => one.receipt)).toEqual([receipt])
  })

  test('comes a full page at a time, each access once', async () => {
    const all = (await logOf({ first: 100 })).items.map(({ receipt }) => receipt)
    const paged: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { items, pageInfo } = await logOf({ first: 2, after })
      if (pageInfo.hasNextPage) expect(items).toHaveLength(2)
      paged.push(...items.map(({ receipt }) => receipt))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(paged).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
  })

  test('says what is not in yet: an access under way, an entry that is being written, one that cannot be read', async () => {
    expect(await logSaying([])).toMatchObject({ incomplete: false, gaps: [] })

    const curtain = croydon.drawCurtain()
    const slow = view('default')
    await curtain.asked
    const during = await logOf()
    expect(during.gaps).toContain('ACCESS_UNDER_WAY')
    expect(during.items[0]).toMatchObject({ outcome: 'UNDER_WAY' })
    curtain.lift()
    const receipt = await slow
    expect(await entryOf(receipt)).toMatchObject({ outcome: 'RELEASED' })

    const { name } = await onDatabase(
      database.url,
      async (client) =>
        (
          await client.query('select name from ledger_patients where patient_key = $1', [
            it.state.patientKeyOf(it.patient('default') as never),
          ])
        ).rows[0],
    )
    const insert = (id: number) =>
      `insert into ledger_entries values ('00000000-0000-4000-8000-00000000000${id}', 1, ${Date.now()}, 'decision', 'unread-${id}', '${name}', '{"kind":"later"}', 'hash')`
    await onDatabase(database.url, async (client) => {
      await client.query('begin')
      await client.query(insert(1))
      for (;;) {
        const written = await logOf()
        if (written.gaps.includes('BEING_WRITTEN')) break
        await wait(100)
      }
      await client.query('rollback')
    })
    await logSaying([])

    await onDatabase(database.url, (client) => client.query(insert(2)))
    const unread = await logSaying(['ENTRY_UNREADABLE'])
    expect(unread.incomplete).toBe(true)
    expect(unread.items.length).toBeGreaterThan(0)
    await onDatabase(database.url, async (client) => {
      await client.query('begin')
      await client.query("set local house.expiring = 'on'")
      await client.query("delete from ledger_entries where receipt = 'unread-2'")
      await client.query('commit')
    })
  })

  test('leaves out what a lawful delay holds, without a gap, a count or a cursor, and shows it when the delay ends', async () => {
    const before = (await logOf()).items.map(({ receipt }) => receipt)
    const receipt = await view('default', {}, { purpose: 'BTG', careContext: 'Resus 2' })
    const by = { issuer: 'i', userId: 'officer', name: undefined }
    const id = crypto.randomUUID()
    await it.state.delays.record({
      id,
      receipt,
      organisation: 'RJ6' as never,
      ground: 'SAFEGUARDING',
      words: 'Somebody may be at risk',
      until: Date.now() + 3_600_000,
      renews: undefined,
      patientKey: it.state.patientKeyOf(it.patient('default') as never),
      by,
    })
    const held = await logSaying([])
    expect(held.items.map((one) => one.receipt)).toEqual(before)
    expect((await logOf({ first: before.length })).pageInfo.hasNextPage).toBe(false)
    const RECEIPT = 'query($id: ID!) { receipt(id: $id) { id } }'
    expect((await it.ask(RECEIPT, { as: 'patient', variables: { id: receipt } })).body.data.receipt).toBeNull()
    expect(refusalCode(await ask({ receipt, idempotencyKey: 'held-question' }))).toBe('NOT_FOUND')
    await it.state.delays.end(id, 1, by)
    expect((await logOf()).items.map((one) => one.receipt)).toEqual([receipt, ...before])
  })

  test('is a file to keep, for a spreadsheet and for programs, and no formula', async () => {
    await view('default', {}, { purpose: 'TREAT', careContext: '=HYPERLINK("http://x"), and more' })
    const FILE = `query($patient: NHSNumber!) {
      csv: accessLogFile(patient: $patient, format: CSV) { name mediaType body count }
      json: accessLogFile(patient: $patient, format: JSON) { name mediaType body count completeUntil incomplete } }`
    const { csv, json } = (await it.ask(FILE, { as: 'patient', variables: { patient: it.patient('default') } })).body
      .data
    const { items } = await logOf()
    expect([csv.count, json.count]).toEqual([items.length, items.length])
    expect(JSON.parse(json.body).accesses.map(({ receipt }: Access) => receipt)).toEqual(
      items.map(({ receipt }) => receipt),
    )
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x""), and more"`)
    expect(csv.body.split('\r\n')[0]).toBe(
      'at,kind,outcome,refusedFor,role,requesterName,organisation,purpose,careContext,breakGlassWords,recordTypes,exchanges,relationship,receipt',
    )
    expect(csv.name + json.name).not.toMatch(/\d/)
  })

  test('is read by its patient alone, and reading it is written down', async () => {
    for (const as of [{ as: 'clinician' }, { as: 'ig-manager' }, { as: 'practice-staff' }, { as: 'proxy' }] as const)
      expect(refusalCode(await it.ask(LOG, { ...as, variables: { patient: it.patient('default') } }))).toBe('FORBIDDEN')
    const readings = (): Promise<number> =>
      onDatabase(
        database.url,
        async (client) =>
          (
            await client.query(
              `select 1 from ledger_entries where patient_key = (select name from ledger_patients where patient_key = $1) and body::json ->> 'deed' = 'read-access-log' and body::json #>> '{requester,role}' = 'patient'`,
              [it.state.patientKeyOf(it.patient('default') as never)],
            )
          ).rows.length,
      )
    const before = await readings()
    await logOf()
    expect(await readings()).toBe(before + 1)
  })
})

const CASE = `id receipt state outcome version due overdue extended mayDo passedOnTo { odsCode } organisation { odsCode } practice { odsCode }
  access { requesterName purpose recordTypes } messages { side kind words by }`
const QUESTION = `mutation($patient: NHSNumber!, $receipt: ID!, $words: String!, $idempotencyKey: String!) {
  questionAccess(patient: $patient, receipt: $receipt, words: $words, idempotencyKey: $idempotencyKey) { ${CASE} } }`
const ask = (more: object, options: AskOptions = { as: 'patient' }) =>
  it.ask(QUESTION, { ...options, variables: { patient: it.patient('default'), words: HOSTILE, ...more } })
const NORTH: AskOptions = { as: 'ig-manager', wish: { person: 'ig-manager-north' } }
const SOUTH: AskOptions = { as: 'ig-manager', wish: { person: 'ig-manager' } }
const PATIENT: AskOptions = { as: 'patient' }
const act = async (who: AskOptions, deed: string, variables: Readonly<Record<string, unknown>>, types = '') =>
  it.ask(`mutation($id: ID!, $version: Int!${types}) { result: ${deed} { ${CASE} } }`, { ...who, variables })

describe('a question about an access', () => {
  let receipt = ''
  let id = ''
  beforeAll(async () => {
    receipt = await view('default')
  })

  test('is asked once, however often it is sent, with the organisation that looked', async () => {
    const first = (await ask({ receipt, idempotencyKey: 'question-one' })).body.data.questionAccess
    id = first.id
    expect(first).toMatchObject({
      receipt,
      state: 'OPEN',
      version: 1,
      overdue: false,
      organisation: { odsCode: 'RJ6' },
      practice: null,
      mayDo: ['MESSAGE', 'CLOSE'],
      access: { requesterName: 'ODUYA Miriam Dr', purpose: 'TREAT' },
      messages: [{ side: 'PATIENT', kind: 'QUESTION', words: HOSTILE, by: null }],
    })
    expect((await ask({ receipt, idempotencyKey: 'question-one' })).body.data.questionAccess).toEqual(first)
    for (const [more, code] of [
      [{ idempotencyKey: 'question-one', words: 'Something else' }, 'CONFLICT_OF_STATE'],
      [{ idempotencyKey: 'question-two' }, 'CONFLICT_OF_STATE'],
      [{ idempotencyKey: 'short' }, 'INPUT_INVALID'],
      [{ idempotencyKey: 'question-three', words: '  ' }, 'INPUT_INVALID'],
      [{ idempotencyKey: 'question-three', words: 'x'.repeat(4_001) }, 'INPUT_INVALID'],
      [{ idempotencyKey: 'question-three', words: 'turned \u202e round' }, 'INPUT_INVALID'],
      [{ idempotencyKey: 'question-three', receipt: crypto.randomUUID() }, 'NOT_FOUND'],
      [{ idempotencyKey: 'question-three', receipt: await view('no-choice') }, 'NOT_FOUND'],
      [{ idempotencyKey: 'question-three', receipt: await view('default', PATIENT) }, 'CONFLICT_OF_STATE'],
    ] as const)
      expect([more, refusalCode(await ask({ receipt, ...more }))]).toEqual([more, code])
  })

  test('is nobody else’s to ask or to see; a practice asks for its own patients alone', async () => {
    const asked = { receipt, idempotencyKey: 'question-four' }
    for (const as of ['clinician', 'proxy', 'operator'] as const)
      expect(refusalCode(await ask(asked, { as }))).toBe('FORBIDDEN')
    // The patient's own practice may, and learns that it was asked already; of anybody else's patient it learns nothing.
    expect(refusalCode(await ask(asked, { as: 'practice-staff' }))).toBe('CONFLICT_OF_STATE')
    const strangers = { ...asked, patient: it.patient('no-choice') }
    expect(refusalCode(await ask(strangers, { as: 'practice-staff' }))).toBe('FORBIDDEN')
    const SEE = `query($id: ID!) { accessCase(id: $id) { ${CASE} } }`
    for (const who of [NORTH, { as: 'clinician' }, { as: 'privacy-officer' }, { as: 'proxy' }] as const) {
      expect((await it.ask(SEE, { ...who, variables: { id } })).body.data.accessCase).toBeNull()
      expect(refusalCode(await act(who, 'acknowledgeCase(id: $id, version: $version)', { id, version: 1 }))).toBe(
        'NOT_FOUND',
      )
    }
    const seen = (await it.ask(SEE, { ...SOUTH, variables: { id } })).text
    expect(seen).toContain(receipt)
    expect(seen).not.toContain(it.patient('default'))
  })

  test('goes its way between the two sides; a stale version, another’s deed and an impossible one change nothing', async () => {
    const version = async (): Promise<number> =>
      (await it.ask('query($id: ID!) { accessCase(id: $id) { version } }', { ...PATIENT, variables: { id } })).body.data
        .accessCase.version
    const step = async (who: AskOptions, deed: string, more: object = {}, types = '') => {
      const answer = await act(who, deed, { id, version: await version(), ...more }, types)
      return answer.body.data?.result ?? refusalCode(answer)
    }
    const WORDS = ', $words: String!'
    expect(await step(PATIENT, 'acknowledgeCase(id: $id, version: $version)')).toBe('FORBIDDEN')
    expect(await step(SOUTH, 'closeCase(id: $id, version: $version)')).toBe('FORBIDDEN')
    expect(
      await step(PATIENT, 'reopenCase(id: $id, version: $version, words: $words)', { words: 'Again' }, WORDS),
    ).toBe('CONFLICT_OF_STATE')
    expect(refusalCode(await act(SOUTH, 'acknowledgeCase(id: $id, version: $version)', { id, version: 99 }))).toBe(
      'STALE_VERSION',
    )
    expect(await step(SOUTH, 'acknowledgeCase(id: $id, version: $version)')).toMatchObject({ state: 'ACKNOWLEDGED' })
    expect(await step(SOUTH, 'extendCase(id: $id, version: $version, months: 3, reason: "Long")')).toBe('INPUT_INVALID')
    const extended = await step(
      SOUTH,
      'extendCase(id: $id, version: $version, months: 2, reason: "The ward has closed")',
    )
    expect(extended).toMatchObject({ extended: true, state: 'ACKNOWLEDGED' })
    expect(await step(SOUTH, 'extendCase(id: $id, version: $version, months: 1, reason: "More")')).toBe(
      'CONFLICT_OF_STATE',
    )
    expect(
      await step(PATIENT, 'writeInCase(id: $id, version: $version, words: $words)', { words: 'It was in May.' }, WORDS),
    ).toMatchObject({
      state: 'ACKNOWLEDGED',
    })
    expect(await step(SOUTH, 'answerCase(id: $id, version: $version, outcome: PASSED_ON, words: "Them")')).toBe(
      'CONFLICT_OF_STATE',
    )
    expect(
      await step(
        SOUTH,
        'answerCase(id: $id, version: $version, outcome: PASSED_ON, words: "Them", passedOnTo: "ZZZ99")',
      ),
    ).toBe('INPUT_INVALID')
    expect(
      await step(
        SOUTH,
        'answerCase(id: $id, version: $version, outcome: PASSED_ON, words: "They looked for us.", passedOnTo: "RAP")',
      ),
    ).toMatchObject({
      state: 'ANSWERED',
      outcome: 'PASSED_ON',
      passedOnTo: { odsCode: 'RAP' },
    })
    expect(
      await step(PATIENT, 'reopenCase(id: $id, version: $version, words: $words)', { words: 'They say no.' }, WORDS),
    ).toMatchObject({
      state: 'REOPENED',
      outcome: null,
      extended: false,
    })
    expect(
      await step(SOUTH, 'answerCase(id: $id, version: $version, outcome: INAPPROPRIATE, words: "We are sorry.")'),
    ).toMatchObject({
      state: 'ANSWERED',
      outcome: 'INAPPROPRIATE',
    })
    expect(
      await step(PATIENT, 'reopenCase(id: $id, version: $version, words: $words)', { words: 'Again' }, WORDS),
    ).toBe('CONFLICT_OF_STATE')
    const closed = await step(PATIENT, 'closeCase(id: $id, version: $version)')
    expect(closed).toMatchObject({ state: 'CLOSED', mayDo: [] })
    expect(closed.messages.map(({ kind, by }: { kind: string; by: string | null }) => [kind, by])).toEqual([
      ['QUESTION', null],
      ['ACKNOWLEDGEMENT', 'ASHDOWN Clive Mr'],
      ['EXTENSION', 'ASHDOWN Clive Mr'],
      ['MESSAGE', null],
      ['ANSWER', 'ASHDOWN Clive Mr'],
      ['REOPENING', null],
      ['ANSWER', 'ASHDOWN Clive Mr'],
      ['CLOSING', null],
    ])
    const notices = await it.state.cases.noticesOf(it.state.patientKeyOf(it.patient('default') as never), 10)
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['ACKNOWLEDGED', 'ANSWERED', 'ANSWERED', 'EXTENDED'])
  })

  test('is in the ledger, deed by deed, and what was written in no table', async () => {
    const deeds = await onDatabase(database.url, async (client) =>
      (
        await client.query(
          `select body::json ->> 'deed' as deed from ledger_entries where kind = 'administration' and body::json ->> 'subject' in ($1, $2) order by at, sequence`,
          [id, receipt],
        )
      ).rows.map(({ deed }) => deed),
    )
    // The attempts to ask about it again, by the patient and by their practice, are written down too.
    expect(deeds.filter((deed) => deed !== 'read-case')).toEqual([
      'question-access',
      'question-access',
      'question-access',
      'acknowledge-case',
      'extend-case',
      'write-in-case',
      'answer-case',
      'reopen-case',
      'answer-case',
      'close-case',
    ])
    for (const [name, rows] of await everyTable(database.url))
      for (const words of ['alert(', 'The ward has closed', 'It was in May', 'We are sorry', 'They say no'])
        expect(rows, name).not.toContain(words)
    expect((await it.state.ledger.verify()).ok).toBe(true)
  })
})

describe.skipIf(CHROMIUM === undefined)('the console of the information governance manager', () => {
  let browser: HouseBrowser
  let manager: Visit
  const words = async (): Promise<string> =>
    ((await manager.page.getByRole('main').textContent()) ?? '').replaceAll(/[\s\u2068\u2069]+/g, ' ')
  const looksRight = async (name: string): Promise<void> => {
    await manager.pictures(name)
    expect(await manager.accessibilityFaults()).toEqual([])
    await manager.page.setViewportSize({ width: 390, height: 900 })
    expect(await manager.overhang()).toBeLessThanOrEqual(0)
    await manager.page.setViewportSize({ width: 1280, height: 900 })
  }
  const press = (name: string) => manager.page.getByRole('main').getByRole('button', { name, exact: true }).click()

  beforeAll(async () => {
    browser = await openBrowser(it)
    const late = await view('default')
    await ask({ receipt: late, idempotencyKey: 'an overdue question', words: 'Was this my consultant?' })
    await onDatabase(database.url, (client) =>
      client.query('update access_cases set due_at = opened_at - 86400000 where receipt = $1', [late]),
    )
    const receipt = await view('default')
    await ask({ receipt, idempotencyKey: 'a question in a browser' })
    manager = await browser.visit()
    await manager.signIn('ig-manager')
  })
  afterAll(() => browser?.close())

  test('lists what waits, overdue first, what was answered and what is closed', async () => {
    await manager.go('/console/cases')
    expect(await manager.page.locator('header a[href="/console/cases"]').count()).toBe(1)
    const rows = await manager.page.locator('tbody tr').allInnerTexts()
    expect(rows).toHaveLength(2)
    expect(rows[0]).toContain('Overdue')
    expect(rows[1]).not.toContain('Overdue')
    expect(rows[1]).toContain('ODUYA Miriam Dr')
    await looksRight('cases')
    await manager.page.getByRole('link', { name: 'Closed' }).click()
    expect(await manager.page.locator('tbody tr').count()).toBe(1)
  })

  test('shows who looked and why, and what the patient wrote as text; not who the patient is', async () => {
    await manager.go('/console/cases')
    await manager.page.locator('tbody tr a').nth(1).click()
    const text = await words()
    for (const shown of [
      'ODUYA Miriam Dr',
      'Direct care',
      'Allergies',
      'Demo encounter 1',
      '<script>alert("Why?")</script>',
      '{{ 7 * 7 }}',
    ])
      expect(text).toContain(shown)
    expect(await manager.page.content()).not.toContain(it.patient('default'))
    await looksRight('case-open')
  })

  test('acknowledges, says what is missing with what was typed kept, answers', async () => {
    await press('Acknowledge the question')
    expect(await words()).toContain('The patient has been told that you have read the question.')
    await manager.page.check('input[name=outcome][value=PASSED_ON]')
    await manager.page.fill('#passedOnTo', 'ZZZ99')
    await press('Send the answer')
    expect(await words()).toContain('Write your answer to the patient')
    await manager.page.fill('#answer', 'Your consultant looked <b>before</b> your visit.')
    await press('Send the answer')
    expect(await words()).toContain('This organisation is not known here')
    expect(await manager.page.inputValue('#answer')).toContain('<b>before</b>')
    await looksRight('case-to-mend')
    await manager.page.check('input[name=outcome][value=EXPLAINED]')
    await press('Send the answer')
    const text = await words()
    expect(text).toContain('Your answer has been sent to the patient.')
    expect(text).toContain('looked <b>before</b> your visit')
    await looksRight('case-answered')
  })

  test('takes more time once, and is told when somebody else was first', async () => {
    await manager.go('/console/cases')
    await manager.page.locator('tbody tr a').first().click()
    expect(await words()).toContain('This answer is overdue')
    expect(await manager.page.getByRole('button', { name: 'Take more time' }).count()).toBe(0)
    await looksRight('case-overdue')

    const receipt = await view('default')
    const { id } = (await ask({ receipt, idempotencyKey: 'one more question' })).body.data.questionAccess
    await manager.go(`/console/cases/${id}`)
    await press('Take more time')
    expect(await words()).toContain('Choose how much more time you need')
    await manager.page.check('input[name=months][value="1"]')
    await manager.page.fill('#reason', 'She is on leave.')
    await act(PATIENT, 'writeInCase(id: $id, version: $version, words: "Thank you.")', { id, version: 1 })
    await press('Take more time')
    expect(await words()).toContain('Somebody changed this since you opened it')
    expect(await manager.page.inputValue('#reason')).toBe('She is on leave.')
    await press('Take more time')
    expect(await words()).toContain('The patient has been told that you need more time')
    expect(await words()).toContain('(extended)')
    expect(browser.complaints).toEqual([])
  })
})
