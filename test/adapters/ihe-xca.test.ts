import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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
import { BrokenBody } from '../../adapters/transport/transport.ts'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import { writeXml } from '../../adapters/xml/write-xml.ts'
import { descend, elementsOf, type XmlElement } from '../../adapters/xml/xml-element.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { createXcaServer, isVouchedFor } from '../london/exchange/ihe/xca-server.ts'
import { type Served, serveSoap, simulatedCommunity } from './simulated-community.ts'
import { testNhsNumber } from './synthea.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

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
  limits: { concurrency: 4, maxBodyBytes: 1024 * 1024, maxDocumentBytes: 128 * 1024 * 1024 },
  settings: {},
})

const asker = {
  patient,
  purpose: 'TREAT',
  organisation: 'RJ6' as OdsCode,
  requester: { subject: '6f0c', role: 'clinician', roleCode: 'R8000', name: undefined },
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

describe('one document', () => {
  const MB = 1024 * 1024
  const HUGE = 100 * MB
  const community = simulatedCommunity()
  let served: Served
  /** How the community answers a retrieval, where it does otherwise than it should. */
  let instead:
    | ((relatesTo: string) => { readonly contentType: string; readonly chunks: () => Iterable<Buffer> })
    | undefined

  const part = (headers: string, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`--b\r\n${headers}\r\nContent-Transfer-Encoding: binary\r\n\r\n`), body])
  const message = (relatesTo: string, documents: string, status = 'Success') =>
    Buffer.from(
      `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header><r:RelatesTo xmlns:r="http://www.w3.org/2005/08/addressing">${relatesTo}</r:RelatesTo></e:Header><e:Body><RetrieveDocumentSetResponse xmlns="urn:ihe:iti:xds-b:2007"><RegistryResponse status="urn:x:${status}"/>${documents}</RetrieveDocumentSetResponse></e:Body></e:Envelope>`,
    )
  const named = (id: string, content: string) =>
    `<DocumentResponse><DocumentUniqueId>${id}</DocumentUniqueId><mimeType>application/pdf</mimeType><Document>${content}</Document></DocumentResponse>`
  const include = '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:wanted%40c"/>'
  const MTOM = 'multipart/related; boundary=b; type="application/xop+xml"; start="<m>"'

  beforeAll(async () => {
    const server = createXcaServer(community)
    const http = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks).toString()
      if (instead === undefined || !body.includes('RetrieveDocumentSetRequest')) {
        const answer = server.handle(body, undefined)
        response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
        return
      }
      const { contentType, chunks: given } = instead(/<MessageID[^>]*>([^<]*)/.exec(body)?.[1] ?? '')
      response.writeHead(200, { 'content-type': contentType })
      await pipeline(Readable.from(given()), response).catch(() => undefined)
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    served = {
      endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}/ihe`,
      close: () =>
        new Promise((resolve) => {
          http.close(() => resolve())
          http.closeAllConnections()
        }),
    }
  })
  afterAll(() => served.close())

  /** Asks for the simulated letter, and takes it. `most` holds what is read at once. */
  const fetched = async (take: (piece: Uint8Array) => void = () => undefined) => {
    const transport = createTransport({ retries: 0 })
    const question = { ...asker, signal: new AbortController().signal, deadline: performance.now() + 20_000 }
    try {
      const where = exchange(served.endpoint)
      const listed = await iheXca.ask(
        { ...question, types: [{ type: 'DOCUMENT', from: undefined, to: undefined }] },
        where,
        settings,
        transport,
      )
      const telling = listed.types.get('DOCUMENT')?.tellings[0]
      const wanted = telling === undefined ? undefined : { ...question, telling }
      const came = wanted === undefined ? undefined : await iheXca.retrieve?.(wanted, where, settings, transport)
      if (came === undefined || came.state !== 'ANSWERED') return came?.state
      try {
        for await (const piece of came.body) take(piece)
      } catch (error) {
        return error instanceof BrokenBody ? `BROKEN ${error.fault}` : 'THREW'
      }
      return came.contentType
    } finally {
      await transport.close()
    }
  }

  test('comes as its bytes are', async () => {
    instead = undefined
    const pieces: Uint8Array[] = []
    expect(await fetched((piece) => pieces.push(piece))).toBe('application/pdf')
    const [member] = community.members
    const letter = member?.records.find(({ resourceType }) => resourceType === 'DocumentReference')
    expect(letter !== undefined && Buffer.concat(pieces).equals(community.contentOf(letter))).toBe(true)
  })

  test('of 100 MB is handed through with at most 20 MB of growth, past a document nobody asked for', async () => {
    instead = (relatesTo) => ({
      contentType: MTOM,
      *chunks() {
        yield part('Content-ID: <m>', message(relatesTo, named('other', '') + named('a', include)))
        yield Buffer.from('\r\n')
        yield part('Content-ID: <other@c>', Buffer.alloc(MB, 'o'))
        yield Buffer.from('\r\n')
        yield part('Content-ID: <wanted@c>', Buffer.alloc(0))
        // One piece over and over: what the server would leave behind is not the gateway's.
        const filling = Buffer.alloc(64 * 1024, 'w')
        for (let sent = 0; sent < HUGE; sent += 64 * 1024) yield filling
        yield Buffer.from('\r\n--b--\r\n')
      },
    })
    collect()
    const before = process.memoryUsage()
    let bytes = 0
    const growths: number[] = []
    const came = await fetched((piece) => {
      bytes += piece.length
      if (bytes % (8 * MB) >= 64 * 1024) return
      collect()
      // What was let go is given back by the second.
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      growths.push(heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers)
    })
    expect([came, bytes]).toEqual(['application/pdf', HUGE])
    // Looked at all along the way; a gateway that holds nothing may even shrink.
    expect(growths.length).toBeGreaterThan(5)
    expect(Math.max(...growths)).toBeLessThan(20 * MB)
  })

  test.each([
    [
      'cut off within a part',
      MTOM,
      (id: string) => [
        part('Content-ID: <m>', message(id, named('a', include))),
        Buffer.from('\r\n'),
        part('Content-ID: <wanted@c>', Buffer.alloc(1000, 'w')),
      ],
      'BROKEN RESET',
    ],
    [
      'whose part never comes',
      MTOM,
      (id: string) => [part('Content-ID: <m>', message(id, named('a', include))), Buffer.from('\r\n--b--\r\n')],
      'FAILED',
    ],
    [
      'that the message does not name',
      MTOM,
      (id: string) => [part('Content-ID: <m>', message(id, named('other', include))), Buffer.from('\r\n--b--\r\n')],
      'NOT_THERE',
    ],
    [
      'before its message',
      MTOM,
      (id: string) => [
        part('Content-ID: <wanted@c>', Buffer.from('w')),
        Buffer.from('\r\n'),
        part('Content-ID: <m>', message(id, named('a', include))),
        Buffer.from('\r\n--b--\r\n'),
      ],
      'FAILED',
    ],
    [
      'in the message itself',
      'application/soap+xml',
      (id: string) => [message(id, named('a', 'JVBERg=='))],
      'application/pdf',
    ],
    ['of another message', 'application/soap+xml', () => [message('urn:uuid:x', named('a', 'JVBERg=='))], 'FAILED'],
    ['that failed', 'application/soap+xml', (id: string) => [message(id, '', 'Failure')], 'FAILED'],
    ['behind a page for people', 'text/html', () => [Buffer.from('<html><body>Sign in</body></html>')], 'FAILED'],
  ] as const)('%s', async (_name, contentType, chunks, state) => {
    instead = (relatesTo) => ({ contentType, chunks: () => chunks(relatesTo) })
    expect(await fetched()).toBe(state)
  })
})
