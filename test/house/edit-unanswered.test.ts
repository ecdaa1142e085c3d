import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  const proposing = it.ask(ADD, { variables: { patient: it.patient('default'), record, key: randomUUID() } })
  while (!(await deedsOf()).includes('send-edit')) await wait(20)
  const before = await croydon.requests()
  for (let looks = 0; looks < 200 && (await croydon.requests()) === before; looks++) await wait(5)
  await croydon.switchOff()
  const { body, text } = await proposing
  const proposed = body?.data?.addRecord
  expect(proposed, text).toMatchObject({ state: 'UNKNOWN', settledAt: null })
  expect(proposed.sentence).toContain('is asked again')
  let edit = proposed
  for (let looks = 0; edit.settledAt === null && looks < 600; looks++) {
    await wait(50)
    const query = `query($id: ID!) { recordEdit(id: $id) { ${EDIT} } }`
    edit = (await it.ask(query, { variables: { access: undefined, id: proposed.id } })).body.data.recordEdit
  }
  expect(edit).toMatchObject({ state: 'UNKNOWN', reason: 'Told at the bedside.' })
  expect(edit.sentence).toContain('never said whether it holds this, and what was proposed has been erased')
  expect(await deedsOf()).toContain('edit-never-known')
})
