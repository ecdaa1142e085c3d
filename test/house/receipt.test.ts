import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type TestDatabase } from '../database.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { everyTable, onDatabase } from './every-table.ts'
import { type Answered, type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { heldOf, type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

let database: TestDatabase
let it: LondonHouse
let haringey: StagedExchange
beforeAll(async () => {
  database = await openDatabase()
  it = await openLondonHouse({
    databaseUrl: database.url,
    prepare: async (state, london) => {
      haringey = await stageExchange(state, london, 'HARINGEY')
    },
  })
})
afterAll(async () => {
  await it?.close()
  await haringey?.close()
  await database?.stop()
})

const view = (name = 'default', options: AskOptions = {}) =>
  it.ask(question(WHOLE), { ...options, variables: { patient: it.patient(name), ...options.variables } })

type Kept = {
  readonly exchange: string
  readonly sourceId: string
  readonly version: string | null
  readonly hash: string
}

/** What the ledger keeps of one answer. */
const entriesOf = async (receipt: string) => (await it.state.ledger.byReceipt(receipt)).map(({ entry }) => entry)
const releasedOf = async (answer: Answered): Promise<readonly Kept[]> =>
  (await entriesOf(patientOf(answer).receipt)).flatMap((entry) =>
    entry.kind === 'disclosure'
      ? entry.released.flatMap(({ exchange, records }) =>
          records.map(([sourceId, version, hash]) => ({ exchange, sourceId, version, hash })),
        )
      : [],
  )

const kindsInDatabase = (patientKey: string) =>
  onDatabase(database.url, async (client) => {
    const { rows } = await client.query<{ kind: string }>(
      `select kind from ledger_entries where patient_key = (select name from ledger_patients where patient_key = $1) order by at, sequence`,
      [patientKey],
    )
    return rows.map(({ kind }) => kind)
  })

const keyed = (content: unknown): string =>
  createHmac('sha256', Buffer.from(it.keys.receipt, 'base64url')).update(JSON.stringify(content)).digest('base64url')

const heldText = (exchange: string, sourceId: string): string => {
  const found = it.london.population.held
    .get(exchange)
    ?.flatMap(({ records }) => records)
    .find(({ resourceType, id }) => `${resourceType}/${id}` === sourceId)
  if (found === undefined) throw new Error(`${exchange} does not hold ${sourceId}.`)
  return found.text
}

describe('audit first', () => {
  test('the decision is in the ledger when an exchange is asked, the disclosure is not yet; it is when the answer has come', async () => {
    const number = it.patient('documents-denied')
    const patientKey = `0.${createHmac('sha256', Buffer.from(it.keys.patient, 'base64url')).update(number).digest('base64url')}`
    const curtain = haringey.drawCurtain()
    const asking = view('documents-denied')
    await curtain.asked
    expect(await kindsInDatabase(patientKey)).toEqual(['decision'])
    curtain.lift()
    const answer = await asking
    expect(await kindsInDatabase(patientKey)).toEqual(['decision', 'disclosure'])
    expect((await entriesOf(patientOf(answer).receipt)).map(({ kind }) => kind)).toEqual(['decision', 'disclosure'])
  })
})

describe('a receipt', () => {
  test.each([
    ['default', {}],
    ['default', { as: 'patient' }],
    ['twin-one', { as: 'proxy' }],
    ['classes-permitted', {}],
    ['end-of-life', { as: 'dispatcher' }],
    ['quarantined', {}],
    ['deny-all-for-good', {}],
  ] as const)('of %s (%o) lists exactly the records that the answer showed', async (name, options) => {
    const answer = await view(name, options)
    const kept = await releasedOf(answer)
    expect(kept.map(({ exchange, sourceId }) => `${exchange}|${sourceId}`).sort()).toEqual(shownSources(answer))
    const manifest = patientOf(answer).manifest as readonly { readonly released: number | null }[]
    expect(manifest.reduce((sum, { released }) => sum + (released ?? 0), 0)).toBe(kept.length)
  })

  test('verifies with the key: each hash is of that version of that record, and of no other content', async () => {
    const kept = await releasedOf(await view())
    expect(kept.length).toBeGreaterThan(20)
    // What stands in a document is hashed as it stands there, and not as a resource.
    const resources = kept.filter(({ exchange }) => !it.london.population.tongues.get(exchange)?.startsWith('IHE_'))
    expect(resources.length).toBeGreaterThan(20)
    for (const { exchange, sourceId, version, hash } of resources) {
      const content = JSON.parse(heldText(exchange, sourceId))
      expect(hash).toBe(keyed(content))
      expect(version).toBe(content.meta.versionId)
      expect(hash).not.toBe(keyed({ ...content, status: 'otherwise' }))
      expect(hash).not.toBe(createHmac('sha256', 'another key').update(JSON.stringify(content)).digest('base64url'))
    }
  })

  test('is alike for the same content and changes with it', async () => {
    const held = heldOf(it.london, 'HARINGEY', it.patient('default'))
    const [first] = (await releasedOf(await view())).filter(({ exchange }) => exchange === 'HARINGEY')
    const hashNow = async () =>
      (await releasedOf(await view())).find(
        ({ exchange, sourceId }) => exchange === 'HARINGEY' && sourceId === first?.sourceId,
      )?.hash
    expect(await hashNow()).toBe(first?.hash)
    const amended = held.records.map((record) =>
      `${record.resourceType}/${record.id}` === first?.sourceId
        ? told({ ...JSON.parse(record.text), note: [{ text: 'Amended' }] })
        : record,
    )
    haringey.holds([{ ...held, records: amended }])
    const changed = await hashNow()
    haringey.holds(it.london.population.held.get('HARINGEY') ?? [])
    expect(changed).toMatch(/^[\w-]{43}$/)
    expect(changed).not.toBe(first?.hash)
  })

  test('names who asked, for what, on which versions, and whom', async () => {
    const [decision] = await entriesOf(patientOf(await view()).receipt)
    expect(decision).toMatchObject({
      kind: 'decision',
      purpose: 'TREAT',
      careContext: 'Demo encounter 1',
      organisation: 'RJ6',
      requester: { role: 'clinician', userId: '910000000101', organisation: 'RJ6' },
      versions: { agreements: expect.any(Number), registry: expect.any(Number), policy: expect.any(String) },
    })
    if (decision?.kind !== 'decision') throw new Error('The first entry is the decision.')
    expect(decision.asked.map(({ exchange }) => exchange)).not.toContain('ISLINGTON')
    expect(decision.clauses.length).toBeGreaterThan(0)
  })
})

test('what is kept holds nothing clinical, no clear NHS number, and nothing of what was withheld', async () => {
  const answers = await Promise.all([
    view(),
    view('default', { as: 'patient' }),
    view('classes-permitted'),
    view('twin-one', { as: 'proxy' }),
  ])
  expect(refusalOf(await view('no-choice', { as: 'patient' }))).toBe('FORBIDDEN')
  const tables = await everyTable(database.url)
  expect(tables.size).toBeGreaterThan(10)
  const everything = [...tables.values()].join('\n')
  expect(everything).toContain(patientOf(answers[0]).receipt)

  for (const { nhsNumber, superseded } of it.london.population.people)
    for (const number of [nhsNumber, ...superseded]) {
      expect(everything).not.toContain(number)
      expect(everything).not.toContain(`${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`)
    }

  // Every display and text that any source uses of these people is a clinical word, whether it was released or not.
  const words = new Set<string>()
  const collect = (value: unknown, name = ''): void => {
    if (typeof value === 'string' && ['display', 'text', 'div', 'title', 'description', 'conclusion'].includes(name))
      words.add(value)
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) collect(part, Number.isNaN(Number(key)) ? key : name)
  }
  for (const name of ['default', 'classes-permitted', 'twin-one'])
    for (const held of it.london.population.held.values())
      for (const { foundBy, records } of held)
        if (foundBy.some((number) => number === it.patient(name)))
          for (const { text } of records) collect(JSON.parse(text))
  expect(words.size).toBeGreaterThan(100)
  // Words that an agreement's public purpose may use of itself are not of any record.
  const spoken = [...words].filter((word) => word.length > 5 && everything.includes(word))
  expect(spoken).toEqual([])

  const ledger = tables.get('public.ledger_entries') ?? ''
  const shown = new Set(answers.flatMap(shownSources))
  const withheld = [...it.london.population.truth.tellings].filter(
    ([key, { labelled, coded, patient }]) =>
      patient === it.patient('classes-permitted') && labelled.length + coded.length > 0 && !shown.has(key),
  )
  for (const [, { labelled }] of withheld) expect(labelled).toBeDefined()
  const receipt = await releasedOf(answers[2])
  for (const [key] of withheld)
    expect(receipt.map(({ exchange, sourceId }) => `${exchange}|${sourceId}`)).not.toContain(key)
  for (const name of ['PSY', 'HIV', 'NOPAT', 'unattributed']) expect(ledger).not.toContain(`"${name}"`)
})

test('a refusal is recorded like a release: who, what for, and why not', async () => {
  const before = await it.state.ledger.ofPatient(it.patient('no-choice') as never, { limit: 100 })
  expect(refusalOf(await view('no-choice', { as: 'operator' }))).toBe('FORBIDDEN')
  const { entries } = await it.state.ledger.ofPatient(it.patient('no-choice') as never, { limit: 100 })
  expect(entries.length).toBe(before.entries.length + 1)
  expect(entries[0]?.entry).toMatchObject({ kind: 'refusal', code: 'FORBIDDEN', requester: { role: 'operator' } })
})

describe("the patient's own access log", () => {
  const LOG = `accessLog(first: 50) { items { receipt outcome requesterName role organisation { odsCode } purpose careContext
    breakGlassWords recordTypes exchanges { id } } pageInfo { hasNextPage } }`
  const logAs = (as: 'patient' | 'clinician' | 'proxy' | 'dispatcher', name: string) =>
    it.ask(question(LOG), { as, variables: { patient: it.patient(name) } })

  test('shows who saw what, why, through which exchanges, break-glass words and refusals among them', async () => {
    const seen = patientOf(await view()).receipt
    const grant = await breakTheGlass(it, it.patient('default'), { words: 'Found collapsed' }, { context: 'Resus 2' })
    const broken = patientOf(
      await view('default', { variables: { access: { purpose: 'BTG', careContext: 'Resus 2' } } }),
    ).receipt
    await view('default', { as: 'operator' })
    const { items } = patientOf(await logAs('patient', 'default')).accessLog
    const of = (receipt: string) => items.find((item: { receipt: string }) => item.receipt === receipt)
    expect(of(seen)).toMatchObject({
      outcome: 'RELEASED',
      requesterName: 'ODUYA Miriam Dr',
      role: 'clinician',
      organisation: { odsCode: 'RJ6' },
      purpose: 'TREAT',
      careContext: 'Demo encounter 1',
      breakGlassWords: null,
    })
    expect(of(seen).exchanges.map(({ id }: { id: string }) => id)).toContain('HARINGEY')
    expect(of(broken)).toMatchObject({ purpose: 'BTG', breakGlassWords: 'Found collapsed' })
    const step = {
      outcome: 'DONE',
      purpose: 'BTG',
      careContext: 'Resus 2',
      organisation: { odsCode: 'RJ6' },
    }
    expect(of(grant.receipt)).toMatchObject({ ...step, breakGlassWords: 'Found collapsed', exchanges: [] })
    expect(items).toContainEqual(expect.objectContaining({ ...step, breakGlassWords: null }))
    expect(
      items
        .filter(({ outcome }: { outcome: string }) => outcome === 'REFUSED')
        .map(({ role }: { role: string }) => role),
    ).toContain('operator')
  })

  test.each(['clinician', 'dispatcher'] as const)('is not shown to a %s', async (as) => {
    const answer = await logAs(as, 'default')
    expect(answer.body.data.patient?.accessLog ?? null).toBeNull()
    expect(answer.text).not.toContain('ODUYA')
  })

  test("nor a stranger's to anybody, nor a child's to the proxy", async () => {
    expect((await logAs('patient', 'no-choice')).body.data.patient).toBeNull()
    expect((await logAs('proxy', 'twin-one')).body.data.patient?.accessLog ?? null).toBeNull()
  })

  test('a receipt may be read by the person it is about, and by no other', async () => {
    const { receipt } = patientOf(await view())
    const RECEIPT =
      'query($id: ID!) { receipt(id: $id) { id access { purpose } released { recordType records { sourceId version hash } } } }'
    const own = await it.ask(RECEIPT, { as: 'patient', variables: { id: receipt } })
    expect(own.body.data.receipt.released.length).toBeGreaterThan(0)
    for (const [as, person] of [
      ['proxy', 'proxy'],
      ['patient', 'teenager'],
    ] as const) {
      const other = await it.ask(RECEIPT, { as, wish: { person }, variables: { id: receipt } })
      expect(other.body.data?.receipt ?? null).toBeNull()
    }
  })
})

test('break-glass leaves the notice and the review with the grant, and nothing more with each view', async () => {
  const { receipt } = await breakTheGlass(it, it.patient('no-choice'))
  const answer = await view('no-choice', { variables: { access: { purpose: 'BTG', careContext: 'Resus 1' } } })
  const rows = await onDatabase(
    database.url,
    async (client) =>
      (
        await client.query(
          'select kind, organisation, patient_key, done_at from obligations where receipt = any($1) order by kind',
          [[receipt, patientOf(answer).receipt]],
        )
      ).rows,
  )
  expect(rows).toEqual([
    { kind: 'open-review', organisation: 'RJ6', patient_key: expect.any(String), done_at: null },
    {
      kind: 'tell-patient',
      organisation: null,
      patient_key: expect.any(String),
      done_at: expect.toSatisfy(() => true),
    },
  ])
})

test('after all of it the ledger verifies', async () => {
  expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
})
