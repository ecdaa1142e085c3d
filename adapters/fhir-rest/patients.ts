import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { Arrived } from '../fhir/arrived.ts'
import { entriesOf, readEntry } from '../fhir/bundle.ts'
import { demographicsOf } from '../fhir/demographics.ts'
import { isObject, items, type Json, text } from '../fhir/json.ts'
import { outcomeOf } from '../fhir/operation-outcome.ts'
import { referenceOf } from '../fhir/reference.ts'
import { type Asking, sendFhir, unpack } from './asking.ts'
import { resourcesOf } from './resources-of.ts'
import { patientParameters, searchRequest } from './search.ts'

/** A patient record of the exchange: its id, and every spelling its own records may refer to it by. */
export type MatchedPatient = {
  readonly id: string
  readonly references: readonly string[]
  readonly demographics: SourceDemographics
}

/** `arrived`: the answer that they were found in, where their records came along in it. */
export type PatientsFound = {
  readonly patients: readonly MatchedPatient[]
  readonly state: AdapterState
  readonly arrived?: Arrived
}

/** The records the exchange itself says are of the same person: merged ones, whose references may still be about. */
const linkedReferences = (patient: Json): readonly string[] => {
  const references: string[] = []
  for (const link of items(patient['link'])) {
    if (!isObject(link) || (link['type'] !== 'replaces' && link['type'] !== 'replaced-by')) continue
    const reference = referenceOf(link['other'])
    if (reference !== null) references.push(reference)
  }
  return references
}

/** Every spelling of a reference to one of the exchange's patients: relative, bare, and whole under the endpoint or another declared base. */
const spellings = (id: string, fullUrl: string | null, patient: Json, asking: Asking): readonly string[] => {
  const relative = `Patient/${id}`
  const bases = [asking.exchange.endpoint, ...asking.settings.patientBases]
  return [
    relative,
    id,
    `urn:uuid:${id}`,
    ...bases.map((base) => `${base.replace(/\/$/, '')}/${relative}`),
    ...(fullUrl === null ? [] : [fullUrl]),
    ...linkedReferences(patient),
  ]
}

/**
 * Finds every Patient the exchange keeps under the NHS number. Several are all told: which of them is the person is not this room's to say.
 * None, or a 404, is an answer too. Where the exchange is asked `with-patient`, their records come along.
 */
export const findPatients = async (asking: Asking): Promise<PatientsFound> => {
  const { settings, question } = asking
  const parameters = patientParameters(settings, question.patient)
  const withRecords = settings.searches === 'with-patient'
  if (withRecords) addRecords(parameters, asking)
  const answer = await sendFhir(asking, searchRequest(settings, 'Patient', parameters))
  if (answer.kind === 'NOT_FOUND') return { patients: [], state: 'ANSWERED' }
  if (answer.kind === 'TROUBLE') return { patients: [], state: answer.state }
  const arrived = unpack(answer)
  const found = patientsIn(arrived.resource, asking)
  return withRecords ? { ...found, arrived } : found
}

/** Has the search bring every record of the permitted types that refers to the patient it finds, and the medicines those are about. */
const addRecords = (parameters: URLSearchParams, asking: Asking): void => {
  for (const { type } of asking.question.types)
    for (const resource of resourcesOf(type, asking)) {
      parameters.append('_revinclude', `${resource}:patient`)
      if (type === 'MEDICATION' && asking.settings.includeMedication)
        parameters.append('_include:iterate', `${resource}:medication`)
    }
}

const patientsIn = (bundle: Json, asking: Asking): PatientsFound => {
  const { settings } = asking
  if (bundle['resourceType'] !== 'Bundle') return { patients: [], state: 'FAILED' }
  const patients: MatchedPatient[] = []
  for (const item of entriesOf(bundle)) {
    const { resource, fullUrl, mode } = readEntry(item)
    if (resource?.['resourceType'] === 'OperationOutcome') {
      const outcome = outcomeOf(resource)
      if (outcome === 'REFUSED') return { patients, state: 'REFUSED_BY_EXCHANGE' }
      if (outcome === 'FAILED') return { patients, state: 'FAILED' }
    }
    if (mode === 'include' || mode === 'outcome') continue
    if (resource?.['resourceType'] !== 'Patient') {
      // What came along with a patient is for the reading of records to judge.
      if (settings.searches === 'with-patient' && patients.length > 0) continue
      return { patients, state: 'FAILED' }
    }
    const id = text(resource['id'])
    if (id === null) return { patients, state: 'FAILED' }
    patients.push({
      id,
      references: spellings(id, fullUrl, resource, asking),
      demographics: demographicsOf(resource, settings.nhsNumberSystem),
    })
  }
  return { patients, state: patients.length > settings.maxPatients ? 'FAILED' : 'ANSWERED' }
}
