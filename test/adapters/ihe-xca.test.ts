import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asking } from '../../adapters/ihe-xca/asking.ts'
import { documentTelling } from '../../adapters/ihe-xca/document-telling.ts'
import { readDtm } from '../../adapters/ihe-xca/dtm.ts'
import { documentQuery, readDocuments } from '../../adapters/ihe-xca/find-documents.ts'
import { patientQuery, readPatients } from '../../adapters/ihe-xca/find-patients.ts'
import { iheXca } from '../../adapters/ihe-xca/ihe-xca.ts'
import { readRetrieved, retrieveRequest } from '../../adapters/ihe-xca/retrieve-documents.ts'
import { readEnvelope } from '../../adapters/ihe-xca/soap-answer.ts'
import { soapRequest } from '../../adapters/ihe-xca/soap-request.ts'
import { userAssertion } from '../../adapters/ihe-xca/user-assertion.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import { writeXml } from '../../adapters/xml/write-xml.ts'
import { descend, elementsOf, type XmlElement } from '../../adapters/xml/xml-element.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { createXcaServer, isVouchedFor } from '../london/exchange/ihe/xca-server.ts'
import { type Served, serveSoap, simulatedCommunity } from './simulated-community.ts'
import { testNhsNumber } from './synthea.ts'

const CORPUS = '../shared/corpora/ihe-soap'
const settings = iheXca.settings.parse({ assertion: false })
const patient = testNhsNumber(1)

const exchange = (endpoint: string): Exchange => ({
  id: 'COMMUNITY' as Exchange['id'],
  name: 'A community',
  area: 'Nowhere',
  protocol: 'IHE_XCA',
  endpoint,
  members: [],
  recordTypes: [],
  defaultController: undefined,
  lifecycle: 'LIVE',
  maintenance: [],
  limits: { concurrency: 4, maxBodyBytes: 1024 * 1024 },
  settings: {},
})

const asker = {
  patient,
  purpose: 'TREAT',
  organisation: 'RJ6' as OdsCode,
  requester: { subject: '6f0c', role: 'clinician', roleCode: 'R8000' },
  signal: new AbortController().signal,
  deadline: 0,
} as const

const tree = (text: string | Uint8Array): XmlElement => {
  const parsed = parseXml(typeof text === 'string' ? Buffer.from(text) : text)
  if (!parsed.ok) throw new Error(parsed.refusal)
  return parsed.root
}

const messageIn = (envelope: XmlElement): XmlElement => {
  const [message] = elementsOf(descend(envelope, 'Body'))
  if (message === undefined) throw new Error('an empty body')
  return message
}

/** Every element's path by name and namespace, each with the names of its attributes: the structure, whatever stands in it. */
const structure = (element: XmlElement, above = '', found = new Map<string, Set<string>>()) => {
  const path = `${above}/{${element.namespace}}${element.name}`
  const names = found.get(path) ?? new Set<string>()
  for (const { name, namespace } of element.attributes) if (!namespace.endsWith('XMLSchema-instance')) names.add(name)
  found.set(path, names)
  for (const child of elementsOf(element)) structure(child, path, found)
  return found
}

/** The order in which children of an element of a path come, in a document. */
const orders = (element: XmlElement, above = '', found = new Map<string, string[]>()) => {
  const path = `${above}/${element.name}`
  const names = found.get(path) ?? []
  for (const { name } of elementsOf(element)) if (!names.includes(name)) names.push(name)
  found.set(path, names)
  for (const child of elementsOf(element)) orders(child, path, found)
  return found
}

/** What ours has and the sample has not, or has in another order: nothing may stand here that the sample does not show. */
const beyond = (ours: XmlElement, sample: XmlElement): readonly string[] => {
  const known = structure(sample)
  const wrong: string[] = []
  for (const [path, attributes] of structure(ours)) {
    const like = known.get(path)
    if (like === undefined) wrong.push(path)
    else wrong.push(...[...attributes].filter((name) => !like.has(name)).map((name) => `${path}@${name}`))
  }
  const ordered = orders(sample)
  for (const [path, names] of orders(ours)) {
    const sampled = ordered.get(path) ?? []
    const places = names.map((name) => sampled.indexOf(name)).filter((place) => place >= 0)
    if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) wrong.push(`${path} in another order`)
  }
  return wrong
}

