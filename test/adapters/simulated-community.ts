import { entryXml } from '../../adapters/cda/entry-xml.ts'
import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { iheXca } from '../../adapters/ihe-xca/ihe-xca.ts'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import { xmlAsJson } from '../../adapters/xml/xml-as-json.ts'
import {
  attribute,
  childrenOf,
  descend,
  descendAll,
  elementsOf,
  textOf,
  type XmlElement,
} from '../../adapters/xml/xml-element.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { SECTIONS } from '../london/exchange/ihe/cda-entries.ts'
import { type Subject, summariesOf, TYPES_IN_SUMMARIES, type Written } from '../london/exchange/ihe/summaries.ts'
import { type Community, createXcaServer, type Member } from '../london/exchange/ihe/xca-server.ts'
import type { Opener } from './contract.ts'
import { serve } from './serve.ts'
import { LETTER_BYTES, simulatedResources } from './simulated-patient.ts'
import { testNhsNumber } from './synthea.ts'
import { xcaForm } from './xca-form.ts'

export const COMMUNITY = '2.16.840.1.113883.2.1.3.999.1'

const isWritten = (resource: SourceResource): resource is Written => typeof resource['id'] === 'string'

const subjectOf = (patient: SourceResource): Subject => {
  const [name] = patient['name'] as { family: string; given?: string[] }[]
  const [identifier] = patient['identifier'] as { system: string; value: string }[]
  return {
    root: `${COMMUNITY}.2`,
    id: String(patient['id']),
    nhsNumber: identifier?.system === NHS_NUMBER_SYSTEM ? identifier.value : '',
    family: name?.family ?? '',
    given: name?.given?.[0] ?? 'Unnamed',
    birthDate: String(patient['birthDate']),
    gender: 'female',
  }
}

/** Records a community can hold; a medicine that is named by reference has no name in a document. */
const held = (resource: SourceResource): boolean => resource['medicationReference'] === undefined

/** The simulated people of the R4 exchange, as a community holds them: what can stand in a summary, and documents. */
export const simulatedMembers = (): readonly Member[] => {
  const resources = simulatedResources().filter(isWritten).filter(held)
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  return patients.map((patient) => {
    const subject = subjectOf(patient)
    const records = resources.filter(
      (resource) =>
        (resource['subject'] as { reference?: string } | undefined)?.reference === `Patient/${patient.id}` ||
        (resource['patient'] as { reference?: string } | undefined)?.reference === `Patient/${patient.id}`,
    )
    return { subject, foundBy: [subject.nhsNumber], records, summaries: summariesOf(subject, records) }
  })
}

export type Served = { readonly endpoint: string; close(): Promise<void> }

/** Serves SOAP on loopback. `handle` is given the body of each request. */
export const serveSoap = async (
  handle: (body: string) => { readonly status: number; readonly contentType: string; readonly body: Buffer },
): Promise<Served> => {
  const { origin, close } = await serve(({ body }) => handle(body))
  return { endpoint: `${origin}/ihe`, close }
}

/** A community of the simulated people. */
export const simulatedCommunity = (trusted: Community['trusted'] = undefined): Community => ({
  oid: COMMUNITY,
  members: simulatedMembers(),
  trusted,
  contentOf: () => LETTER_BYTES,
})

const treeOf = (text: string): XmlElement => {
  const parsed = parseXml(Buffer.from(text))
  if (!parsed.ok) throw new Error(parsed.refusal)
  return parsed.root
}

/** What the community answers to a query for a patient's documents, asked by hand. */
const listed = (community: Community, patientId: string): readonly XmlElement[] => {
  const asked = `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header><MessageID>m</MessageID></e:Header><e:Body><AdhocQueryRequest><AdhocQuery><Slot name="$XDSDocumentEntryPatientId"><ValueList><Value>'${patientId.replaceAll('&', '&amp;')}'</Value></ValueList></Slot></AdhocQuery></AdhocQueryRequest></e:Body></e:Envelope>`
  const answer = treeOf(createXcaServer(community).handle(asked, undefined).body.toString())
  return descendAll(answer, 'Body', 'AdhocQueryResponse', 'RegistryObjectList', 'ExtrinsicObject')
}

