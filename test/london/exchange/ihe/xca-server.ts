import { createHash, type KeyObject, randomUUID } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { parseXml } from '../../../../adapters/xml/parse-xml.ts'
import { elementsIn, type WrittenXml, writeXml } from '../../../../adapters/xml/write-xml.ts'
import {
  attribute,
  childrenOf,
  descend,
  descendAll,
  elementsOf,
  rawTextOf,
  textOf,
  type XmlElement,
} from '../../../../adapters/xml/xml-element.ts'
import { hl7, oidOf, timeOf } from './cda-values.ts'
import {
  custodianOf,
  labelsOf,
  NHS_NUMBER_OID,
  ODS_OID,
  type Subject,
  type Summary,
  type Written,
} from './summaries.ts'

const SOAP = 'http://www.w3.org/2003/05/soap-envelope'
const soap = elementsIn(SOAP)
const addressing = elementsIn('http://www.w3.org/2005/08/addressing')
const query = elementsIn('urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0')
const rim = elementsIn('urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0')
const rs = elementsIn('urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0')
const xds = elementsIn('urn:ihe:iti:xds-b:2007')
const xop = elementsIn('http://www.w3.org/2004/08/xop/include')
const SUCCESS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success'
const FAILURE = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure'
const SOAP_TYPE = 'application/soap+xml; charset=UTF-8'

/** One person as a community holds them. */
export type Member = {
  readonly subject: Subject
  /** NHS numbers its index finds them by. */
  readonly foundBy: readonly string[]
  readonly records: readonly Written[]
  readonly summaries: readonly Summary[]
}

/** What an XCA community is made of. `trusted`: the key that user assertions have to be signed with; undefined asks for none. */
export type Community = {
  readonly oid: string
  readonly members: readonly Member[]
  readonly trusted: KeyObject | undefined
  /** The bytes of a stored document. */
  readonly contentOf: (document: Written) => Buffer
}

export type SoapAnswer = { readonly status: number; readonly contentType: string; readonly body: Buffer }

/** Whom the community speaks of instead of the person asked about, and what else it does wrong. */
export type XcaFault = 'another-patient' | 'stray-record' | undefined

