import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { ExchangeAdapter, ExchangeQuestion } from '../exchange-adapter.ts'
import { custodyReader } from '../fhir/custody.ts'
import { demographicsOf } from '../fhir/demographics.ts'
import { add, answerFrom, type Gathering, note, startGathering } from '../fhir/gathering.ts'
import { isObject, items } from '../fhir/json.ts'
import { createLinkedResources } from '../fhir/linked-resources.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { DOCUMENT_MEMBERS, readDocument } from '../fhir-r4/document.ts'
import { type Asking, sendFhir } from '../fhir-rest/asking.ts'
import type { FhirVersion } from '../fhir-rest/fhir-version.ts'
import { followPages } from '../fhir-rest/follow-pages.ts'
import { patientReference } from '../fhir-rest/patient-reference.ts'
import { findPatients, type MatchedPatient } from '../fhir-rest/patients.ts'
import { retrieve } from '../fhir-rest/retrieve.ts'
import { searchRequest } from '../fhir-rest/search.ts'
import { kindsFor } from '../summaries/in-summaries.ts'
import type { Transport } from '../transport/transport.ts'
import { keepWhole, unanswered } from '../unanswered.ts'
import { fetchDocument } from './fetch-document.ts'
import { type IheMhdSettings, iheMhdSettings } from './settings.ts'
import { holds, isNoDocumentYet, type Listed, summariesFor } from './summaries.ts'
import { type Answering, takeDocument } from './take-document.ts'
import { mhdWriter } from './writing/mhd-writer.ts'

/** MHD is FHIR R4 of which document entries are all that is searched for. */
const MHD: FhirVersion = {
  readers: { DocumentReference: { type: 'DOCUMENT', read: readDocument, members: DOCUMENT_MEMBERS } },
  resourceTypes: RESOURCE_TYPES,
  dateParameters: { DocumentReference: 'date' },
}

/** Lists documents (ITI-67), of the given kinds alone where no other is asked for. */
const list = async (
  patient: MatchedPatient,
  kinds: readonly string[] | undefined,
  asking: Asking,
  answering: Answering,
): Promise<Gathering> => {
  const { settings, exchange } = asking
  const found = startGathering()
  const reading = {
    exchange: exchange.id,
    readers: MHD.readers,
    subject: {
      references: new Set(patient.references),
      nhsNumbers: answering.numbers,
      nhsNumberSystem: settings.nhsNumberSystem,
    },
    byResource: new Map([['DocumentReference', found]]),
    linked: createLinkedResources(),
    custodyOf: custodyReader(settings),
    understoodModifiers: new Set(settings.understoodModifiers),
    keep: keepWhole,
    strangers: answering.patients,
  }
  const parameters = new URLSearchParams({
    patient: patientReference(patient, asking),
    status: 'current,superseded',
    _count: String(settings.pageSize),
    ...(kinds === undefined ? {} : { type: kinds.join(',') }),
  })
  const pageAt = (offset: number) => {
    if (offset > 0) parameters.set('_offset', String(offset))
    return searchRequest(settings, 'DocumentReference', parameters)
  }
  const first = await sendFhir(asking, pageAt(0))
  await followPages(first, { expected: 'DocumentReference', gatherings: [found] }, pageAt, asking, reading)
  return found
}

const isDocument = (telling: Telling): telling is Listed => telling.type === 'DOCUMENT'

/** Whom the source of a document says it is about, where it says so in the entry (`context.sourcePatientInfo`, contained). */
const sourcePatients = ({ original }: Listed, settings: IheMhdSettings): readonly SourceDemographics[] =>
  items(original['contained'])
    .filter(isObject)
    .filter(({ resourceType }) => resourceType === 'Patient')
    .map((patient) => demographicsOf(patient, settings.nhsNumberSystem))
    .filter(({ nhsNumbers }) => nhsNumbers.length > 0)

/** Whether an entry is the patient's by its source's word too; whoever else it names is told of, and the document is not. */
const isPatients = (listed: Listed, answering: Answering, settings: IheMhdSettings): boolean => {
  const others = sourcePatients(listed, settings).filter(
    ({ nhsNumbers }) => !nhsNumbers.some((number) => answering.numbers.has(number)),
  )
  answering.patients.push(...others)
  return others.length === 0
}

const askOf = async (
  patient: MatchedPatient,
  asking: Asking,
  answering: Answering,
  settings: IheMhdSettings,
): Promise<void> => {
  const { gatherings, keep } = answering
  const wanted = [...gatherings.keys()].filter((type) => type !== 'DOCUMENT')
  const documents = gatherings.get('DOCUMENT')
  const kinds = kindsFor(wanted, settings.recordsIn)
  // Nothing that is asked for can be in any of its documents.
  if (documents === undefined && kinds.length === 0) return
  const found = await list(patient, documents === undefined ? kinds : undefined, asking, answering)
  for (const gathering of gatherings.values()) {
    note(gathering, found.state)
    for (const reason of found.incomplete) gathering.incomplete.add(reason)
  }
  const own = found.tellings.filter(isDocument).filter((listed) => isPatients(listed, answering, settings))
  for (const listed of own) {
    // What is made on demand is no document before somebody demands it.
    if (documents === undefined || isNoDocumentYet(listed, settings)) continue
    add(documents, listed, keep, undefined, undefined)
    if (found.partial.has(listed.sourceId)) documents.partial.add(listed.sourceId)
  }
  const summaries = summariesFor(wanted, own, settings)
  const typesIn = (listed: Listed): readonly RecordType[] => wanted.filter((type) => holds(listed, type, settings))
  for (const left of summaries.slice(settings.maxDocumentsRead))
    for (const type of typesIn(left)) gatherings.get(type)?.incomplete.add('PAGE_LIMIT')
  await Promise.all(
    summaries
      .slice(0, settings.maxDocumentsRead)
      .map(async (listed) => takeDocument(listed, await fetchDocument(listed, asking), typesIn(listed), answering)),
  )
}

const ask = async (
  question: ExchangeQuestion,
  exchange: Exchange,
  settings: IheMhdSettings,
  transport: Transport,
): Promise<ExchangeAnswer> => {
  const asking: Asking = { version: MHD, question, exchange, settings, transport, requests: 0 }
  const { patients, state } = await findPatients(asking)
  if (state !== 'ANSWERED' || patients.length === 0)
    return unanswered(
      question,
      patients.map(({ demographics }) => demographics),
      state,
      asking.requests,
    )
  const answering: Answering = {
    asking,
    numbers: new Set([question.patient, ...patients.flatMap(({ demographics }) => demographics.nhsNumbers)]),
    gatherings: new Map(question.types.map(({ type }) => [type, startGathering()])),
    patients: patients.map(({ demographics }) => demographics),
    keep: question.keep ?? keepWhole,
  }
  await Promise.all(patients.map((patient) => askOf(patient, asking, answering, settings)))
  return answerFrom(answering.gatherings, answering.patients, asking.requests)
}

/** IHE MHD (ITI-67, ITI-68, ITI-65): the patient by NHS number, the document entries that a responder lists, and the records in its summaries; documents are provided to it. */
export const iheMhd: ExchangeAdapter<IheMhdSettings> = {
  settings: iheMhdSettings,
  ask,
  retrieve,
  write: mhdWriter(MHD),
}
