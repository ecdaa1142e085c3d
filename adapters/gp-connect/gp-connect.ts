import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState, ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { ExchangeAdapter, ExchangeQuestion } from '../exchange-adapter.ts'
import { entriesOf } from '../fhir/bundle.ts'
import { answerFrom, type Gathering, note, startGathering } from '../fhir/gathering.ts'
import type { Transport } from '../transport/transport.ts'
import { type Asking, INTERACTIONS, type SpineAnswer, sendToSpine } from './asking.ts'
import { reasonFor } from './bearer.ts'
import { areasFor, type ClinicalArea, isCarried, isCarriedInPart } from './clinical-areas.ts'
import { isCutShort, searchDocuments, searchPatient } from './documents.ts'
import { structuredRecordParameters } from './parameters.ts'
import { retrieve } from './retrieve.ts'
import { type GpConnectSettings, gpConnectSettings } from './settings.ts'
import { type BundleTaken, takeBundle } from './take-bundle.ts'

type Gatherings = ReadonlyMap<RecordType, Gathering>

const NOBODY: BundleTaken = { patients: [], patientId: undefined }

const fail = (gatherings: Gatherings, state: AdapterState): BundleTaken => {
  for (const gathering of gatherings.values()) note(gathering, state)
  return NOBODY
}

const take = (
  answer: SpineAnswer,
  areas: readonly ClinicalArea[],
  gatherings: Gatherings,
  asking: Asking,
  knownId?: string,
): BundleTaken => {
  if (answer.kind === 'NOT_FOUND') return NOBODY
  return answer.kind === 'TROUBLE'
    ? fail(gatherings, answer.state)
    : takeBundle(answer.arrived, areas, gatherings, asking, knownId)
}

const askStructured = (areas: readonly ClinicalArea[], asking: Asking): Promise<SpineAnswer> => {
  const { question, settings } = asking
  const below = settings.structuredPath === '' ? '' : `${settings.structuredPath.replace(/\/$/, '')}/`
  return sendToSpine(asking, {
    interaction: INTERACTIONS.structuredRecord,
    path: `${below}Patient/$gpc.getstructuredrecord`,
    body: structuredRecordParameters(question.patient, settings.nhsNumberSystem, areas),
  })
}

/** The documents among what was asked for: by the id under which the structured record was kept, or found for them alone. */
const takeDocuments = async (patientId: string, gatherings: Gatherings, asking: Asking): Promise<BundleTaken> => {
  const answer = await searchDocuments(patientId, asking)
  // The patient was there a moment ago: that the search knows none of that id is no answer about their documents.
  if (answer.kind === 'NOT_FOUND') return fail(gatherings, 'FAILED')
  if (answer.kind === 'BUNDLE' && entriesOf(answer.arrived.resource).length === 0) return NOBODY
  const taken = take(answer, [], gatherings, asking, patientId)
  if (answer.kind === 'BUNDLE' && isCutShort(answer.arrived))
    for (const gathering of gatherings.values()) gathering.incomplete.add('PAGE_LIMIT')
  return taken
}

/** Both answers state the patient: once where they state the same. */
const distinct = (patients: readonly SourceDemographics[]): readonly SourceDemographics[] => [
  ...new Map(patients.map((patient) => [JSON.stringify(patient), patient])).values(),
]

const ask = async (
  question: ExchangeQuestion,
  exchange: Exchange,
  settings: GpConnectSettings,
  transport: Transport,
): Promise<ExchangeAnswer> => {
  const asking: Asking = { question, exchange, settings, transport, requests: 0 }
  const gatherings: Gatherings = new Map(question.types.map(({ type }) => [type, startGathering()]))
  const types = [...gatherings.keys()]
  const areas = areasFor(types, settings.areas)
  const documents: Gatherings = new Map([...gatherings].filter(([type]) => type === 'DOCUMENT'))
  const patients: SourceDemographics[] = []
  for (const [type, gathering] of gatherings) {
    // What cannot be carried cannot be asked for: that is no answer, and never an empty one.
    if (!isCarried(type, settings.areas)) note(gathering, 'FAILED')
    else if (isCarriedInPart(type, settings.areas)) gathering.incomplete.add('SOURCE_WARNING')
  }
  if (!settings.reasons.includes(reasonFor(question.purpose))) fail(gatherings, 'REFUSED_BY_EXCHANGE')
  else if (areas.length > 0 || documents.size > 0) {
    const searching = areas.length === 0 && settings.findPatient === 'search'
    const answer = await (searching ? searchPatient(asking) : askStructured(areas, asking))
    const taken = take(answer, areas, gatherings, asking)
    patients.push(...taken.patients)
    if (documents.size > 0 && taken.patientId !== undefined)
      patients.push(...(await takeDocuments(taken.patientId, documents, asking)).patients)
  }
  return answerFrom(gatherings, distinct(patients), asking.requests)
}

/** GP Connect Access Record Structured 1.5 and Access Document 1.5 (FHIR STU3 through Spine): one record for all clinical areas asked for, and nothing of others. */
export const gpConnect: ExchangeAdapter<GpConnectSettings> = { settings: gpConnectSettings, ask, retrieve }