const envelope = (action: string, relatesTo: string, body: WrittenXml): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${writeXml(
    soap(
      'Envelope',
      {},
      soap(
        'Header',
        {},
        addressing('Action', { [`{${SOAP}}mustUnderstand`]: '1' }, action),
        addressing('MessageID', {}, `urn:uuid:${randomUUID()}`),
        addressing('RelatesTo', {}, relatesTo),
      ),
      soap('Body', {}, body),
    ),
  )}`

/** A SOAP fault; `subcode` in WS-Security's namespace where it is about who asks. */
export const faultOf = (status: number, code: 'Sender' | 'Receiver', reason: string, subcode?: string): SoapAnswer => ({
  status,
  contentType: SOAP_TYPE,
  body: Buffer.from(
    `<s:Envelope xmlns:s="${SOAP}" xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><s:Body><s:Fault><s:Code><s:Value>s:${code}</s:Value>${
      subcode === undefined ? '' : `<s:Subcode><s:Value>w:${subcode}</s:Value></s:Subcode>`
    }</s:Code><s:Reason><s:Text xml:lang="en">${reason}</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`,
  ),
})

const ASSERTION = /<Assertion xmlns="urn:oasis:names:tc:SAML:2\.0:assertion".*<\/Assertion>/s

/** Whether the message carries an assertion that the trusted key signed, whole, and that is in force. */
export const isVouchedFor = (message: string, trusted: KeyObject, now: number): boolean => {
  const assertion = ASSERTION.exec(message)?.[0]
  if (assertion === undefined) return false
  const signature = new SignedXml({
    publicCert: trusted.export({ type: 'spki', format: 'pem' }).toString(),
    getCertFromKeyInfo: () => null,
  })
  const parsed = parseXml(Buffer.from(assertion))
  const written = /<ds:Signature[ >].*<\/ds:Signature>/s.exec(assertion)?.[0]
  if (!parsed.ok || written === undefined) return false
  try {
    signature.loadSignature(written)
    if (!signature.checkSignature(assertion)) return false
  } catch {
    return false
  }
  const [signed] = signature.getSignedReferences()
  const conditions = descend(parsed.root, 'Conditions')
  return (
    signed?.includes(attribute(parsed.root, 'ID') ?? ' ') === true &&
    Date.parse(attribute(conditions, 'NotBefore') ?? '') <= now &&
    Date.parse(attribute(conditions, 'NotOnOrAfter') ?? '') > now
  )
}

const GENDERS: Readonly<Record<string, string>> = { female: 'F', male: 'M' }

const registration = ({ subject }: Member, community: string): WrittenXml =>
  hl7(
    'subject',
    { typeCode: 'SUBJ' },
    hl7(
      'registrationEvent',
      { classCode: 'REG', moodCode: 'EVN' },
      hl7('statusCode', { code: 'active' }),
      hl7(
        'subject1',
        { typeCode: 'SBJ' },
        hl7(
          'patient',
          { classCode: 'PAT' },
          hl7('id', { root: subject.root, extension: subject.id }),
          hl7('statusCode', { code: 'active' }),
          hl7(
            'patientPerson',
            { classCode: 'PSN', determinerCode: 'INSTANCE' },
            hl7('name', {}, hl7('given', {}, subject.given), hl7('family', {}, subject.family)),
            hl7('administrativeGenderCode', { code: GENDERS[subject.gender] ?? 'UN' }),
            hl7('birthTime', { value: timeOf(subject.birthDate) }),
            hl7('asOtherIDs', { classCode: 'CIT' }, hl7('id', { root: NHS_NUMBER_OID, extension: subject.nhsNumber })),
          ),
        ),
      ),
      hl7(
        'custodian',
        { typeCode: 'CST' },
        hl7('assignedEntity', { classCode: 'ASSIGNED' }, hl7('id', { root: community })),
      ),
    ),
  )

const discovery = (found: readonly Member[], community: string): WrittenXml =>
  hl7(
    'PRPA_IN201306UV02',
    { ITSVersion: 'XML_1.0' },
    hl7('id', { root: community, extension: randomUUID() }),
    hl7('acknowledgement', {}, hl7('typeCode', { code: 'AA' })),
    hl7(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      ...found.map((member) => registration(member, community)),
      hl7('queryAck', {}, hl7('queryResponseCode', { code: found.length === 0 ? 'NF' : 'OK' })),
    ),
  )

/** Always the same of the same document. */
const idOf = (uniqueId: string): string =>
  `urn:uuid:${createHash('sha1')
    .update(uniqueId)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')}`

const slot = (name: string, ...values: readonly (string | undefined)[]): readonly WrittenXml[] => {
  const stated = values.filter((value) => value !== undefined)
  return stated.length === 0
    ? []
    : [rim('Slot', { name }, rim('ValueList', {}, ...stated.map((value) => rim('Value', {}, value))))]
}

const named = (element: string, value: string | undefined): readonly WrittenXml[] =>
  value === undefined ? [] : [rim(element, {}, rim('LocalizedString', { value }))]

const classified = (scheme: string, code: string, system: string | undefined, display?: string): WrittenXml =>
  rim(
    'Classification',
    { classificationScheme: `urn:uuid:${scheme}`, nodeRepresentation: code },
    ...slot('codingScheme', oidOf(system)),
    ...named('Name', display),
  )

const identified = (scheme: string, value: string): WrittenXml =>
  rim('ExternalIdentifier', { identificationScheme: `urn:uuid:${scheme}`, value })

type Entry = {
  readonly uniqueId: string
  readonly onDemand: boolean
  readonly approved: boolean
  readonly mimeType: string
  readonly title: string | undefined
  readonly created: string | undefined
  readonly size: number | undefined
  readonly sha1: string | undefined
  readonly codings: readonly { readonly system?: string; readonly code?: string; readonly display?: string }[]
  readonly words: string | undefined
  readonly custodian: string | undefined
  readonly author: string | undefined
  readonly labels: readonly { readonly system: string; readonly code: string }[]
}

const CONFIDENTIALITY = 'f4f85eac-e6cb-4883-b524-f2705394840f'
const NORMAL = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }

