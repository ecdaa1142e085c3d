import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pruned } from '../../../gateway/fhir-facade/resource.ts'
import { SERVED_NAMES, servedType } from '../../../gateway/fhir-facade/served-types.ts'
import { writtenRecord } from '../../../gateway/fhir-facade/written/written.ts'
import type { UnifiedRecord } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { faultsOf } from './valid-r4.ts'

const base = 'https://exchange.example/fhir'
const about = { base, subject: { reference: 'Patient/p' }, referenceTo: () => ({ reference: 'Observation/o' }) }

const text = fc.constantFrom('Asthma', 'a  b', '<b>', '10 mg', 'x'.repeat(300))
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 3 })
const date = fc.constantFrom(
  '2015',
  '2015-03',
  '2015-03-02',
  '2015-03-02T10:00',
  '2015-03-02T10:00:01Z',
  '2015-03-02T10:00:01.5+01:00',
  '2015-03-02T10:00Z',
  '2015-03-02T10:00:01',
)
const coding = fc.record({
  system: maybe(fc.constantFrom('http://snomed.info/sct', 'urn:oid:1.2.3', 'not a uri', 'local')),
  code: maybe(fc.constantFrom('195967001', ' a  b ', 'x')),
  display: maybe(text),
})
const concept = fc.record({ codings: fc.array(coding, { maxLength: 2 }), text: maybe(text) })
const concepts = fc.array(concept, { maxLength: 2 })
const quantity = fc.record({
  value: maybe(fc.constantFrom(0, 1.5, -3, 1e6)),
  unit: maybe(text),
  comparator: maybe(fc.constantFrom('<', '>=', '~')),
  code: maybe(fc.constantFrom('mg', '{score}')),
})
const value = fc.record({ quantity: maybe(quantity), concept: maybe(concept), text: maybe(text) })
const WORDS = [
  'active',
  'inactive',
  'resolved',
  'completed',
  'final',
  'current',
  'booked',
  'finished',
  'in-progress',
  'entered-in-error',
  'suspended',
  'aborted',
  'cancelled',
  'nullified',
  'constructor',
  'unknown',
  'order',
  'plan',
  'routine',
  'high',
  'confirmed',
  'refuted',
  'something else',
]
const word = maybe(fc.constantFrom(...WORDS))
const said = {
  concept,
  status: word,
  date: maybe(date),
  endDate: maybe(date),
  recordedDate: maybe(date),
  confidentiality: fc.constant([]),
  notes: fc.array(
    fc.constantFrom('Seen today.', 'Not taken: so the source says.', 'Do not perform: this is not to be done.'),
    { maxLength: 2 },
  ),
  noneKnown: fc.boolean(),
  verificationStatus: word,
  categories: concepts,
}

/** Whatever an exchange may have said, in any order of things said and left unsaid. */
const CONTENT: { readonly [Type in RecordType]: fc.Arbitrary<object> } = {
  ALLERGY: fc.record({
    ...said,
    kind: word,
    categories: fc.array(fc.constantFrom('food', 'medication', 'made-up'), { maxLength: 3 }),
    criticality: word,
    reactions: fc.array(
      fc.record({ manifestations: concepts, severity: maybe(fc.constantFrom('mild', 'bad')), onset: maybe(date) }),
      { maxLength: 2 },
    ),
    lastOccurrence: maybe(date),
  }),
  CONDITION: fc.record({ ...said, severity: maybe(concept), bodySites: concepts }),
  MEDICATION: fc.record({
    ...said,
    kind: fc.constantFrom('STATEMENT', 'REQUEST', 'DISPENSE', 'ADMINISTRATION'),
    intent: word,
    dosages: fc.array(text, { maxLength: 2 }),
    quantity: maybe(quantity),
    reasons: concepts,
  }),
  IMMUNISATION: fc.record({
    ...said,
    statusReason: maybe(concept),
    site: maybe(concept),
    route: maybe(concept),
    lotNumber: maybe(text),
    doseNumber: maybe(fc.constantFrom('1', 'booster')),
    targetDiseases: concepts,
  }),
  OBSERVATION: fc.record({
    ...said,
    value,
    absentReason: maybe(concept),
    interpretations: concepts,
    referenceRanges: fc.array(text, { maxLength: 2 }),
    components: fc.array(fc.record({ concept, value, interpretations: concepts }), { maxLength: 2 }),
  }),
  RESULT: fc.record({
    ...said,
    conclusion: maybe(text),
    conclusionCodes: concepts,
    observationIds: fc.constantFrom([], ['Observation/1']),
  }),
  PROCEDURE: fc.record({
    ...said,
    category: maybe(concept),
    outcome: maybe(concept),
    bodySites: concepts,
    reasons: concepts,
  }),
  ENCOUNTER: fc.record({ ...said, encounterClass: maybe(coding), reasons: concepts, serviceProvider: maybe(text) }),
  DOCUMENT: fc.record({
    ...said,
    title: maybe(text),
    contentType: maybe(fc.constantFrom('application/pdf', 'rubbish')),
    size: maybe(fc.constantFrom(0, 14_870, -1, 1.5)),
    hash: maybe(fc.constantFrom('/bCr5avZjVUy+Hc8J6CLtGj06xE=', 'fdb0abe5abd98d5532f8773c27a08bb468f4eb11')),
    documentStatus: word,
  }),
  CARE_PLAN: fc.record({
    ...said,
    title: maybe(text),
    intent: word,
    activities: fc.array(fc.constantFrom('Walk', 'Do not perform: lift'), { maxLength: 2 }),
  }),
  ALERT: fc.record({ ...said, resuscitation: fc.boolean() }),
  APPOINTMENT: fc.record({ ...said, serviceTypes: concepts, reasons: concepts, description: maybe(text) }),
  REFERRAL: fc.record({ ...said, intent: word, priority: word, reasons: concepts }),
  FAMILY_HISTORY: fc.record({
    ...said,
    relationship: concept,
    conditions: fc.array(fc.record({ concept, outcome: maybe(concept), onset: maybe(text) }), { maxLength: 2 }),
  }),
}