/** All that an element says in words for people, each once. */
const wordsIn = (element: XmlElement, words = new Set<string>()): ReadonlySet<string> => {
  for (const part of elementsOf(element)) {
    const said = part.name === 'text' || part.name === 'originalText' ? textOf(part) : null
    if (said !== null) words.add(said)
    wordsIn(part, words)
  }
  return words
}

const STABLE = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1'

const withoutPerson = (object: XmlElement): XmlElement => ({
  ...object,
  content: object.content.filter(
    (one) => typeof one === 'string' || attribute(one, 'name')?.startsWith('sourcePatient') !== true,
  ),
})

/** What stands in a member's summaries, by the ids and with the originals that a reader of them has to tell. */
export const summarised = (member: Member): Map<RecordType, Map<string, SourceResource>> => {
  const found = new Map<RecordType, Map<string, SourceResource>>(TYPES_IN_SUMMARIES.map((type) => [type, new Map()]))
  for (const summary of member.summaries) {
    const sections = descendAll(treeOf(summary.xml()), 'component', 'structuredBody', 'component', 'section')
    for (const [at, section] of sections.entries()) {
      const code = attribute(descend(section, 'code'), 'code')
      const type = SECTIONS.find((kind) => kind.code === code)?.type
      for (const [nth, entry] of childrenOf(section, 'entry').entries()) {
        const id = `ClinicalDocument/${summary.uniqueId}#${at + 1}.${nth + 1}`
        const [statement] = elementsOf(entry)
        if (type === undefined || statement === undefined) throw new Error('a section that nobody reads')
        const words = wordsIn(statement)
        found.get(type)?.set(id, {
          resourceType: 'ClinicalDocumentEntry',
          id,
          document: summary.uniqueId,
          section: textOf(descend(section, 'title')),
          xml: entryXml(statement, new Set()),
          // The words of an entry stand apart from it.
          ...(words.size === 0 ? {} : { text: [...words].join('\n') }),
        })
      }
    }
  }
  return found
}

/** What the community holds of one of its members. */
export const heldBy = (
  community: Community,
  member: Member,
): ReadonlyMap<RecordType, ReadonlyMap<string, SourceResource>> => {
  const found = summarised(member).set('DOCUMENT', new Map())
  const { root, id } = member.subject
  for (const object of listed(community, `${id}^^^&${root}&ISO`)) {
    if (attribute(object, 'objectType') !== STABLE) continue
    const uniqueId = childrenOf(object, 'ExternalIdentifier')
      .filter((one) => attribute(one, 'identificationScheme') === 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab')
      .map((one) => attribute(one, 'value'))[0]
    found.get('DOCUMENT')?.set(`ExtrinsicObject/${uniqueId}`, {
      resourceType: 'ExtrinsicObject',
      ...xmlAsJson(withoutPerson(object)),
    })
  }
  return found
}

/** The simulated community, and the adapter for it. */
export const simulatedXca: Opener = async () => {
  const community = simulatedCommunity()
  const [member] = community.members
  if (member === undefined) throw new Error('nobody lives there')
  const server = createXcaServer(community)
  const served = await serveSoap((body) => server.handle(body, undefined))
  return {
    adapter: iheXca as ExchangeAdapter,
    form: xcaForm,
    settings: iheXca.settings.parse({ assertion: false }),
    upstream: served.endpoint,
    patient: testNhsNumber(1),
    unknown: testNhsNumber(500),
    offered: [...TYPES_IN_SUMMARIES, 'DOCUMENT'],
    held: heldBy(community, member),
    close: served.close,
  }
}
