import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { gpConnect } from '../../adapters/gp-connect/gp-connect.ts'
import { READERS } from '../../adapters/gp-connect/readers.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { type ExchangeServer, startExchangeServer } from '../london/exchange/exchange-server.ts'
import { createGpConnectServer } from '../london/exchange/gp-connect-server.ts'
import { holdingsOf } from '../london/exchange/holdings.ts'
import type { Held } from '../london/generator/generate.ts'
import { createRandom } from '../london/generator/random.ts'
import type { Opener } from './contract.ts'
import { gpConnectForm } from './gp-connect-form.ts'
import { GP_CONNECT_SETTINGS, GP_TYPES } from './gp-connect-settings.ts'
import { heldRecords } from './held.ts'
import { testNhsNumber } from './synthea.ts'

const SNOMED = 'http://snomed.info/sct'
const concept = (code: string, display: string) => ({ coding: [{ system: SNOMED, code, display }], text: display })
const of = { reference: 'Patient/p1' }
const laboratory = [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'laboratory' }] }]

/** One person's records as a GP practice has them: of every clinical area. */
export const gpRecords = (): readonly SourceResource[] => [
  {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    clinicalStatus: 'active',
    patient: of,
    code: concept('91936005', 'Allergy to penicillin'),
    unheardOf: { kept: [1, 2.5] },
  },
  {
    resourceType: 'AllergyIntolerance',
    id: 'ended',
    clinicalStatus: 'resolved',
    patient: of,
    code: concept('294716003', 'Allergy to latex'),
  },
  ...['a', 'b', 'c'].map((id) => ({
    resourceType: 'Condition',
    id,
    subject: of,
    code: concept('38341003', 'Hypertension'),
    onsetDateTime: '2015',
  })),
  {
    resourceType: 'MedicationStatement',
    id: 'a',
    subject: of,
    status: 'active',
    taken: 'unk',
    medicationCodeableConcept: concept('387517004', 'Paracetamol'),
  },
  {
    resourceType: 'MedicationRequest',
    id: 'a',
    subject: of,
    status: 'active',
    intent: 'plan',
    medicationCodeableConcept: concept('387517004', 'Paracetamol'),
  },
  {
    resourceType: 'Immunization',
    id: 'a',
    patient: of,
    status: 'completed',
    notGiven: false,
    vaccineCode: concept('1119349007', 'COVID-19 vaccine'),
    date: '2021-03-02',
  },
  {
    resourceType: 'Observation',
    id: 'a',
    subject: of,
    status: 'final',
    code: concept('75367002', 'Blood pressure'),
    comment: 'sitting',
  },
  {
    resourceType: 'Observation',
    id: 'lab',
    subject: of,
    status: 'final',
    category: laboratory,
    code: concept('1022431000000105', 'Haemoglobin'),
  },
  {
    resourceType: 'DiagnosticReport',
    id: 'a',
    subject: of,
    status: 'final',
    code: concept('26604007', 'Full blood count'),
    result: [{ reference: 'Observation/lab' }],
  },
  { resourceType: 'Encounter', id: 'a', subject: of, status: 'finished', type: [concept('185349003', 'Check up')] },
  {
    resourceType: 'ReferralRequest',
    id: 'a',
    subject: of,
    status: 'active',
    intent: 'order',
    reasonCode: [concept('306206005', 'Referral to service')],
  },
  {
    resourceType: 'ProcedureRequest',
    id: 'a',
    subject: of,
    status: 'active',
    intent: 'plan',
    code: concept('134186004', 'Over 75 health check'),
  },
  {
    resourceType: 'DocumentReference',
    id: 'a',
    subject: of,
    status: 'current',
    type: concept('823691000000103', 'Clinical letter'),
    created: '2020-02-03',
    indexed: '2020-02-04T10:00:00Z',
    content: [{ attachment: { title: 'Letter', contentType: 'application/pdf', size: 2_000, url: 'Binary/letter-a' } }],
  },
]

const held = (id: string, nhsNumber: NhsNumber, family: string, records: readonly SourceResource[]): Held => ({
  id,
  stated: { nhsNumber, birthDate: '1950-02-03', family },
  foundBy: [nhsNumber],
  patient: JSON.stringify({
    resourceType: 'Patient',
    id,
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: nhsNumber }],
    birthDate: '1950-02-03',
    name: [{ family }],
  }),
  records: records.map((resource) => ({
    resourceType: String(resource['resourceType']),
    id: String(resource['id']),
    text: JSON.stringify(resource),
    at: '2020-01-01T00:00',
    lastUpdated: '2020-01-01T00:00:00Z',
  })),
})

/** A GP Connect provider with that person and a neighbour, on a socket. */
export const startGpPractice = (): Promise<ExchangeServer> =>
  startExchangeServer({
    id: 'PRACTICE',
    port: 0,
    speaks: createGpConnectServer(
      holdingsOf([
        held('p1', testNhsNumber(1), 'Okafor', gpRecords()),
        held('p2', testNhsNumber(2), 'Lindqvist', [
          {
            resourceType: 'Condition',
            id: 'of-the-neighbour',
            subject: { reference: 'Patient/p2' },
            code: concept('195967001', 'Asthma'),
          },
        ]),
      ]),
    ),
    random: createRandom('practice'),
    latency: 0,
    stranger: 'http://127.0.0.1:9/',
  })

/** That provider, under audit. */
export const simulatedGpConnect = (): Opener => async () => {
  const server = await startGpPractice()
  return {
    adapter: gpConnect as ExchangeAdapter,
    form: gpConnectForm,
    settings: gpConnect.settings.parse(GP_CONNECT_SETTINGS),
    upstream: server.endpoint,
    patient: testNhsNumber(1),
    unknown: testNhsNumber(500),
    offered: GP_TYPES,
    held: heldRecords(gpRecords(), READERS),
    close: server.close,
  }
}
