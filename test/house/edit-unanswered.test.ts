import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse({
    environment: {
      EDIT_POLL_MS: '50',
      EDIT_ASK_AGAIN_MS: '50',
      EDIT_DEADLINE_MS: '5000',
      EDIT_PENDING_MS: '12000',
      WARD_DEADLINE_MS: '30000',
    },
  })
})
afterAll(() => it?.close())

const EDIT = 'id state sentence settledAt reason'

const ADD = `mutation($patient: NHSNumber!, $access: AccessInput!, $record: RecordDraftInput!, $key: String!) {
  addRecord(patient: $patient, access: $access, exchange: "CROYDON", custodian: "RJ6", record: $record, reason: "Told at the bedside.", idempotencyKey: $key) { ${EDIT} } }`

const deedsOf = async (): Promise<readonly string[]> =>
  (await it.state.ledger.ofPatient(it.patient('default') as never, { limit: 50 })).entries.flatMap(({ entry }) =>
    entry.kind === 'administration' ? [entry.deed] : [],
  )

test('an exchange that dies in the midst of an edit and never says again leaves it unknown when its time is over, and says so', async () => {
  const croydon = it.london.exchange('CROYDON')
  // Slow enough to be taken away while the write is on its way.
  await croydon.latency(2_000, 0)
  const record = { alert: { concept: { text: 'Falls' } } }
  let before = await croydon.requests()
  const proposing = it.ask(ADD, { variables: { patient: it.patient('default'), record, key: randomUUID() } })
  const PATIENCE = { timeout: 60_000, interval: 20 }
  await vi.waitUntil(async () => {
    const asked = await croydon.requests()
    if ((await deedsOf()).includes('send-edit')) return true
    before = asked
    return false
  }, PATIENCE)
  await vi.waitUntil(async () => (await croydon.requests()) > before, PATIENCE)
  await croydon.switchOff()
  const { body, text } = await proposing
  const proposed = body?.data?.addRecord
  expect(proposed, text).toMatchObject({ state: 'UNKNOWN', settledAt: null })
  expect(proposed.sentence).toContain('is asked again')
  const query = `query($id: ID!) { recordEdit(id: $id) { ${EDIT} } }`
  const edit = await vi.waitUntil(
    async () => {
      const found = (await it.ask(query, { variables: { access: undefined, id: proposed.id } })).body?.data?.recordEdit
      return found?.settledAt == null ? undefined : found
    },
    { timeout: 60_000, interval: 100 },
  )
  expect(edit).toMatchObject({ state: 'UNKNOWN', reason: 'Told at the bedside.' })
  expect(edit.sentence).toContain('never said whether it holds this, and what was proposed has been erased')
  expect(await deedsOf()).toContain('edit-never-known')
})