const asking = (given: object = {}): Asking => ({
  asker,
  exchange: exchange('https://community.example/xca'),
  settings: iheXca.settings.parse({ assertion: false, homeCommunity: '1.2.3', ...given }),
  transport: createTransport(),
  assertion: undefined,
  requests: 0,
})
const known = { birthDate: '1950-02-03', family: "O'Neill <&>", given: ['Ada'], gender: 'female' }

const sample = (path: string): XmlElement => tree(readFileSync(`${CORPUS}/${path}`))

describe.skipIf(!existsSync(CORPUS))('what is sent has the structure of the samples:', () => {
  test('the patient query (ITI-55)', () => {
    const ours = tree(writeXml(patientQuery(asking(), known, new Date())))
    const allowed = [
      // The community asked is named, as the NIST sample does; our own in both.
      /receiver\/\{urn:hl7-org:v3\}device\/\{urn:hl7-org:v3\}asAgent/,
    ]
    const wrong = beyond(ours, sample('xcpd/iti55-sample-request.xml')).filter(
      (path) => !allowed.some((one) => one.test(path)),
    )
    expect(wrong).toEqual([])
    expect(
      beyond(ours, sample('nist-xcpd/test1_findpatient_dob_gender_name.xml')).filter(
        (path) => !/livingSubjectId|receiver.*telecom/.test(path),
      ),
    ).toEqual([])
  })

  test('the document query (ITI-38)', () => {
    const found = {
      root: '1.2',
      extension: 'p',
      homeCommunity: '1.2.3',
      demographics: { nhsNumbers: [], birthDate: null, family: [] },
    }
    const ours = tree(soapRequest('findDocuments', 'https://c.example', undefined, documentQuery(found, ['a^^b'])).text)
    const wrong = beyond(messageIn(ours), messageIn(sample('nist-xca/soap-xcq-req.xml')))
    // The sample's community is known by its address; ITI-38 has its id in the query (TF-2, 3.38.4.1.2.1).
    expect(wrong.map((path) => path.replace(/.*\}/, ''))).toEqual(['AdhocQuery@home'])
  })

  test('the retrieval (ITI-39), with its headers', () => {
    const key = { uniqueId: '1.2.3', repository: '4.5', homeCommunity: 'urn:oid:1.2.3' }
    const ours = tree(
      soapRequest('retrieveDocuments', 'https://c.example', undefined, retrieveRequest([key, key])).text,
    )
    expect(beyond(ours, sample('nist-xca/soap-xcr-req.xml')).map((path) => path.replace(/.*\}/, ''))).toEqual([
      // As WS-Addressing's SOAP binding has it; the sample's is in its own namespace.
      'To@mustUnderstand',
    ])
  })

  test('the user assertion (ITI-40)', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const identity = { issuer: 'https://gateway.example', key: privateKey }
    const ours = tree(userAssertion(asker, identity, 'https://c.example', settings, new Date()))
    const wrong = beyond(ours, sample('xua-xacml/xua-assertion.xml'))
    // A key that the exchange knows is named; the sample's comes with a certificate.
    expect(wrong.map((path) => path.replace(/.*\}/, ''))).toEqual(['KeyName'])
  })
})

