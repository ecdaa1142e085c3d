import { iheXcaSettings } from '../../adapters/ihe-xca/settings.ts'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import { xmlAsJson } from '../../adapters/xml/xml-as-json.ts'
import { attribute, childrenOf, descendAll, type XmlElement } from '../../adapters/xml/xml-element.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { TYPES_IN_SUMMARIES } from '../london/exchange/ihe/summaries.ts'
import { faultOf } from '../london/exchange/ihe/xca-server.ts'
import type { Answered, FaultForm, ProtocolForm, Told, WireRecord } from './protocol-form.ts'
import { elementsOnTheWire, inlineDocuments, recordsInDocuments } from './wire-xml.ts'

const SOAP_TYPE = 'application/soap+xml; charset=UTF-8'
/** How deep a hostile answer nests: deeper than any walk that calls itself survives. */
const DEPTH = 200_000
const NO_PAGES = 'A registry answers a query whole: there are no pages whose links could mislead.'

const say = (answer: Answered): FaultForm => ({ say: () => answer })

/** Alters the list of documents; other answers pass as they are. */
const alterList = (change: (text: string, told: Told) => string): FaultForm => ({
  alter: (answer, told) => {
    const text = answer.body.toString()
    if (!/<RegistryObjectList[^>]*>/.test(text)) return undefined
    return { ...answer, body: Buffer.from(change(text, told)) }
  },
})

const into = (given: string): FaultForm =>
  alterList((text) => text.replace(/<RegistryObjectList[^>]*>/, (start) => `${start}${given}`))

const notText = (): FaultForm => ({
  alter: (answer) => {
    const at = answer.body.indexOf('</RegistryObjectList>')
    if (at < 0) return undefined
    const body = Buffer.concat([
      answer.body.subarray(0, at),
      Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
      answer.body.subarray(at),
    ])
    return { ...answer, body }
  },
})

const everything: readonly RecordType[] = ['DOCUMENT', ...TYPES_IN_SUMMARIES]

/** The record types that a message asks for: a query for summaries asks for all that is in them, one for any kind for the documents too. */
const typesAsked = (body: string): readonly RecordType[] => {
  const parsed = parseXml(Buffer.from(body))
  if (!parsed.ok) return []
  const slots = descendAll(parsed.root, 'Body', 'AdhocQueryRequest', 'AdhocQuery', 'Slot')
  if (slots.length === 0) return []
  return slots.some((slot) => attribute(slot, 'name') === '$XDSDocumentEntryTypeCode') ? TYPES_IN_SUMMARIES : everything
}

const STABLE = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1'
const UNIQUE_ID = 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab'

/** Who the patient is at the source is no part of an original. */
const withoutPerson = (object: XmlElement): XmlElement => ({
  ...object,
  content: object.content.filter(
    (one) => typeof one === 'string' || attribute(one, 'name')?.startsWith('sourcePatient') !== true,
  ),
})

/** The documents that a registry lists: those that are there, not those that are made when they are asked for. */
const listedIn = (body: Buffer): readonly WireRecord[] =>
  elementsOnTheWire(body, 'Envelope')
    .flatMap((envelope) => descendAll(envelope, 'Body', 'AdhocQueryResponse', 'RegistryObjectList', 'ExtrinsicObject'))
    .filter((object) => attribute(object, 'objectType') === STABLE)
    .map((object) => {
      const [uniqueId] = childrenOf(object, 'ExternalIdentifier')
        .filter((one) => attribute(one, 'identificationScheme') === UNIQUE_ID)
        .map((one) => attribute(one, 'value'))
      const resource = { resourceType: 'ExtrinsicObject', ...xmlAsJson(withoutPerson(object)) }
      return { type: 'DOCUMENT', sourceId: `ExtrinsicObject/${uniqueId}`, resource }
    })

function* recordsIn({ body }: Answered, settings: unknown): Generator<WireRecord> {
  yield* listedIn(body)
  const documents = [body, ...inlineDocuments(body)].flatMap((bytes) => elementsOnTheWire(bytes, 'ClinicalDocument'))
  yield* recordsInDocuments(documents, iheXcaSettings.parse(settings).recordsIn)
}

/** How XCPD and XCA say what the audits have to say. */
export const xcaForm: ProtocolForm = {
  protocol: 'IHE_XCA',
  contentType: SOAP_TYPE,
  opening: '<',
  faults: {
    'server-error': say(faultOf(500, 'Receiver', 'A word of a patient.')),
    'error-in-200': say(faultOf(200, 'Receiver', 'A word of a patient.')),
    forbidden: say(faultOf(403, 'Sender', 'A word of a patient.', 'FailedAuthentication')),
    'forbidden-in-200': say(faultOf(200, 'Sender', 'A word of a patient.', 'FailedAuthentication')),
    'wrong-document': say({
      status: 200,
      contentType: SOAP_TYPE,
      body: Buffer.from(
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><Pong/></s:Body></s:Envelope>',
      ),
    }),
    'next-loop': { inapplicable: NO_PAGES },
    'next-elsewhere': { inapplicable: NO_PAGES },
    // The first document is filed under another patient's id.
    'another-patient': alterList((text, { stranger }) =>
      text.replace(/(58a6f841-87b3-4a3e-92fd-a8ffeff98427" value=")[^^]+/, (_whole, before) => `${before}${stranger}`),
    ),
    'unreadable-entry': into('<ObjectRef id="urn:uuid:00000000-0000-0000-0000-000000000000"/>'),
    nested: into('<a>'.repeat(DEPTH) + '</a>'.repeat(DEPTH)),
    'prototype-names': alterList((text) =>
      text.replace(
        /<ExtrinsicObject[^>]*>/,
        (start) => `${start}<__proto__ polluted="true"/><constructor><prototype polluted="true"/></constructor>`,
      ),
    ),
    'not-text': notText(),
    entities: {
      say: ({ elsewhere }) => ({
        status: 200,
        contentType: SOAP_TYPE,
        body: Buffer.from(
          `<!DOCTYPE e [<!ENTITY x SYSTEM "${elsewhere}/entity">]><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>&x;</s:Body></s:Envelope>`,
        ),
      }),
    },
  },
  recordsIn,
  typesAsked: ({ body }) => typesAsked(body),
  inseparable: Object.fromEntries(everything.map((type) => [type, everything])),
  numberInAddress: () => false,
}
