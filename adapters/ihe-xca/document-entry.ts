import type { Coding } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import { systemOf } from '../cda/code-systems.ts'
import { attribute, childrenOf, descend, descendAll, textOf, type XmlElement } from '../xml/xml-element.ts'
import { readDtm } from './dtm.ts'

/** Who wrote a document: a person or system, and the institutions they wrote it for, each by name and by the codes given. */
export type EntryAuthor = {
  readonly person: string | null
  readonly institutions: readonly { readonly root: string | null; readonly code: string | null }[]
}

/** One document entry of a registry (IHE ITI TF-3, 4.2.3.2), as an ebRIM ExtrinsicObject carries it. */
export type DocumentEntry = {
  readonly uniqueId: string
  readonly repository: string
  /** `urn:oid:…`, as it must be given back when the document is retrieved. */
  readonly homeCommunity: string | null
  /** It is put together anew when it is asked for, and was not there before. */
  readonly isOnDemand: boolean
  readonly isApproved: boolean
  /** The patient id it is filed under (`id^^^&root&ISO`), and NHS numbers and the like its source stated. */
  readonly patientId: string | null
  readonly sourcePatientIds: readonly string[]
  readonly mimeType: string | null
  readonly title: string | null
  readonly comments: string | null
  readonly created: FhirDate | null
  readonly serviceStart: FhirDate | null
  readonly serviceStop: FhirDate | null
  /** Whether one of the three stands there and cannot be read. */
  readonly hasUnreadableDate: boolean
  /** Bytes. */
  readonly size: number | null
  /** SHA-1, in hex. */
  readonly hash: string | null
  readonly type: Coding | null
  readonly class: Coding | null
  readonly format: Coding | null
  readonly confidentiality: readonly Coding[]
  readonly events: readonly Coding[]
  readonly otherCodes: readonly Coding[]
  readonly authors: readonly EntryAuthor[]
  readonly element: XmlElement
}

const ON_DEMAND = 'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248'
const APPROVED = ':Approved'
const PATIENT_ID = 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427'
const UNIQUE_ID = 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab'
const SCHEMES = {
  class: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  type: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  format: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  confidentiality: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  event: 'urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
  author: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d',
} as const

/** The values of a slot, in its order. */
const slot = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, 'Slot')
    .filter((one) => attribute(one, 'name') === name)
    .flatMap((one) => descendAll(one, 'ValueList', 'Value').flatMap((value) => textOf(value) ?? []))

const localised = (element: XmlElement, name: string): string | null =>
  attribute(descend(element, name, 'LocalizedString'), 'value') || null

const codingOf = (classification: XmlElement): Coding => ({
  system: systemOf(slot(classification, 'codingScheme')[0]?.replace(/^urn:oid:/, '') ?? null),
  code: attribute(classification, 'nodeRepresentation') || null,
  display: localised(classification, 'Name'),
})

/** XON: `name^^^^^&root&ISO^^^^code`. */
const institutionOf = (xon: string): EntryAuthor['institutions'][number] => {
  const parts = xon.split('^')
  return { root: parts[5]?.split('&')[1] || null, code: parts[9] || null }
}

/** XCN, as it is read aloud: `id^family^given^second^suffix^prefix`. */
const personOf = (xcn: string): string | null => {
  const [id = '', family = '', given = '', second = '', suffix = '', prefix = ''] = xcn.split('^')
  return [prefix, given, second, family, suffix].filter((part) => part !== '').join(' ') || id || null
}

const authorOf = (classification: XmlElement): EntryAuthor => ({
  person: slot(classification, 'authorPerson').map(personOf)[0] ?? null,
  institutions: slot(classification, 'authorInstitution').map(institutionOf),
})

const identifier = (element: XmlElement, scheme: string): string | null =>
  childrenOf(element, 'ExternalIdentifier').flatMap((one) =>
    attribute(one, 'identificationScheme') === scheme ? (attribute(one, 'value') ?? []) : [],
  )[0] ?? null

/** `PID-3|id^^^&root&ISO`, the identifiers of the person at the source; other fields are demographics that are not looked at. */
const pid3 = (info: readonly string[]): readonly string[] =>
  info.flatMap((line) => (line.startsWith('PID-3|') ? line.slice('PID-3|'.length).split('~') : []))

/** Reads an ExtrinsicObject; undefined where it lacks what a document is known and fetched by. */
export const readDocumentEntry = (element: XmlElement): DocumentEntry | undefined => {
  const uniqueId = identifier(element, UNIQUE_ID)
  const [repository] = slot(element, 'repositoryUniqueId')
  if (uniqueId === null || repository === undefined) return undefined
  const classifications = childrenOf(element, 'Classification')
  const classified = (scheme: string): readonly XmlElement[] =>
    classifications.filter((one) => attribute(one, 'classificationScheme') === scheme)
  const codes = (scheme: string): readonly Coding[] => classified(scheme).map(codingOf)
  const named = new Set<string>(Object.values(SCHEMES))
  const dates = ['creationTime', 'serviceStartTime', 'serviceStopTime'].map((name) => slot(element, name)[0])
  const [created = null, serviceStart = null, serviceStop = null] = dates.map(readDtm)
  const size = Number(slot(element, 'size')[0] ?? Number.NaN)
  return {
    uniqueId,
    repository,
    homeCommunity: attribute(element, 'home') || null,
    isOnDemand: attribute(element, 'objectType') === ON_DEMAND,
    isApproved: attribute(element, 'status')?.endsWith(APPROVED) === true,
    patientId: identifier(element, PATIENT_ID),
    sourcePatientIds: [...slot(element, 'sourcePatientId'), ...pid3(slot(element, 'sourcePatientInfo'))],
    mimeType: attribute(element, 'mimeType') || null,
    title: localised(element, 'Name'),
    comments: localised(element, 'Description'),
    created,
    serviceStart,
    serviceStop,
    hasUnreadableDate: [created, serviceStart, serviceStop].some(
      (date, at) => date === null && dates[at] !== undefined,
    ),
    size: Number.isSafeInteger(size) ? size : null,
    hash: slot(element, 'hash')[0]?.toLowerCase() ?? null,
    type: codes(SCHEMES.type)[0] ?? null,
    class: codes(SCHEMES.class)[0] ?? null,
    format: codes(SCHEMES.format)[0] ?? null,
    confidentiality: codes(SCHEMES.confidentiality),
    events: codes(SCHEMES.event),
    otherCodes: classifications
      .filter((one) => !named.has(attribute(one, 'classificationScheme') ?? ''))
      .map(codingOf)
      .filter(({ code }) => code !== null),
    authors: classified(SCHEMES.author).map(authorOf),
    element,
  }
}