describe.skipIf(!existsSync(CORPUS))('the samples of answers are read:', () => {
  const read = (path: string) => {
    const answer = readEnvelope(readFileSync(`${CORPUS}/${path}`), 'not-ours')
    return 'message' in answer ? answer.message : answer.state
  }

  test('several matches, each with what it says of the person', () => {
    const { state, patients } = readPatients(sample('xcpd/iti55-sample-response.xml'), {
      ...settings,
      nhsNumberRoot: '2.16.840.1.113883.4.1',
    })
    expect(state).toBe('ANSWERED')
    expect(patients).toEqual([
      {
        root: '1.2.840.114350.1.13.99998.8734',
        extension: '34827K410',
        homeCommunity: '1.2.840.114350.1.13.99998.8734',
        demographics: { nhsNumbers: ['999886345'], birthDate: '1963-08-04', family: ['Jones'] },
      },
      {
        root: '1.2.840.114350.1.13.99998.8734',
        extension: '34827R534',
        homeCommunity: '1.2.840.114350.1.13.99998.8734',
        demographics: { nhsNumbers: ['999893300'], birthDate: '1963-07-13', family: ['Jones'] },
      },
    ])
  })

  test('more matches than are asked about, which is a failure', () => {
    expect(readPatients(sample('xcpd/iti55-sample-response.xml'), { ...settings, maxPatients: 1 }).state).toBe('FAILED')
  })

  test('a registry’s list, every entry of it', () => {
    const message = messageIn(sample('nist-xca/soap-xcq-resp.xml'))
    const listed = elementsOf(descend(message, 'RegistryObjectList'))
    const id = { root: '1.3.6.1.4.1.21367.2005.3.7', extension: 'c4d77e21d0dd487' }
    const found = readDocuments(
      message,
      { ...id, homeCommunity: undefined, demographics: { nhsNumbers: [], birthDate: null, family: [] } },
      new Set(),
      settings,
    )
    expect([found.state, found.hasUnreadable, listed.length > 0]).toEqual(['ANSWERED', false, true])
    expect(found.entries.length + found.strangers.length).toBe(listed.length)
    for (const entry of found.entries) {
      const telling = documentTelling(entry, 'COMMUNITY' as Exchange['id'], settings)
      expect(telling.content.concept.codings).toHaveLength(1)
      expect(telling.content.size).toBe(entry.size)
      expect(telling.dates.length).toBeGreaterThan(0)
    }
  })

  test('documents that stand in the message itself', () => {
    const { state, documents } = readRetrieved(messageIn(sample('nist-xca/soap-xret-resp.xml')), new Map())
    expect(state).toBe('ANSWERED')
    expect([...documents.values()].map((bytes) => bytes.length)).toEqual([36])
  })

  test('deferred answers, which are refused', () => {
    const listed = read('ihe-xca-deferred/02_Sample_XCA_Query_Response_Indicating_Deferred.xml')
    // It relates to another message than any of ours.
    expect(listed).toBe('FAILED')
    const query = messageIn(sample('ihe-xca-deferred/02_Sample_XCA_Query_Response_Indicating_Deferred.xml'))
    const nobody = {
      root: '1.2',
      extension: 'p',
      homeCommunity: undefined,
      demographics: { nhsNumbers: [], birthDate: null, family: [] },
    }
    expect(readDocuments(query, nobody, new Set(), settings).state).toBe('FAILED')
    const retrieval = messageIn(sample('ihe-xca-deferred/06_Sample_XCA_Retrieve_Response_Indicating_Deferred.xml'))
    expect(readRetrieved(retrieval, new Map()).state).toBe('FAILED')
    expect(readPatients(tree('<MCCI_IN000002UV01 xmlns="urn:hl7-org:v3"/>'), settings).state).toBe('FAILED')
  })
})

const response = (status: string, ...errors: readonly (readonly [code: string, severity: string])[]): XmlElement =>
  tree(
    `<AdhocQueryResponse status="urn:x:ResponseStatusType:${status}"><RegistryErrorList>${errors
      .map(([code, severity]) => `<RegistryError errorCode="${code}" severity="urn:x:ErrorSeverityType:${severity}"/>`)
      .join('')}</RegistryErrorList></AdhocQueryResponse>`,
  )

const somebody = {
  root: '1.2',
  extension: 'p',
  homeCommunity: undefined,
  demographics: { nhsNumbers: [], birthDate: null, family: [] },
}

