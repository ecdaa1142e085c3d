import { createHash } from 'node:crypto'
import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { fhirR4 } from '../../adapters/fhir-r4/fhir-r4.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { documentContent } from '../london/generator/document-content.ts'
import type { Opener } from './contract.ts'
import { heldRecords } from './held.ts'
import { r4Form } from './r4-form.ts'
import { startSimulatedR4 } from './simulated-r4.ts'
import { testNhsNumber } from './synthea.ts'

const SNOMED = 'http://snomed.info/sct'
const concept = (code: string, display: string) => ({ coding: [{ system: SNOMED, code, display }], text: display })
const of = { reference: 'Patient/p1' }

/** The bytes of the one document. */
export const LETTER_BYTES = documentContent({ title: 'Letter', serial: 'letter-a', size: 2_000 })
const LETTER = {
  title: 'Letter',
  contentType: 'application/pdf',
  url: 'Binary/letter-a',
  size: LETTER_BYTES.length,
  hash: createHash('sha1').update(LETTER_BYTES).digest('base64'),
}

/** One person with a record or more of every type, and a neighbour. */
export const simulatedResources = (): readonly SourceResource[] => [
  {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: testNhsNumber(1) }],
    birthDate: '1950-02-03',
    name: [{ family: 'Okafor', given: ['Ada'] }],
  },
  {
    resourceType: 'Patient',
    id: 'p2',
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: testNhsNumber(2) }],
    birthDate: '1981-06-07',
    name: [{ family: 'Lindqvist' }],
  },
  ...['a', 'b', 'c', 'd', 'e'].map((id) => ({
    resourceType: 'Condition',
    id,
    subject: of,
    code: concept('38341003', 'Hypertension'),
    onsetDateTime: '2015',
  })),
  {
    resourceType: 'Condition',
    id: 'of-the-neighbour',
    subject: { reference: 'Patient/p2' },
    code: concept('195967001', 'Asthma'),
  },
  {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    patient: of,
    code: concept('91936005', 'Allergy to penicillin'),
    unheardOf: { kept: [1, 2.5] },
  },
  {
    resourceType: 'MedicationRequest',
    id: 'a',
    subject: of,
    status: 'active',
    intent: 'order',
    medicationReference: { reference: 'Medication/m1' },
  },
  {
    resourceType: 'MedicationStatement',
    id: 'a',
    subject: of,
    status: 'active',
    medicationCodeableConcept: concept('387517004', 'Paracetamol'),
  },
  { resourceType: 'Medication', id: 'm1', code: concept('372687004', 'Amoxicillin') },
  {
    resourceType: 'Immunization',
    id: 'a',
    patient: of,
    status: 'completed',
    vaccineCode: concept('1119349007', 'COVID-19 vaccine'),
    occurrenceDateTime: '2021-03-02',
  },
  { resourceType: 'Observation', id: 'a', subject: of, status: 'final', code: concept('75367002', 'Blood pressure') },
  {
    resourceType: 'DiagnosticReport',
    id: 'a',
    subject: of,
    status: 'final',
    code: concept('26604007', 'Full blood count'),
  },
  { resourceType: 'Procedure', id: 'a', subject: of, status: 'completed', code: concept('80146002', 'Appendectomy') },
  {
    resourceType: 'Encounter',
    id: 'a',
    subject: of,
    status: 'finished',
    class: { code: 'AMB' },
    type: [concept('185349003', 'Check up')],
  },
  {
    resourceType: 'DocumentReference',
    id: 'a',
    subject: of,
    status: 'current',
    type: concept('823691000000103', 'Clinical letter'),
    content: [{ attachment: LETTER }],
  },
  {
    resourceType: 'CarePlan',
    id: 'a',
    subject: of,
    status: 'active',
    intent: 'plan',
    category: [concept('735324008', 'Treatment escalation plan')],
  },
  {
    resourceType: 'Flag',
    id: 'a',
    subject: of,
    status: 'active',
    code: concept('450476008', 'Not for attempted cardiopulmonary resuscitation'),
  },
  {
    resourceType: 'Appointment',
    id: 'a',
    status: 'booked',
    start: '2026-12-01T09:00:00Z',
    participant: [{ actor: { reference: 'Practitioner/x' } }, { actor: of }],
  },
  {
    resourceType: 'ServiceRequest',
    id: 'a',
    subject: of,
    status: 'active',
    intent: 'order',
    code: concept('306206005', 'Referral to service'),
  },
  {
    resourceType: 'FamilyMemberHistory',
    id: 'a',
    patient: of,
    status: 'completed',
    relationship: concept('72705000', 'Mother'),
    condition: [{ code: concept('73211009', 'Diabetes') }],
  },
]

/** The simulated R4 exchange with that person, its adapter under the given settings. */
export const simulated =
  (settings: Readonly<Record<string, unknown>>): Opener =>
  async () => {
    const resources = simulatedResources()
    const server = await startSimulatedR4(resources, { 'letter-a': LETTER_BYTES })
    const own = resources.filter((resource) => resource['id'] !== 'of-the-neighbour')
    return {
      adapter: fhirR4 as ExchangeAdapter,
      form: r4Form,
      settings: fhirR4.settings.parse(settings),
      upstream: server.endpoint,
      patient: testNhsNumber(1),
      unknown: testNhsNumber(500),
      held: heldRecords(own),
      close: server.close,
    }
  }
