import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { ExchangeAdapter, ExchangeQuestion } from '../exchange-adapter.ts'
import { add, answerFrom, note, startGathering } from '../fhir/gathering.ts'
import { kindsFor } from '../summaries/in-summaries.ts'
import type { Transport } from '../transport/transport.ts'
import { keepWhole, unanswered } from '../unanswered.ts'
import { startAsking } from './asking.ts'
import type { DocumentEntry } from './document-entry.ts'
import { documentTelling } from './document-telling.ts'
import { findDocuments } from './find-documents.ts'
import { findPatients } from './find-patients.ts'
import { summariesFor } from './newest-summaries.ts'
import { retrieve } from './retrieve.ts'
import { type Answering, retrieveRecords } from './retrieve-records.ts'
import { type IheXcaSettings, iheXcaSettings } from './settings.ts'

const takeDocuments = (entries: readonly DocumentEntry[], { asking, question, gatherings }: Answering): void => {
  const gathering = gatherings.get('DOCUMENT')
  if (gathering === undefined) return
  for (const entry of entries) {
    // What is made on demand is no document before somebody demands it: its records are told, and there is nothing to be listed.
    if (!entry.isOnDemand)
      add(
        gathering,
        documentTelling(entry, asking.exchange.id, asking.settings),
        question.keep ?? keepWhole,
        undefined,
        undefined,
      )
  }
}

/** What is asked for beside the documents themselves. */
const recordTypes = ({ types }: ExchangeQuestion): readonly RecordType[] =>
  types.flatMap(({ type }) => (type === 'DOCUMENT' ? [] : [type]))

const askOf = async (answering: Answering): Promise<void> => {
  const { asking, question, gatherings, numbers, patient, patients } = answering
  const { settings } = asking
  const wanted = recordTypes(question)
  const listsAll = gatherings.has('DOCUMENT')
  const kinds = kindsFor(wanted, settings.recordsIn)
  // Nothing that is asked for can be in any of its documents.
  if (!listsAll && kinds.length === 0) return
  const found = await findDocuments(asking, patient, numbers, listsAll ? undefined : kinds)
  patients.push(...found.strangers)
  for (const gathering of gatherings.values()) {
    note(gathering, found.state)
    if (found.isPartial) gathering.incomplete.add('SOURCE_WARNING')
    if (found.hasUnreadable) gathering.incomplete.add('UNREADABLE_RECORD')
    if (found.isCut) gathering.incomplete.add('PAGE_LIMIT')
  }
  takeDocuments(found.entries, answering)
  await retrieveRecords(summariesFor(wanted, found.entries, settings), wanted, answering)
}

const ask = async (
  question: ExchangeQuestion,
  exchange: Exchange,
  settings: IheXcaSettings,
  transport: Transport,
): Promise<ExchangeAnswer> => {
  const asking = startAsking(question, exchange, settings, transport)
  if (asking === undefined) return unanswered(question, [], 'FAILED', 0)
  const { state, patients } = await findPatients(asking, question.known)
  if (state !== 'ANSWERED' || patients.length === 0) return unanswered(question, [], state, asking.requests)
  const gatherings = new Map(question.types.map(({ type }) => [type, startGathering()]))
  const numbers = new Set([question.patient, ...patients.flatMap(({ demographics }) => demographics.nhsNumbers)])
  const spokenOf: SourceDemographics[] = patients.map(({ demographics }) => demographics)
  await Promise.all(
    patients.map((patient) => askOf({ asking, question, numbers, gatherings, patient, patients: spokenOf })),
  )
  return answerFrom(gatherings, spokenOf, asking.requests)
}

/**
 * IHE XCPD and XCA (ITI-55, ITI-38, ITI-39): the patient by NHS number, the documents a community lists of them, and the records in its summaries. A document
 * is retrieved only where records of a type that was asked for are declared to be in it.
 */
export const iheXca: ExchangeAdapter<IheXcaSettings> = { settings: iheXcaSettings, ask, retrieve }