const extrinsic = (entry: Entry, { subject }: Member, community: string): WrittenXml => {
  const [type, ...others] = entry.codings
  return rim(
    'ExtrinsicObject',
    {
      id: idOf(entry.uniqueId),
      home: `urn:oid:${community}`,
      mimeType: entry.mimeType,
      objectType: `urn:uuid:${entry.onDemand ? '34268e47-fdf5-41a6-ba33-82133c465248' : '7edca82f-054d-47f2-a032-9b2a5b5186c1'}`,
      status: `urn:oasis:names:tc:ebxml-regrep:StatusType:${entry.approved ? 'Approved' : 'Deprecated'}`,
    },
    ...slot(
      'creationTime',
      entry.created === undefined ? undefined : new Date(entry.created).toISOString().replace(/\D/g, '').slice(0, 14),
    ),
    ...slot('hash', entry.sha1),
    ...slot('repositoryUniqueId', `${community}.1`),
    ...slot('size', entry.size === undefined ? undefined : String(entry.size)),
    ...slot(
      'sourcePatientInfo',
      `PID-3|${subject.nhsNumber}^^^&${NHS_NUMBER_OID}&ISO`,
      `PID-7|${timeOf(subject.birthDate)}`,
    ),
    ...named('Name', entry.title),
    rim(
      'Classification',
      { classificationScheme: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d' },
      ...slot('authorPerson', entry.author === undefined ? undefined : `^${entry.author}`),
      ...slot(
        'authorInstitution',
        entry.custodian === undefined ? undefined : `Organisation^^^^^&${ODS_OID}&ISO^^^^${entry.custodian}`,
      ),
    ),
    classified(
      'f0306f51-975f-434e-a61c-c59651d33983',
      type?.code ?? 'unknown',
      type?.system,
      entry.words ?? type?.display,
    ),
    ...others.map(({ code = '', system, display }) =>
      classified('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4', code, system, display),
    ),
    ...(entry.labels.length === 0 ? [NORMAL] : entry.labels).map(({ code, system }) =>
      classified(CONFIDENTIALITY, code, system),
    ),
    identified('58a6f841-87b3-4a3e-92fd-a8ffeff98427', `${subject.id}^^^&${subject.root}&ISO`),
    identified('2e82c1f6-a085-4c72-9da3-8640a32e42ab', entry.uniqueId),
  )
}

type Reference = Written & {
  readonly masterIdentifier?: { readonly value?: string }
  readonly status?: string
  readonly author?: readonly { readonly display?: string }[]
  readonly type?: { readonly coding?: Entry['codings']; readonly text?: string }
  readonly content?: readonly {
    readonly attachment?: {
      readonly contentType?: string
      readonly title?: string
      readonly size?: number
      readonly hash?: string
      readonly creation?: string
    }
  }[]
}

/** The unique id a community files a document under. */
export const uniqueIdOf = (document: Written): string => (document as Reference).masterIdentifier?.value ?? document.id

const entryOf = (document: Written): Entry => {
  const { status, author, type, content } = document as Reference
  const attachment = content?.[0]?.attachment
  return {
    uniqueId: uniqueIdOf(document),
    onDemand: false,
    approved: status !== 'superseded',
    mimeType: attachment?.contentType ?? 'application/octet-stream',
    title: attachment?.title,
    created: attachment?.creation,
    size: attachment?.size,
    sha1: attachment?.hash === undefined ? undefined : Buffer.from(attachment.hash, 'base64').toString('hex'),
    codings: type?.coding ?? [],
    words: type?.text,
    custodian: custodianOf(document),
    author: author?.[0]?.display,
    labels: labelsOf(document),
  }
}

const summaryEntry = ({ uniqueId, custodian, labels, created }: Summary): Entry => ({
  uniqueId,
  onDemand: true,
  approved: true,
  mimeType: 'text/xml',
  title: 'Summary of care',
  created,
  size: undefined,
  sha1: undefined,
  codings: [{ system: 'http://loinc.org', code: '34133-9', display: 'Summarization of Episode Note' }],
  words: undefined,
  custodian,
  author: undefined,
  labels,
})

const documentsOf = ({ records }: Member): readonly Written[] =>
  records.filter(({ resourceType }) => resourceType === 'DocumentReference')

const valuesOf = (message: XmlElement, name: string): readonly string[] =>
  descendAll(message, 'AdhocQuery', 'Slot')
    .filter((one) => attribute(one, 'name') === name)
    .flatMap((one) => descendAll(one, 'ValueList', 'Value').map(rawTextOf))
    .flatMap((value) => [...value.matchAll(/'((?:[^']|'')*)'/g)].map(([, quoted = '']) => quoted.replaceAll("''", "'")))

const listing = (message: XmlElement, community: Community, fault: XcaFault): WrittenXml => {
  const [patientId] = valuesOf(message, '$XDSDocumentEntryPatientId')
  const kinds = valuesOf(message, '$XDSDocumentEntryTypeCode').map((kind) => kind.split('^^')[0])
  const member = community.members.find(({ subject }) => `${subject.id}^^^&${subject.root}&ISO` === patientId)
  if (member === undefined)
    return query(
      'AdhocQueryResponse',
      { status: FAILURE },
      rs(
        'RegistryErrorList',
        {},
        rs('RegistryError', {
          errorCode: 'XDSUnknownPatientId',
          severity: 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error',
          codeContext: 'No such patient.',
        }),
      ),
    )
  const entries = [...documentsOf(member).map(entryOf), ...member.summaries.map(summaryEntry)]
  const asked = kinds.length === 0 ? entries : entries.filter(({ codings }) => kinds.includes(codings[0]?.code))
  const stray = fault === 'stray-record' ? community.members.filter((one) => one !== member).slice(0, 1) : []
  return query(
    'AdhocQueryResponse',
    { status: SUCCESS },
    rim(
      'RegistryObjectList',
      {},
      ...asked.map((entry) => extrinsic(entry, member, community.oid)),
      ...stray.flatMap((one) =>
        one.summaries.slice(0, 1).map((summary) => extrinsic(summaryEntry(summary), one, community.oid)),
      ),
    ),
  )
}

const BOUNDARY = 'a-part-of-the-answer'

const retrieval = (message: XmlElement, community: Community, relatesTo: string): SoapAnswer => {
  const wanted = childrenOf(message, 'DocumentRequest').map((one) => textOf(descend(one, 'DocumentUniqueId')) ?? '')
  const found = wanted.flatMap((uniqueId) => {
    for (const member of community.members) {
      const summary = member.summaries.find((one) => one.uniqueId === uniqueId)
      if (summary !== undefined) return [{ uniqueId, mimeType: 'text/xml', bytes: Buffer.from(summary.xml()) }]
      const document = documentsOf(member).find((one) => uniqueIdOf(one) === uniqueId)
      if (document !== undefined)
        return [{ uniqueId, mimeType: entryOf(document).mimeType, bytes: community.contentOf(document) }]
    }
    return []
  })
  const missing = found.length < wanted.length
  const root = envelope(
    'urn:ihe:iti:2007:CrossGatewayRetrieveResponse',
    relatesTo,
    xds(
      'RetrieveDocumentSetResponse',
      {},
      rs(
        'RegistryResponse',
        {
          status: !missing
            ? SUCCESS
            : found.length === 0
              ? FAILURE
              : 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
        },
        ...(missing
          ? [
              rs(
                'RegistryErrorList',
                {},
                rs('RegistryError', {
                  errorCode: 'XDSDocumentUniqueIdError',
                  severity: 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error',
                }),
              ),
            ]
          : []),
      ),
      ...found.map(({ uniqueId, mimeType }, at) =>
        xds(
          'DocumentResponse',
          {},
          xds('HomeCommunityId', {}, `urn:oid:${community.oid}`),
          xds('RepositoryUniqueId', {}, `${community.oid}.1`),
          xds('DocumentUniqueId', {}, uniqueId),
          xds('mimeType', {}, mimeType),
          xds('Document', {}, xop('Include', { href: `cid:${at}@${community.oid}` })),
        ),
      ),
    ),
  )
  const part = (headers: string, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`), body, Buffer.from('\r\n')])
  return {
    status: 200,
    contentType: `multipart/related; boundary="${BOUNDARY}"; type="application/xop+xml"; start="<root@${community.oid}>"; start-info="application/soap+xml"`,
    body: Buffer.concat([
      part(
        `Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <root@${community.oid}>`,
        Buffer.from(root),
      ),
      ...found.map(({ mimeType, bytes }, at) =>
        part(
          `Content-Type: ${mimeType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${at}@${community.oid}>`,
          bytes,
        ),
      ),
      Buffer.from(`--${BOUNDARY}--\r\n`),
    ]),
  }
}

const nhsNumberIn = (message: XmlElement): string | undefined =>
  descendAll(message, 'controlActProcess', 'queryByParameter', 'parameterList', 'livingSubjectId', 'value')
    .filter((value) => attribute(value, 'root') === NHS_NUMBER_OID)
    .map((value) => attribute(value, 'extension'))[0]

/** One community's three services on one address: what is asked is known by the message. */
export const createXcaServer = (community: Community) => ({
  handle(body: string, fault: XcaFault): SoapAnswer {
    const parsed = parseXml(Buffer.from(body))
    const [message] = parsed.ok ? elementsOf(descend(parsed.root, 'Body')) : []
    const relatesTo = parsed.ok ? textOf(descend(parsed.root, 'Header', 'MessageID')) : null
    if (message === undefined || relatesTo === null) return faultOf(400, 'Sender', 'This is no message.')
    if (community.trusted !== undefined && !isVouchedFor(body, community.trusted, Date.now()))
      return faultOf(500, 'Sender', 'Nobody vouches for who asks.', 'FailedAuthentication')
    const say = (action: string, answer: WrittenXml): SoapAnswer => ({
      status: 200,
      contentType: SOAP_TYPE,
      body: Buffer.from(envelope(action, relatesTo, answer)),
    })
    switch (message.name) {
      case 'PRPA_IN201305UV02': {
        const number = nhsNumberIn(message) ?? ''
        const found = community.members.filter(({ foundBy }) => foundBy.includes(number))
        const others = community.members.filter((member) => !found.includes(member)).slice(0, 1)
        return say(
          'urn:hl7-org:v3:PRPA_IN201306UV02:CrossGatewayPatientDiscovery',
          discovery(fault === 'another-patient' && found.length > 0 ? others : found, community.oid),
        )
      }
      case 'AdhocQueryRequest':
        return say('urn:ihe:iti:2007:CrossGatewayQueryResponse', listing(message, community, fault))
      case 'RetrieveDocumentSetRequest':
        return retrieval(message, community, relatesTo)
      default:
        return faultOf(400, 'Sender', 'Nothing of the kind is offered.')
    }
  },
})

/** Bytes for a document that the generator states a size for, always the same. */
export const invented = (uniqueId: string, size: number): Buffer => {
  const seed = createHash('sha256').update(uniqueId).digest()
  return Buffer.alloc(size, seed)
}
