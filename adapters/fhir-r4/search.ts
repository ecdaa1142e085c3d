import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { FhirRequest } from './asking.ts'
import type { RecordResource } from './read-record.ts'
import type { FhirR4Settings } from './settings.ts'

const FORM = 'application/x-www-form-urlencoded'

/** The search parameter that speaks of the date a record of this resource is listed by; undefined where FHIR R4 has none that is the same. */
const DATE_PARAMETER: Readonly<Record<RecordResource, string | undefined>> = {
  AllergyIntolerance: undefined,
  Condition: 'onset-date',
  MedicationStatement: 'effective',
  MedicationRequest: 'authoredon',
  MedicationDispense: 'whenhandedover',
  MedicationAdministration: 'effective-time',
  Immunization: 'date',
  Observation: 'date',
  DiagnosticReport: 'date',
  Procedure: 'date',
  Encounter: 'date',
  DocumentReference: 'date',
  CarePlan: 'date',
  Flag: 'date',
  Appointment: 'date',
  ServiceRequest: 'authored',
  FamilyMemberHistory: undefined,
}

/** A search by the declared method: in the body, so that no address holds what is searched for, or in the address. */
export const searchRequest = (
  settings: FhirR4Settings,
  resourceType: string,
  parameters: URLSearchParams,
): FhirRequest =>
  settings.searchMethod === 'POST'
    ? { method: 'POST', path: `${resourceType}/_search`, body: parameters.toString(), contentType: FORM }
    : { method: 'GET', path: `${resourceType}?${parameters}` }

/** The search for a patient by NHS number. */
export const patientParameters = (settings: FhirR4Settings, nhsNumber: string): URLSearchParams =>
  new URLSearchParams({ identifier: `${settings.nhsNumberSystem}|${nhsNumber}` })

/** The search for one patient's records of one resource type, narrowed as far as the exchange declares that it can be. */
export const recordParameters = (
  settings: FhirR4Settings,
  resourceType: RecordResource,
  patient: string,
  asked: TypeAsked,
  since: string | undefined,
): URLSearchParams => {
  const parameters = new URLSearchParams({ patient, _count: String(settings.pageSize) })
  const date = settings.datePushDown.includes(asked.type) ? DATE_PARAMETER[resourceType] : undefined
  if (date !== undefined) {
    if (asked.from !== undefined) parameters.append(date, `ge${asked.from}`)
    if (asked.to !== undefined) parameters.append(date, `le${asked.to}`)
  }
  if (since !== undefined && settings.since === '_lastUpdated') parameters.append('_lastUpdated', `ge${since}`)
  if (settings.includeMedication && asked.type === 'MEDICATION')
    parameters.append('_include', `${resourceType}:medication`)
  return parameters
}

/** The patient's `$everything`, of the resource types asked for and the medicines they may refer to. */
export const everythingRequest = (
  settings: FhirR4Settings,
  patientId: string,
  resourceTypes: readonly RecordResource[],
  types: readonly TypeAsked[],
  since: string | undefined,
): FhirRequest => {
  const wanted: string[] = [...resourceTypes]
  if (settings.includeMedication && types.some(({ type }) => type === 'MEDICATION')) wanted.push('Medication')
  const parameters = new URLSearchParams({ _type: wanted.join(','), _count: String(settings.pageSize) })
  const [first] = types
  // One window for all: only where every type was asked for the same.
  if (
    settings.everythingDates &&
    first !== undefined &&
    types.every(({ from, to }) => from === first.from && to === first.to)
  ) {
    if (first.from !== undefined) parameters.append('start', first.from)
    if (first.to !== undefined) parameters.append('end', first.to)
  }
  if (since !== undefined && settings.since === '_since') parameters.append('_since', since)
  return { method: 'GET', path: `Patient/${encodeURIComponent(patientId)}/$everything?${parameters}` }
}
