import type { Demographics } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { TraceCriteria } from '../../schema/model/trace.ts'
import { entriesOf, parseBody, readEntry } from '../fhir/bundle.ts'
import { isObject, items, type Json, number, text } from '../fhir/json.ts'
import { DEMOGRAPHICS, type DemographicsService, sendToService } from './pds-r4.ts'
import { postcodeOf, readDemographics } from './read-demographics.ts'

/** Somebody that the service found. `score`: 1 where all that was asked agrees in full. A restricted patient's whereabouts are not among it. */
export type TracedPerson = {
  readonly demographics: Demographics
  readonly postcode: string | undefined
  readonly score: number
}

/** The service's answer to a search. Its trouble is data. `REFUSED`: it will not make such a search. */
export type TraceAnswer =
  | { readonly state: 'FOUND'; readonly people: readonly TracedPerson[] }
  | { readonly state: 'TOO_MANY' | 'REFUSED' | 'UNAVAILABLE' }

/** The most that the service gives (`_max-results`): all that it may, so that what it leaves out is never decided by whom we leave out. */
const MOST = 50

/** The service's own parameters; a `*` is encoded, as it demands. */
export const searchParameters = (criteria: TraceCriteria): string => {
  const { match, family, given, born, gender, postcode } = criteria
  const parameters = new URLSearchParams()
  if (match === 'EXACT') parameters.append('_exact-match', 'true')
  if (match === 'FUZZY') parameters.append('_fuzzy-match', 'true')
  parameters.append('_max-results', String(MOST))
  if (family !== undefined) parameters.append('family', family)
  for (const name of given) parameters.append('given', name)
  if (gender !== undefined) parameters.append('gender', gender)
  if (born !== undefined && born.from === born.to) parameters.append('birthdate', `eq${born.from}`)
  else if (born !== undefined) {
    parameters.append('birthdate', `ge${born.from}`)
    parameters.append('birthdate', `le${born.to}`)
  }
  if (postcode !== undefined) parameters.append('address-postalcode', postcode)
  return parameters.toString().replaceAll('*', '%2A')
}

const codesOf = (outcome: Json): readonly string[] =>
  items(outcome['issue'])
    .filter(isObject)
    .flatMap((issue) => (isObject(issue['details']) ? items(issue['details']['coding']) : []))
    .filter(isObject)
    .flatMap((coding) => text(coding['code']) ?? [])

const readPerson = (item: unknown): TracedPerson | undefined => {
  const { resource } = readEntry(item)
  if (resource?.['resourceType'] !== 'Patient') return undefined
  // What is found is asked by no number: its own is the one it is kept under.
  const demographics = readDemographics(resource, (text(resource['id']) ?? '') as NhsNumber)
  const search = isObject(item) && isObject(item['search']) ? item['search'] : {}
  return demographics === undefined
    ? undefined
    : { demographics, postcode: postcodeOf(resource), score: number(search['score']) ?? 0 }
}

/**
 * Asks the demographics service who somebody is (PDS FHIR R4, `GET /Patient` with search parameters), best match first. Never throws. Whoever is kept
 * under a superseded number is found under the new one; invalidated records are not found. An answer that cannot be read whole is `UNAVAILABLE`: one who
 * was left out may be the one that was sought.
 */
export const searchDemographics = async (
  service: DemographicsService,
  criteria: TraceCriteria,
): Promise<TraceAnswer> => {
  const answer = await sendToService(service, DEMOGRAPHICS, {
    method: 'GET',
    path: `Patient?${searchParameters(criteria)}`,
    accept: 'application/fhir+json',
  })
  const body = answer.ok ? parseBody(answer.body) : undefined
  if (!answer.ok || body === undefined) return { state: 'UNAVAILABLE' }
  if (body['resourceType'] === 'OperationOutcome') {
    // Too many is said with status 200.
    if (answer.status < 500 && codesOf(body).includes('TOO_MANY_MATCHES')) return { state: 'TOO_MANY' }
    return { state: answer.status === 400 ? 'REFUSED' : 'UNAVAILABLE' }
  }
  if (answer.status !== 200 || body['resourceType'] !== 'Bundle') return { state: 'UNAVAILABLE' }
  const people: TracedPerson[] = []
  for (const item of entriesOf(body)) {
    if (readEntry(item).mode === 'outcome') continue
    const person = readPerson(item)
    if (person === undefined) return { state: 'UNAVAILABLE' }
    people.push(person)
  }
  return { state: 'FOUND', people: people.sort((one, other) => other.score - one.score) }
}
