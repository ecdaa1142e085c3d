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
const CORE = 'https://fhir.hl7.org.uk'

/** One resource of about a kilobyte, as UK Core resources are: profile, identifiers, categories, references with display; each exchange's differs. */
const resource = (type: string, exchange: number, index: number): object => {
  const day = `20${String(10 + (index % 15)).padStart(2, '0')}-0${1 + (index % 9)}-1${exchange % 9}`
  const concept = {
    coding: [
      { system: SNOMED, code: String(100000000 + exchange * 1000 + index), display: `Concept ${exchange}-${index}` },
      { system: 'https://fhir.example.nhs.uk/local', code: `L${exchange}.${index}`, display: `Local term ${index}` },
    ],
    text: `Term ${index} of exchange ${exchange}`,
  }
  const coded = (system: string, code: string, display: string) => ({ coding: [{ system, code, display }] })
  const person = (id: string, display: string) => ({ reference: `Practitioner/${id}`, display })
  const base = {
    resourceType: type,
    id: `${type.toLowerCase()}-${index}`,
    meta: {
      versionId: '3',
      lastUpdated: '2026-03-04T05:06:07Z',
      profile: [`${CORE}/StructureDefinition/UKCore-${type}`],
      tag: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: controllerOf(exchange) }],
    },
    identifier: [{ system: 'https://records.example.nhs.uk/identifier', value: `${exchange}-${type}-${index}` }],
  }
  const subject = { reference: 'Patient/p1', display: 'BENCH, Ada' }
  const encounter = { reference: `Encounter/e${index}` }
  const note = [
    { authorReference: person('p7', 'Dr A. Author'), time: `${day}T09:30:00Z`, text: 'Reviewed with the patient.' },
  ]
  const terminology = 'http://terminology.hl7.org/CodeSystem'
  const status = (system: string, code: string) => coded(`${terminology}/${system}`, code, code)
  const shaped: Record<string, object> = {
    AllergyIntolerance: {
      clinicalStatus: status('allergyintolerance-clinical', 'active'),
      verificationStatus: status('allergyintolerance-verification', 'confirmed'),
      type: 'allergy',
      category: ['medication'],
      criticality: 'high',
      code: concept,
      patient: subject,
      encounter,
      onsetDateTime: day,
      recordedDate: day,
      recorder: person('p7', 'Dr A. Author'),
      asserter: { reference: 'Patient/p1' },
      note,
      reaction: [{ manifestation: [coded(SNOMED, '271807003', 'Eruption of skin')], severity: 'moderate', onset: day }],
    },
    Condition: {
      clinicalStatus: status('condition-clinical', 'active'),
      verificationStatus: status('condition-ver-status', 'confirmed'),
      category: [coded(`${terminology}/condition-category`, 'problem-list-item', 'Problem List Item')],
      severity: coded(SNOMED, '6736007', 'Moderate'),
      code: concept,
      bodySite: [coded(SNOMED, '38266002', 'Entire body')],
      subject,
      encounter,
      onsetDateTime: day,
      recordedDate: day,
      recorder: person('p7', 'Dr A. Author'),
      asserter: person('p8', 'Dr B. Asserter'),
      note,
    },
    MedicationStatement: {
      status: 'active',
      category: status('medication-statement-category', 'community'),
      medicationCodeableConcept: concept,
      subject,
      context: encounter,
      effectiveDateTime: day,
      dateAsserted: day,
      informationSource: person('p7', 'Dr A. Author'),
      reasonCode: [coded(SNOMED, '38341003', 'Hypertensive disorder')],
      note,
      dosage: [
        {
          text: 'One tablet a day',
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
          route: coded(SNOMED, '26643006', 'Oral route'),
          doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
        },
      ],
    },
    Immunization: {
      status: 'completed',
      vaccineCode: concept,
      patient: subject,
      encounter,
      occurrenceDateTime: day,
      recorded: day,
      primarySource: true,
      location: { display: 'Surgery' },
      manufacturer: { display: 'A maker' },
      lotNumber: `LOT${index}`,
      expirationDate: '2027-01-01',
      site: coded(SNOMED, '368208006', 'Left upper arm'),
      route: coded(SNOMED, '78421000', 'Intramuscular route'),
      performer: [{ actor: person('p7', 'Dr A. Author') }],
      note,
      protocolApplied: [{ targetDisease: [coded(SNOMED, '6142004', 'Influenza')], doseNumberPositiveInt: 1 }],
    },
    Observation: {
      status: 'final',
      category: [coded(`${terminology}/observation-category`, 'laboratory', 'Laboratory')],
      code: concept,
      subject,
      encounter,
      effectiveDateTime: day,
      issued: `${day}T10:00:00Z`,
      performer: [person('p7', 'Dr A. Author')],
      valueQuantity: { value: 5 + (index % 7), unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
      interpretation: [coded(`${terminology}/v3-ObservationInterpretation`, 'N', 'Normal')],
      note,
      referenceRange: [
        { low: { value: 3.5, unit: 'mmol/L' }, high: { value: 11.1, unit: 'mmol/L' }, text: '3.5 to 11.1 mmol/L' },
      ],
    },
    DiagnosticReport: {
      status: 'final',
      category: [coded(`${terminology}/v2-0074`, 'LAB', 'Laboratory')],
      code: concept,
      subject,
      encounter,
      effectiveDateTime: day,
      issued: `${day}T10:00:00Z`,
      performer: [person('p7', 'Dr A. Author')],
      result: [0, 1, 2].map((n) => ({ reference: `Observation/observation-${index + n}` })),
      conclusion: `Within the expected range ${index}`,
      conclusionCode: [coded(SNOMED, '281900007', 'No abnormality detected')],
    },
  }
  return { ...base, ...shaped[type] }
}

/** Every resource of one exchange, spread evenly over the six types; `records` in all. */
export const resourcesOf = (exchange: number, records: number): ReadonlyMap<string, readonly object[]> => {
  const byType = new Map<string, object[]>(ASKED.map(([, type]) => [type, []]))
  for (let index = 0; index < records; index++) {
    const [, type] = ASKED[index % ASKED.length] ?? ASKED[0]
    byType.get(type)?.push(resource(type, exchange, index))
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
export const VIEW_QUERY = `query View($nhs: NHSNumber!, $access: AccessInput!) {
  patient(nhsNumber: $nhs, access: $access) {
    receipt
    allergies(first: 2000) { items { ${FIELDS} criticality verificationStatus } completeness { state } totalCount }
    conditions(first: 2000) { items { ${FIELDS} endDate verificationStatus } completeness { state } totalCount }
    medications(first: 2000) { items { ${FIELDS} kind dosages } completeness { state } totalCount }
    immunisations(first: 2000) { items { ${FIELDS} lotNumber doseNumber } completeness { state } totalCount }
    observations(first: 2000) { items { ${FIELDS} value { quantity { value unit } text } endDate } completeness { state } totalCount }
    results(first: 2000) { items { ${FIELDS} conclusion endDate } completeness { state } totalCount }
    manifest { exchange { id } type state released }
  }
}`
