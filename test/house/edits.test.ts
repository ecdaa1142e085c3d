import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choicesOf } from './choices-of.ts'
import { type Answered, type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'

const EDIT = `id deed recordType exchange { id } custodian { odsCode } recordId state sentence versionSeen version authorName
  organisation { odsCode } reason proposedAt settledAt expiresAt receipt`

const ADD = `mutation($patient: NHSNumber!, $access: AccessInput!, $exchange: ExchangeId!, $custodian: ODSCode!, $record: RecordDraftInput!, $reason: String!, $key: String!) {
  addRecord(patient: $patient, access: $access, exchange: $exchange, custodian: $custodian, record: $record, reason: $reason, idempotencyKey: $key) { ${EDIT} } }`

const AMEND = `mutation($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!, $says: RecordDraftInput!, $reason: String!, $key: String!) {
  amendRecord(patient: $patient, access: $access, record: $record, says: $says, reason: $reason, idempotencyKey: $key) { ${EDIT} } }`

const IN_ERROR = `mutation($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!, $reason: String!, $key: String!) {
  markEnteredInError(patient: $patient, access: $access, record: $record, reason: $reason, idempotencyKey: $key) { ${EDIT} } }`

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse({ environment: { EDIT_POLL_MS: '50', EDIT_ASK_AGAIN_MS: '50', EDIT_DEADLINE_MS: '5000' } })
})
afterAll(() => it?.close())

const PEANUT = {
  allergy: { concept: { system: 'http://snomed.info/sct', code: '91935009', display: 'Allergy to peanut' } },
}

const add = (more: Readonly<Record<string, unknown>> = {}, options: AskOptions = {}): Promise<Answered> =>
  it.ask(ADD, {
    ...options,
    variables: {
      patient: it.patient('default'),
      exchange: 'CROYDON',
      custodian: 'RJ6',
      record: PEANUT,
      reason: 'Told by the patient at the bedside.',
      key: randomUUID(),
      ...more,
    },
  })

describe('edits', () => {
  test('first', async () => {
    const { text } = await add()
    console.log(text)
    const seen = await it.ask(
      question(
        'allergies { items { id status concept { text codings { code display } } provenance { exchange { id } sourceId version author custodian { odsCode } } } }',
      ),
      { variables: { patient: it.patient('default') } },
    )
    console.log(JSON.stringify(seen.body, null, 1).slice(0, 4000))
  })
})
