import { SUMMARY_TYPES } from '../../../gateway/dispatch/current.ts'
import type { Exchange } from '../../../schema/model/exchange.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { controllerOf, exchangeId } from '../view/population.ts'

/** The ambulance trust that asks. */
export const DISPATCH_ODS = 'RRU01' as OdsCode

/** So many invented people, by their numbers: no two lookups that follow each other are of the same one. */
export const people = (wanted: number): readonly NhsNumber[] => {
  const found: NhsNumber[] = []
  for (let at = 9_990_200_000; found.length < wanted; at++) {
    const number = parseNhsNumber(String(at))
    if (number !== undefined) found.push(number)
  }
  return found
}

const SNOMED = 'http://snomed.info/sct'
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

const coded = (system: string, code: string) => ({ coding: [{ system, code, display: code }] })

/** One record of each type that a summary is made of, as a UK Core server tells it; each exchange's and each round's is another fact. */
const recordsOf = (exchange: number, round: number, today: string): readonly object[] => {
  const number = exchange * 1_000 + round
  const concept = {
    coding: [
      { system: SNOMED, code: String(100_000_000 + number), display: `Concept ${number}` },
      { system: 'https://fhir.example.nhs.uk/local', code: `L${number}`, display: `Local term ${number}` },
    ],
    text: `Term ${number}`,
  }
  const day = `20${String(10 + (number % 15)).padStart(2, '0')}-03-1${exchange % 9}`
  const told = (resourceType: string, said: object) => ({
    resourceType,
    id: `${resourceType.toLowerCase()}-${round}`,
    meta: {
      versionId: '3',
      lastUpdated: '2026-03-04T05:06:07Z',
      profile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${resourceType}`],
      tag: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: controllerOf(exchange) }],
    },
    identifier: [{ system: 'https://records.example.nhs.uk/identifier', value: `${exchange}-${round}` }],
    ...said,
  })
  const subject = { reference: 'Patient/p1', display: 'BENCH, Ada' }
  const author = { reference: 'Practitioner/p7', display: 'Dr A. Author' }
  return [
    told('Flag', {
      status: 'active',
      category: [coded(`${TERMINOLOGY}/flag-category`, 'safety')],
      code: concept,
      subject,
      period: { start: day },
      author,
    }),
    told('AllergyIntolerance', {
      clinicalStatus: coded(`${TERMINOLOGY}/allergyintolerance-clinical`, 'active'),
      verificationStatus: coded(`${TERMINOLOGY}/allergyintolerance-verification`, 'confirmed'),
      criticality: 'high',
      code: concept,
      patient: subject,
      onsetDateTime: day,
      recorder: author,
      reaction: [{ manifestation: [coded(SNOMED, '271807003')], severity: 'moderate' }],
    }),
    told('Condition', {
      clinicalStatus: coded(`${TERMINOLOGY}/condition-clinical`, 'active'),
      verificationStatus: coded(`${TERMINOLOGY}/condition-ver-status`, 'confirmed'),
      code: concept,
      subject,
      onsetDateTime: day,
      recorder: author,
      note: [{ text: 'Reviewed with the patient.' }],
    }),
    told('MedicationStatement', {
      status: 'active',
      medicationCodeableConcept: concept,
      subject,
      effectivePeriod: { start: day },
      informationSource: author,
      dosage: [{ text: 'One tablet a day' }],
    }),
    told('Encounter', {
      status: 'finished',
      class: { system: `${TERMINOLOGY}/v3-ActCode`, code: 'AMB' },
      type: [concept],
      subject,
      period: { start: `${today}T09:00:00Z`, end: `${today}T09:20:00Z` },
    }),
  ]
}

/** What one exchange holds of anybody: `rounds` of each record type. */
export const resourcesOf = (exchange: number, rounds: number, today: string): readonly object[] =>
  Array.from({ length: rounds }, (_, round) => recordsOf(exchange, round, today)).flat()

/** The registry's rows. `searches`: how each is asked. */
export const dispatchExchanges = (
  endpoints: readonly string[],
  searches: 'with-patient' | 'batch' | 'everything' | 'per-type',
): readonly Exchange[] =>
  endpoints.map((endpoint, index) => ({
    id: exchangeId(index),
    name: `Bench ${index + 1}`,
    area: 'Bench',
    protocol: 'FHIR_R4',
    endpoint,
    members: [controllerOf(index)],
    recordTypes: [...SUMMARY_TYPES],
    defaultController: controllerOf(index),
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 16, maxBodyBytes: 4 * 1024 * 1024 },
    settings: { searches, pageSize: 1000, medications: ['MedicationStatement'] },
  }))
