import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { ExchangeAdapter, ExchangeQuestion } from '../exchange-adapter.ts'
import type { Arrived } from '../fhir/arrived.ts'
import { custodyReader } from '../fhir/custody.ts'
import { answerFrom, type Gathering, startGathering } from '../fhir/gathering.ts'
import { createLinkedResources } from '../fhir/linked-resources.ts'
import type { Answering } from '../fhir/take-page.ts'
import type { Transport } from '../transport/transport.ts'
import { keepWhole, unanswered } from '../unanswered.ts'
import { askBatch } from './ask-batch.ts'
import { askEverything } from './ask-everything.ts'
import { askPerType } from './ask-per-type.ts'
import type { Asking } from './asking.ts'
import type { FhirVersion } from './fhir-version.ts'
import { followPages } from './follow-pages.ts'
import { findPatients, type MatchedPatient } from './patients.ts'
import { resourcesOf } from './resources-of.ts'
import { retrieve } from './retrieve.ts'
import { type FhirRestSettings, fhirRestSettings } from './settings.ts'

const startAnswering = (
  asking: Asking,
  patients: readonly MatchedPatient[],
  gatherings: ReadonlyMap<RecordType, Gathering>,
): Answering => {
  const { question, settings, exchange } = asking
  const byResource = new Map<string, Gathering>()
  for (const [type, gathering] of gatherings)
    for (const resource of resourcesOf(type, asking)) byResource.set(resource, gathering)
  return {
    exchange: exchange.id,
    readers: asking.version.readers,
    subject: {
      references: new Set(patients.flatMap(({ references }) => references)),
      nhsNumbers: new Set([question.patient, ...patients.flatMap(({ demographics }) => demographics.nhsNumbers)]),
      nhsNumberSystem: settings.nhsNumberSystem,
    },
    byResource,
    linked: createLinkedResources(),
    custodyOf: custodyReader(settings),
    understoodModifiers: new Set(settings.understoodModifiers),
    keep: question.keep ?? keepWhole,
    strangers: [],
  }
}

const ASK = { 'per-type': askPerType, batch: askBatch, everything: askEverything } as const

/** Reads the records that came along with the patients, and follows the pages of that search. */
const readAlong = (arrived: Arrived, asking: Asking, answering: Answering): Promise<void> => {
  const gatherings = [...new Set(answering.byResource.values())]
  const first = { kind: 'RESOURCE' as const, content: arrived }
  return followPages(first, { expected: undefined, gatherings }, undefined, asking, answering)
}

const ask = async (
  version: FhirVersion,
  question: ExchangeQuestion,
  exchange: Exchange,
  settings: FhirRestSettings,
  transport: Transport,
): Promise<ExchangeAnswer> => {
  const asking: Asking = { version, question, exchange, settings, transport, requests: 0 }
  const { patients, state, arrived } = await findPatients(asking)
  if (state !== 'ANSWERED' || patients.length === 0)
    return unanswered(
      question,
      patients.map(({ demographics }) => demographics),
      state,
      asking.requests,
    )
  const gatherings = new Map(question.types.map(({ type }) => [type, startGathering()]))
  const answering = startAnswering(asking, patients, gatherings)
  const { searches } = settings
  if (searches !== 'with-patient')
    await Promise.all(patients.map((patient) => ASK[searches](patient, asking, answering)))
  else if (arrived !== undefined) await readAlong(arrived, asking, answering)
  return answerFrom(
    gatherings,
    [...patients.map(({ demographics }) => demographics), ...answering.strangers.slice(0, 1)],
    asking.requests,
  )
}

/** The adapter of FHIR REST exchanges of one version: the patient by NHS number, then their records of each permitted type; a document by the address its entry gives. */
export const fhirRest = (version: FhirVersion): ExchangeAdapter<FhirRestSettings> => ({
  settings: fhirRestSettings,
  ask: (question, exchange, settings, transport) => ask(version, question, exchange, settings, transport),
  retrieve,
})