test.each([
  ['success', response('Success'), 'ANSWERED', false],
  ['success with a warning', response('Success', ['XDSExtraMetadataNotSaved', 'Warning']), 'ANSWERED', true],
  ['partial success', response('PartialSuccess', ['XDSUnavailableCommunity', 'Error']), 'ANSWERED', true],
  ['failure', response('Failure', ['XDSRegistryError', 'Error']), 'FAILED', false],
  ['too many results', response('Failure', ['XDSTooManyResults', 'Error']), 'FAILED', false],
  ['a patient it does not know', response('Failure', ['XDSUnknownPatientId', 'Error']), 'ANSWERED', false],
  ['a refusal', response('Failure', ['XDSAccessDenied', 'Error']), 'REFUSED_BY_EXCHANGE', false],
  ['a refusal in part', response('PartialSuccess', ['urn:x:XDSAccessDenied', 'Error']), 'REFUSED_BY_EXCHANGE', false],
  ['failure for no reason', response('Failure'), 'FAILED', false],
  ['no status', tree('<AdhocQueryResponse/>'), 'FAILED', false],
])('a registry that says %s', (_name, message, state, isPartial) => {
  const found = readDocuments(message, somebody, new Set(), settings)
  expect([found.state, found.isPartial]).toEqual([state, isPartial])
})

test.each([
  ['20061224', '2006-12-24'],
  ['200612230800', '2006-12-23T08:00:00Z'],
  ['20061223080059.5+0100', '2006-12-23T08:00:59.5+01:00'],
  ['2006122308', '2006-12-23'],
  ['2006', '2006'],
  ['20061332', null],
  ['yesterday', null],
])('a time of %s is told as %s', (dtm, date) => {
  expect(readDtm(dtm)).toBe(date)
})

describe('who asks', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const trusted = createPublicKey(privateKey)
  const identity = { issuer: 'https://gateway.example', key: privateKey }
  const heard: string[] = []
  let served: Served
  beforeAll(async () => {
    const server = createXcaServer(simulatedCommunity(trusted))
    served = await serveSoap((body) => {
      heard.push(body)
      return server.handle(body, undefined)
    })
  })
  afterAll(() => served.close())

  const asked = async (types: readonly RecordType[], given: { readonly identity?: typeof identity }, options = {}) => {
    const transport = createTransport({ backoffMs: 1, ...given })
    heard.length = 0
    try {
      return await iheXca.ask(
        {
          ...asker,
          known,
          types: types.map((type) => ({ type, from: undefined, to: undefined })),
          deadline: performance.now() + 20_000,
        },
        exchange(served.endpoint),
        iheXca.settings.parse(options),
        transport,
      )
    } finally {
      await transport.close()
    }
  }

  test('is vouched for in every message, under the gateway’s own signature', async () => {
    const answer = await asked(['ALLERGY', 'DOCUMENT'], { identity })
    expect([...answer.types.values()].map(({ state, tellings }) => [state, tellings.length])).toEqual([
      ['ANSWERED', 1],
      ['ANSWERED', 1],
    ])
    expect(heard).toHaveLength(3)
    for (const message of heard) {
      expect(isVouchedFor(message, trusted, Date.now())).toBe(true)
      for (const said of ['6f0c', 'R8000', 'RJ6', 'TREAT', patient]) expect(message).toContain(said)
    }
  })

  test('is not believed once a word of it is changed, by another key, or after its time', async () => {
    await asked(['DOCUMENT'], { identity })
    const [message = ''] = heard
    expect(isVouchedFor(message.replace('"TREAT"', '"BTG"'), trusted, Date.now())).toBe(false)
    expect(isVouchedFor(message.replace('6f0c', '6f0d'), trusted, Date.now())).toBe(false)
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(isVouchedFor(message, publicKey, Date.now())).toBe(false)
    expect(isVouchedFor(message, trusted, Date.now() + 6 * 60_000)).toBe(false)
  })

  test('without a key nobody is asked, and a community that demands an assertion refuses whoever has none', async () => {
    const silent = await asked(['DOCUMENT'], {})
    expect([silent.types.get('DOCUMENT')?.state, heard.length]).toEqual(['FAILED', 0])
    const refused = await asked(['DOCUMENT'], {}, { assertion: false })
    expect([refused.types.get('DOCUMENT')?.state, heard.length]).toEqual(['REFUSED_BY_EXCHANGE', 1])
  })

  test('asks for documents of the kinds that hold what was asked for, and fetches no other', async () => {
    await asked(['DOCUMENT'], { identity })
    expect(heard.map((message) => messageIn(tree(message)).name)).toEqual(['PRPA_IN201305UV02', 'AdhocQueryRequest'])
    await asked(['APPOINTMENT'], { identity })
    expect(heard).toHaveLength(1)
  })
})
