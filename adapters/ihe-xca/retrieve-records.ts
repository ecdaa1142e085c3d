import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { readCda } from '../cda/read-cda.ts'
import type { ExchangeQuestion } from '../exchange-adapter.ts'
import { add, type Gathering, note } from '../fhir/gathering.ts'
import { labelled } from '../summaries/labelled.ts'
import { keepWhole } from '../unanswered.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { attribute, descendAll, type XmlElement } from '../xml/xml-element.ts'
import type { Asking } from './asking.ts'
import type { DocumentEntry } from './document-entry.ts'
import type { CommunityPatient } from './find-patients.ts'
import { holds } from './newest-summaries.ts'
import { type DocumentsRetrieved, retrieveDocuments } from './retrieve-documents.ts'

/** One answer in the making. */
export type Answering = {
  readonly asking: Asking
  readonly question: ExchangeQuestion
  /** NHS numbers the patient is known by: whoever bears another is a stranger. */
  readonly numbers: ReadonlySet<string>
  readonly gatherings: ReadonlyMap<RecordType, Gathering>
  readonly patient: CommunityPatient
  /** Everybody that documents and their entries speak of. */
  readonly patients: SourceDemographics[]
}

/** The types that were asked for and that a document of its kind is declared to hold. */
const typesIn = (entry: DocumentEntry, types: readonly RecordType[], { asking }: Answering): readonly RecordType[] =>
  types.filter((type) => holds(entry, type, asking.settings))

const incomplete = (types: readonly RecordType[], { gatherings }: Answering): void => {
  for (const type of types) gatherings.get(type)?.incomplete.add('UNREADABLE_RECORD')
}

/** Whether the document names its patient by the community's own id, which the patient was found by. */
const hasOwnId = (document: XmlElement, { root, extension }: CommunityPatient): boolean =>
  descendAll(document, 'recordTarget', 'patientRole', 'id').some(
    (id) => attribute(id, 'root') === root && attribute(id, 'extension') === extension,
  )

/**
 * Whether the document is this patient's, by its own word. What it says of the person goes to the identity guard either way; where it states no NHS number, and names
 * the patient by the id the community knows them by, it says it of whoever bears the community's.
 */
const isPatients = (document: XmlElement, stated: readonly SourceDemographics[], answering: Answering): boolean => {
  const { numbers, patient, patients } = answering
  const nhsNumbers = hasOwnId(document, patient) ? patient.demographics.nhsNumbers : []
  const known = stated.map((one) => (one.nhsNumbers.length === 0 ? { ...one, nhsNumbers } : one))
  patients.push(...known)
  return known.every((one) => one.nhsNumbers.some((number) => numbers.has(number)))
}

const takeDocument = (
  entry: DocumentEntry,
  bytes: Uint8Array | undefined,
  types: readonly RecordType[],
  answering: Answering,
): void => {
  const { asking, question, gatherings } = answering
  const parsed = bytes === undefined ? undefined : parseXml(bytes)
  const read = parsed?.ok
    ? readCda(parsed.root, { exchange: asking.exchange.id, fallbackId: entry.uniqueId })
    : undefined
  if (!parsed?.ok || read === undefined || read.state === 'REFUSED') {
    incomplete(types, answering)
    return
  }
  if (!isPatients(parsed.root, read.patients, answering)) return
  for (const type of types) {
    const gathering = gatherings.get(type)
    const found = read.types.get(type)
    if (gathering === undefined || found === undefined) continue
    for (const reason of found.incomplete) gathering.incomplete.add(reason)
    for (const telling of found.tellings)
      add(gathering, labelled(telling, entry.confidentiality), question.keep ?? keepWhole, undefined, undefined)
  }
}

const takeAll = (
  retrieved: DocumentsRetrieved,
  entries: readonly DocumentEntry[],
  wanted: readonly RecordType[],
  answering: Answering,
): void => {
  for (const entry of entries) {
    const types = typesIn(entry, wanted, answering)
    for (const type of types) {
      const gathering = answering.gatherings.get(type)
      if (gathering === undefined) continue
      note(gathering, retrieved.state)
      if (retrieved.isPartial) gathering.incomplete.add('SOURCE_WARNING')
    }
    if (retrieved.state === 'ANSWERED') takeDocument(entry, retrieved.documents.get(entry.uniqueId), types, answering)
  }
}

/** Fetches the documents that records are in, and tells the records of the types asked for. More than are read at once leaves their lists incomplete. */
export const retrieveRecords = async (
  entries: readonly DocumentEntry[],
  wanted: readonly RecordType[],
  answering: Answering,
): Promise<void> => {
  const { maxDocumentsRead, documentsAtOnce } = answering.asking.settings
  const read = entries.slice(0, maxDocumentsRead)
  for (const entry of entries.slice(maxDocumentsRead))
    for (const type of typesIn(entry, wanted, answering)) answering.gatherings.get(type)?.incomplete.add('PAGE_LIMIT')
  const together: DocumentEntry[][] = []
  for (let from = 0; from < read.length; from += documentsAtOnce)
    together.push(read.slice(from, from + documentsAtOnce))
  await Promise.all(
    together.map(async (group) => takeAll(await retrieveDocuments(answering.asking, group), group, wanted, answering)),
  )
}
