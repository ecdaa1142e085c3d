import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Arrived } from '../fhir/arrived.ts'
import type { Entry } from '../fhir/bundle.ts'
import { custodyReader } from '../fhir/custody.ts'
import { demographicsOf } from '../fhir/demographics.ts'
import { type Gathering, note } from '../fhir/gathering.ts'
import { identifiersOf } from '../fhir/identifier.ts'
import { type Json, text } from '../fhir/json.ts'
import { createLinkedResources, type LinkedResources } from '../fhir/linked-resources.ts'
import { referenceOf } from '../fhir/reference.ts'
import { type Answering, openPage, takePage } from '../fhir/take-page.ts'
import { keepWhole } from '../unanswered.ts'
import type { Asking } from './asking.ts'
import type { ClinicalArea } from './clinical-areas.ts'
import { TYPES_OF_AREA } from './clinical-areas.ts'
import { type ListsRead, readLists } from './lists.ts'
import { hasOwnAnswers } from './questionnaire.ts'
import { READERS, readersWith } from './readers.ts'

/** What one answer is about: the patients it stated, and the id by which the provider keeps the one asked for. */
export type BundleTaken = {
  readonly patients: readonly SourceDemographics[]
  readonly patientId: string | undefined
}

const patientsIn = (entries: readonly Entry[]): readonly Json[] =>
  entries.flatMap(({ resource }) => (resource?.['resourceType'] === 'Patient' ? [resource] : []))

/** The record's own patient: the one under the number asked for, or the only one there is, whatever number it states. */
const ownAmong = (patients: readonly Json[], { question, settings }: Asking): Json | undefined =>
  patients.length === 1
    ? patients[0]
    : patients.find((patient) =>
        identifiersOf(patient['identifier'], settings.nhsNumberSystem).includes(question.patient),
      )

const spellings = (id: string | undefined, endpoint: string): readonly string[] =>
  id === undefined ? [] : [`Patient/${id}`, id, `urn:uuid:${id}`, `${endpoint.replace(/\/$/, '')}/Patient/${id}`]

/** The practice that keeps the patient's record, by its ODS code. */
const practiceOf = (patient: Json | undefined, linked: LinkedResources, odsSystem: string): string | undefined => {
  const organisation = linked.find(referenceOf(patient?.['managingOrganization']) ?? '')
  return identifiersOf(organisation?.['identifier'], odsSystem)[0]
}

const resourceGatherings = (gatherings: ReadonlyMap<RecordType, Gathering>): ReadonlyMap<string, Gathering> => {
  const byResource = new Map<string, Gathering>()
  for (const [resource, { type }] of Object.entries(READERS)) {
    const gathering = gatherings.get(type)
    if (gathering !== undefined) byResource.set(resource, gathering)
  }
  return byResource
}

const settle = (
  areas: readonly ClinicalArea[],
  { answered, warned, missing }: ListsRead,
  gatherings: ReadonlyMap<RecordType, Gathering>,
): void => {
  for (const [type, gathering] of gatherings) {
    if (warned.has(type) || warned.has(undefined)) gathering.incomplete.add('SOURCE_WARNING')
    if (missing.has(type) || missing.has(undefined)) gathering.incomplete.add('UNREADABLE_RECORD')
  }
  // An area that was asked for and has no list was not answered, and nothing says that it is empty.
  for (const area of areas) {
    if (answered.has(area)) continue
    for (const type of TYPES_OF_AREA[area]) gatherings.get(type)?.incomplete.add('SOURCE_WARNING')
  }
}

/**
 * Takes every record of the asked types out of one Bundle, a structured record (`areas` were asked for) or the documents found for a patient whose id
 * is known already (`knownId`). An answer that states no patient, where none is known, is a failure: nobody could say whose it is.
 */
export const takeBundle = (
  arrived: Arrived,
  areas: readonly ClinicalArea[],
  gatherings: ReadonlyMap<RecordType, Gathering>,
  asking: Asking,
  knownId?: string,
): BundleTaken => {
  const { question, exchange, settings } = asking
  const linked = createLinkedResources()
  const entries = openPage(arrived.resource, { linked, readers: READERS })
  const patients = patientsIn(entries)
  const own = ownAmong(patients, asking)
  const demographics = patients.map((patient) => demographicsOf(patient, settings.nhsNumberSystem))
  const id = own === undefined ? knownId : (text(own['id']) ?? undefined)
  if (patients.length === 0 && knownId === undefined) {
    for (const gathering of gatherings.values()) note(gathering, 'FAILED')
    return { patients: [], patientId: undefined }
  }
  const lists = readLists(entries)
  const stated = custodyReader(settings)
  const practice = settings.practiceIsCustodian ? practiceOf(own, linked, settings.odsSystem) : undefined
  const answering: Answering = {
    exchange: exchange.id,
    readers: readersWith(lists.labels),
    subject: {
      references: new Set(spellings(id, exchange.endpoint)),
      nhsNumbers: new Set([
        question.patient,
        ...(own === undefined ? [] : identifiersOf(own['identifier'], settings.nhsNumberSystem)),
      ]),
      nhsNumberSystem: settings.nhsNumberSystem,
    },
    byResource: resourceGatherings(gatherings),
    linked,
    custodyOf: (reading) => stated(reading) ?? practice,
    understoodModifiers: new Set(settings.understoodModifiers),
    keep: question.keep ?? keepWhole,
    strangers: [],
  }
  takePage(entries, arrived, { expected: undefined, gatherings: [...gatherings.values()] }, answering, lists.contained)
  settle(areas, lists, gatherings)
  if (entries.some(({ resource }) => resource !== undefined && hasOwnAnswers(resource)))
    gatherings.get('OBSERVATION')?.incomplete.add('UNREADABLE_RECORD')
  return { patients: [...demographics, ...answering.strangers.slice(0, 1)], patientId: id }
}
