import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { Asking, FhirRequest } from './asking.ts'
import type { FhirRestSettings } from './settings.ts'

const FORM = 'application/x-www-form-urlencoded'

/** A search by the declared method: in the body, so that no address holds what is searched for, or in the address. */
export const searchRequest = (
  settings: FhirRestSettings,
  resourceType: string,
  parameters: URLSearchParams,
): FhirRequest =>
  settings.searchMethod === 'POST'
    ? { method: 'POST', path: `${resourceType}/_search`, body: parameters.toString(), contentType: FORM }
    : { method: 'GET', path: `${resourceType}?${parameters}` }

/** The search for a patient by NHS number. */
export const patientParameters = (settings: FhirRestSettings, nhsNumber: string): URLSearchParams =>
  new URLSearchParams({ identifier: `${settings.nhsNumberSystem}|${nhsNumber}` })

/** The search for one patient's records of one resource type, narrowed as far as the exchange declares that it can be. */
export const recordParameters = (
  { settings, version, question: { since } }: Asking,
  resourceType: string,
  patient: string,
  asked: TypeAsked,
): URLSearchParams => {
  const parameters = new URLSearchParams({ patient, _count: String(settings.pageSize) })
  const date = settings.datePushDown.includes(asked.type) ? version.dateParameters[resourceType] : undefined
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
  settings: FhirRestSettings,
  patientId: string,
  resourceTypes: readonly string[],
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