const NAME = {
  MEDICATION: {
    STATEMENT: 'MedicationStatement',
    REQUEST: 'MedicationRequest',
    DISPENSE: 'MedicationDispense',
    ADMINISTRATION: 'MedicationAdministration',
  },
} as const

const nameOf = (type: RecordType, content: object): string =>
  'kind' in content && type === 'MEDICATION'
    ? NAME.MEDICATION[content.kind as keyof typeof NAME.MEDICATION]
    : (SERVED_NAMES.find((name) => servedType(name).type === type) ?? '')

const writtenAs = (type: RecordType, content: object): Record<string, unknown> => {
  const record = { ...content, recordType: type } as unknown as UnifiedRecord
  return { resourceType: nameOf(type, content), ...(pruned(writtenRecord(record, about, `${base}/d`)) as object) }
}

describe('whatever a record says, what is written of it is valid FHIR R4', () => {
  test.each(Object.keys(CONTENT) as RecordType[])('%s', (type) => {
    fc.assert(
      fc.property(CONTENT[type], (content) => {
        expect(faultsOf(writtenAs(type, content))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('what turns the meaning of a record round is not lost on the way', () => {
  const empty = {
    status: 'active',
    date: null,
    endDate: null,
    recordedDate: null,
    confidentiality: [],
    categories: [],
    reasons: [],
    concept: { codings: [], text: 'Aspirin' },
  }
  const medicine = (kind: string, note: string, status = 'active') =>
    writtenAs('MEDICATION', { ...empty, status, kind, intent: 'order', dosages: [], quantity: null, notes: [note] })

  test('a medicine that was not taken is not written as one that is', () => {
    expect(medicine('STATEMENT', 'Not taken: the source says so.')['status']).toBe('not-taken')
    expect(medicine('ADMINISTRATION', 'Not taken: the source says so.', 'completed')['status']).toBe('not-done')
    expect(medicine('DISPENSE', 'Not taken: the source says so.', 'completed')['status']).toBe('declined')
    expect(medicine('STATEMENT', 'Not taken: the source says so.', 'entered-in-error')['status']).toBe(
      'entered-in-error',
    )
    expect(medicine('STATEMENT', 'Taken with food.')['status']).toBe('active')
  })
  test('an order not to give it, or not to do it, says so as FHIR does', () => {
    expect(medicine('REQUEST', 'Do not perform: not to be given.')['doNotPerform']).toBe(true)
    expect(medicine('REQUEST', 'With food.')['doNotPerform']).toBeUndefined()
    const referral = { ...empty, intent: 'order', priority: null, notes: ['Do not perform: not to be done.'] }
    expect(writtenAs('REFERRAL', referral)['doNotPerform']).toBe(true)
  })
  test('a word that R4 has no code for is kept beside "unknown"; what FHIR demands and nobody said is said to be not known', () => {
    const { status, _status } = medicine('REQUEST', '', 'odd')
    expect([status, JSON.stringify(_status)]).toEqual(['unknown', expect.stringContaining('odd')])
    const alert = writtenAs('ALERT', { ...empty, status: null, notes: [], noneKnown: false, resuscitation: false })
    expect(alert['status']).toBeUndefined()
    expect(JSON.stringify(alert['_status'])).toContain('data-absent-reason')
  })
})
