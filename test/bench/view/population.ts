import type { Exchange } from '../../../schema/model/exchange.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'

const number = parseNhsNumber('999 000 0018')
if (number === undefined) throw new Error('not an NHS number')
/** The one patient of the bench. */
export const BENCH_PATIENT = number

export const EXCHANGES = 30

/** The record types of the view, and the resource each is read from. */
export const ASKED = [
  ['ALLERGY', 'AllergyIntolerance'],
  ['CONDITION', 'Condition'],
  ['MEDICATION', 'MedicationStatement'],
  ['IMMUNISATION', 'Immunization'],
  ['OBSERVATION', 'Observation'],
  ['RESULT', 'DiagnosticReport'],
] as const satisfies readonly (readonly [RecordType, string])[]

/** The trust that asks, and the controller that each exchange's records belong to. */
export const REQUESTER_ODS = 'RAX01' as OdsCode
export const controllerOf = (exchange: number): OdsCode => `C${String(100 + exchange)}` as OdsCode
export const exchangeId = (exchange: number): ExchangeId => `BENCH-${exchange + 1}` as ExchangeId

const SNOMED = 'http://snomed.info/sct'
const FILLER = 'As recorded at the practice and confirmed with the person at the last review of the summary. '

/** One resource of about one kilobyte (1.6 for the long records), different at each exchange. */
const resource = (type: string, exchange: number, index: number, bytes: number): object => {
  const day = `20${String(10 + (index % 15)).padStart(2, '0')}-0${1 + (index % 9)}-1${exchange % 9}`
  const concept = {
    coding: [
      { system: SNOMED, code: String(100000000 + exchange * 1000 + index), display: `Concept ${exchange}-${index}` },
      { system: 'https://fhir.example.nhs.uk/local', code: `L${exchange}.${index}`, display: `Local term ${index}` },
    ],
    text: `Term ${index} of exchange ${exchange}`,
  }
  const base = {
    resourceType: type,
    id: `${type.toLowerCase()}-${index}`,
    meta: {
      versionId: '3',
      lastUpdated: '2026-03-04T05:06:07Z',
      tag: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: controllerOf(exchange) }],
    },
  }
  const subject = { reference: 'Patient/p1' }
  const status = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
  })
  const shaped: Record<string, object> = {
    AllergyIntolerance: {
      clinicalStatus: status('active'),
      verificationStatus: status('confirmed'),
      criticality: 'high',
      category: ['medication'],
      code: concept,
      patient: subject,
      onsetDateTime: day,
      recordedDate: day,
    },
    Condition: {
      clinicalStatus: status('active'),
      verificationStatus: status('confirmed'),
      code: concept,
      subject,
      onsetDateTime: day,
      recordedDate: day,
    },
    MedicationStatement: {
      status: 'active',
      medicationCodeableConcept: concept,
      subject,
      effectiveDateTime: day,
      dateAsserted: day,
      dosage: [{ text: 'One tablet a day' }],
    },
    Immunization: {
      status: 'completed',
      vaccineCode: concept,
      patient: subject,
      occurrenceDateTime: day,
      recorded: day,
      lotNumber: `LOT${index}`,
    },
    Observation: {
      status: 'final',
      code: concept,
      subject,
      effectiveDateTime: day,
      issued: `${day}T10:00:00Z`,
      valueQuantity: { value: 5 + (index % 7), unit: 'mmol/L' },
    },
    DiagnosticReport: {
      status: 'final',
      code: concept,
      subject,
      effectiveDateTime: day,
      issued: `${day}T10:00:00Z`,
      conclusion: `Within the expected range ${index}`,
    },
  }
  const written = { ...base, ...shaped[type] }
  const missing = bytes - JSON.stringify(written).length
  return missing > 30
    ? { ...written, note: [{ text: FILLER.repeat(Math.ceil(missing / FILLER.length)).slice(0, missing - 24) }] }
    : written
}

/** Every resource of one exchange, spread evenly over the six types; `records` in all. */
export const resourcesOf = (exchange: number, records: number): ReadonlyMap<string, readonly object[]> => {
  const bytes = records >= 300 ? 1600 : 1000
  const byType = new Map<string, object[]>(ASKED.map(([, type]) => [type, []]))
  for (let index = 0; index < records; index++) {
    const [, type] = ASKED[index % ASKED.length] ?? ASKED[0]
    byType.get(type)?.push(resource(type, exchange, index, bytes))
  }
  return byType
}

/** The registry rows for the bench's exchanges. */
export const benchExchanges = (endpoints: readonly string[], settings: object): readonly Exchange[] =>
  endpoints.map((endpoint, index) => ({
    id: exchangeId(index),
    name: `Bench ${index + 1}`,
    area: 'Bench',
    protocol: 'FHIR_R4',
    endpoint,
    members: [controllerOf(index)],
    recordTypes: ASKED.map(([type]) => type),
    defaultController: controllerOf(index),
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 8, maxBodyBytes: 16 * 1024 * 1024 },
    settings,
  }))

const FIELDS =
  'concept { codings { system code display } text } status date recordedDate provenance { exchange { id } sourceId }'

/** The view: six record types, about eight fields each with nested codings, the manifest. */
export const VIEW_QUERY = `query View($nhs: NHSNumber!) {
  patient(nhsNumber: $nhs, access: { purpose: TREAT, careContext: "bench" }) {
    receipt
    allergies(first: 1000) { items { ${FIELDS} criticality verificationStatus } completeness { state } totalCount }
    conditions(first: 1000) { items { ${FIELDS} endDate verificationStatus } completeness { state } totalCount }
    medications(first: 1000) { items { ${FIELDS} kind dosages } completeness { state } totalCount }
    immunisations(first: 1000) { items { ${FIELDS} lotNumber doseNumber } completeness { state } totalCount }
    observations(first: 1000) { items { ${FIELDS} value { quantity { value unit } text } endDate } completeness { state } totalCount }
    results(first: 1000) { items { ${FIELDS} conclusion endDate } completeness { state } totalCount }
    manifest { exchange { id } type state released }
  }
}`
