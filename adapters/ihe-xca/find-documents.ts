import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { WrittenXml } from '../xml/write-xml.ts'
import { childrenOf, elementsOf, type XmlElement } from '../xml/xml-element.ts'
import { type Asking, sendSoap } from './asking.ts'
import { type DocumentEntry, readDocumentEntry } from './document-entry.ts'
import type { CommunityPatient } from './find-patients.ts'
import { query, rim } from './namespaces.ts'
import { registryStanding } from './registry-response.ts'
import type { IheXcaSettings } from './settings.ts'

/** What a community lists of one patient. `strangers`: other people whose documents were among them, none of which is told. */
export type DocumentsFound = {
  readonly state: AdapterState
  readonly entries: readonly DocumentEntry[]
  readonly strangers: readonly SourceDemographics[]
  /** It says itself that this is not all. */
  readonly isPartial: boolean
  /** It listed something that cannot be read. */
  readonly hasUnreadable: boolean
  /** It lists more than are looked at. */
  readonly isCut: boolean
}

const FIND_DOCUMENTS = 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d'
const STABLE = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1'
const ON_DEMAND = 'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248'
const STATUS = 'urn:oasis:names:tc:ebxml-regrep:StatusType'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

const slot = (name: string, ...values: readonly string[]): WrittenXml =>
  rim('Slot', { name }, rim('ValueList', {}, ...values.map((value) => rim('Value', {}, value))))

const listed = (values: readonly string[]): string => `(${values.map(quoted).join(',')})`

/** How the registry names a patient: `id^^^&root&ISO`. */
export const patientIdOf = ({ root, extension }: Pick<CommunityPatient, 'root' | 'extension'>): string =>
  `${extension}^^^&${root}&ISO`

/**
 * The Cross Gateway Query (ITI-38) FindDocuments of one patient: superseded documents too, which are shown as such, and those made on demand. `kinds` narrows it to
 * documents of these type codes (`code^^scheme`).
 */
export const documentQuery = (patient: CommunityPatient, kinds: readonly string[] | undefined): WrittenXml =>
  query(
    'AdhocQueryRequest',
    {},
    query('ResponseOption', { returnComposedObjects: 'true', returnType: 'LeafClass' }),
    rim(
      'AdhocQuery',
      {
        id: FIND_DOCUMENTS,
        home: patient.homeCommunity === undefined ? undefined : `urn:oid:${patient.homeCommunity}`,
      },
      slot('$XDSDocumentEntryPatientId', quoted(patientIdOf(patient))),
      slot('$XDSDocumentEntryStatus', listed([`${STATUS}:Approved`, `${STATUS}:Deprecated`])),
      slot('$XDSDocumentEntryType', listed([STABLE, ON_DEMAND])),
      ...(kinds === undefined ? [] : [slot('$XDSDocumentEntryTypeCode', listed(kinds))]),
    ),
  )

/** The id in `id^^^&root&ISO` (CX), and its root. */
const partsOf = (cx: string): { readonly id: string; readonly root: string } => {
  const [id = '', , , authority = ''] = cx.split('^')
  return { id: id.replace(/[\s-]/g, ''), root: authority.split('&')[1] ?? '' }
}

/** NHS numbers that the source of a document states for its patient. */
const statedNumbers = (entry: DocumentEntry, settings: IheXcaSettings): readonly string[] =>
  entry.sourcePatientIds.map(partsOf).flatMap(({ id, root }) => (root === settings.nhsNumberRoot ? [id] : []))

const samePatient = (one: string, other: string): boolean => {
  const [a, b] = [partsOf(one), partsOf(other)]
  return a.id === b.id && a.root === b.root
}

const nothing = (state: AdapterState): DocumentsFound => ({
  state,
  entries: [],
  strangers: [],
  isPartial: false,
  hasUnreadable: false,
  isCut: false,
})

/** Reads a registry's answer: the entries of this patient, and whom else it speaks of. */
export const readDocuments = (
  message: XmlElement,
  patient: CommunityPatient,
  numbers: ReadonlySet<string>,
  settings: IheXcaSettings,
): DocumentsFound => {
  if (message.name !== 'AdhocQueryResponse') return nothing('FAILED')
  const standing = registryStanding(message)
  if (standing.kind === 'TROUBLE') return nothing(standing.state)
  const objects = childrenOf(message, 'RegistryObjectList').flatMap((list) => elementsOf(list))
  const entries: DocumentEntry[] = []
  const strangers: SourceDemographics[] = []
  let hasUnreadable = false
  for (const object of objects.slice(0, settings.maxDocuments)) {
    const entry = object.name === 'ExtrinsicObject' ? readDocumentEntry(object) : undefined
    if (entry === undefined || entry.patientId === null) {
      hasUnreadable = true
      continue
    }
    const stated = statedNumbers(entry, settings)
    const isOthers = stated.some((number) => !numbers.has(number))
    if (isOthers || !samePatient(entry.patientId, patientIdOf(patient)))
      strangers.push({ nhsNumbers: stated.filter((number) => !numbers.has(number)), birthDate: null, family: [] })
    else entries.push(entry)
  }
  return {
    state: 'ANSWERED',
    entries,
    strangers,
    isPartial: standing.isPartial,
    hasUnreadable,
    isCut: objects.length > settings.maxDocuments,
  }
}

/** Asks for the documents of one patient of the community. `numbers`: the NHS numbers this patient is known by there, and the one asked about. */
export const findDocuments = async (
  asking: Asking,
  patient: CommunityPatient,
  numbers: ReadonlySet<string>,
  kinds: readonly string[] | undefined,
): Promise<DocumentsFound> => {
  const answer = await sendSoap(asking, 'findDocuments', documentQuery(patient, kinds))
  return answer.kind === 'MESSAGE'
    ? readDocuments(answer.message, patient, numbers, asking.settings)
    : nothing(answer.state)
}
