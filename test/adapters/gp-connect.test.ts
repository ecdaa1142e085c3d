import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { ExchangeAdapter, ExchangeQuestion } from '../../adapters/exchange-adapter.ts'
import { gpConnect } from '../../adapters/gp-connect/gp-connect.ts'
import type { Transport, TransportRequest } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM, parseOdsCode } from '../../schema/model/ods-code.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { GP_CONNECT_SETTINGS } from './gp-connect-settings.ts'
import { testNhsNumber } from './synthea.ts'

const NUMBER = testNhsNumber(1)
const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: NHS_NUMBER_SYSTEM, value: NUMBER }],
  managingOrganization: { reference: 'Organization/o1' },
}
const PRACTICE = { resourceType: 'Organization', id: 'o1', identifier: [{ system: ODS_SYSTEM, value: 'A82038' }] }
const ALLERGIES = '886921000000105'
const PROBLEMS = '717711000000103'
const RESULTS = '887191000000108'
const of = { reference: 'Patient/p1' }

const bundle = (...resources: readonly SourceResource[]): SourceResource => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [PATIENT, PRACTICE, ...resources].map((resource) => ({ resource })),
})
const list = (code: string, items: readonly string[], more: SourceResource = {}): SourceResource => ({
  resourceType: 'List',
  code: { coding: [{ system: 'http://snomed.info/sct', code }] },
  subject: of,
  entry: items.map((reference) => ({ item: { reference } })),
  ...more,
})
const condition = (id: string, more: SourceResource = {}): SourceResource => ({
  resourceType: 'Condition',
  id,
  subject: of,
  code: { text: 'Asthma' },
  ...more,
})
const warning = (code: string) => ({
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1',
      valueCode: code,
    },
  ],
})
const outcome = (code: string | undefined, issue = 'invalid'): SourceResource => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: issue, ...(code === undefined ? {} : { details: { coding: [{ code }] } }) }],
})

type Said = { readonly status?: number; readonly body: SourceResource | string }

/** Answers each request with the next of what is said, the last of it again and again; remembers what was asked. */
const saying = (...said: readonly Said[]) => {
  const asked: TransportRequest[] = []
  const transport: Transport = {
    send: async (_exchange, request) => {
      const { status = 200, body } = said[Math.min(asked.length, said.length - 1)] ?? { body: '' }
      asked.push(request)
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return { ok: true, status, contentType: 'application/fhir+json', body: Buffer.from(text) }
    },
    stream: async () => ({ ok: false, fault: 'UNREACHABLE' }),
    isOpen: () => false,
    close: async () => {},
  }
  return { asked, transport }
}

const ask = (
  transport: Transport,
  types: readonly RecordType[],
  settings: Readonly<Record<string, unknown>> = {},
  question: Partial<ExchangeQuestion> = {},
): Promise<ExchangeAnswer> => {
  const adapter = gpConnect as ExchangeAdapter
  return adapter.ask(
    {
      patient: NUMBER,
      types: types.map((type) => ({ type, from: undefined, to: undefined })),
      purpose: 'TREAT',
      organisation: undefined,
      signal: new AbortController().signal,
      deadline: performance.now() + 1_000,
      ...question,
    },
    { id: 'PRACTICE', endpoint: 'https://practice.example/gpconnect' } as Exchange,
    adapter.settings.parse({ ...GP_CONNECT_SETTINGS, ...settings }),
    transport,
  )
}

const parametersOf = (request: TransportRequest | undefined) =>
  (JSON.parse(request?.body ?? '{}') as { parameter: readonly { readonly name: string; readonly part?: unknown }[] })
    .parameter

const claimsOf = (request: TransportRequest | undefined) => {
  const parts = (request?.headers?.['authorization'] ?? '').replace('Bearer ', '').split('.')
  const [header, claims] = parts.slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
  return { header, claims, signature: parts[2], parts: parts.length }
}

describe('a question to a GP Connect exchange', () => {
  test.each([
    [['ALLERGY'], ['includeAllergies']],
    [['MEDICATION'], ['includeMedication']],
    [['CONDITION'], ['includeProblems']],
    [['IMMUNISATION'], ['includeImmunisations']],
    [['ENCOUNTER'], ['includeConsultations']],
    [['RESULT'], ['includeInvestigations']],
    [['OBSERVATION'], ['includeUncategorisedData', 'includeInvestigations']],
    [['REFERRAL'], ['includeReferrals', 'includeDiaryEntries']],
    [
      ['ALLERGY', 'CONDITION', 'PROCEDURE'],
      ['includeAllergies', 'includeProblems'],
    ],
  ] as const)('about %j asks for %j in one request, and for nothing else', async (types, areas) => {
    const { asked, transport } = saying({ body: bundle() })
    await ask(transport, types)
    expect(asked.map(({ method, path }) => [method, path])).toEqual([['POST', 'Patient/$gpc.getstructuredrecord']])
    expect(parametersOf(asked[0]).map(({ name }) => name)).toEqual(['patientNHSNumber', ...areas])
  })

  test('asks for allergies that have ended and for every issue of a medicine, and names no period', async () => {
    const { asked, transport } = saying({ body: bundle() })
    await ask(transport, ['ALLERGY', 'MEDICATION'])
    expect(parametersOf(asked[0])).toEqual([
      { name: 'patientNHSNumber', valueIdentifier: { system: NHS_NUMBER_SYSTEM, value: NUMBER } },
      { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
      { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
    ])
  })

  test('bears the headers of Spine, a trace of its own for each request, and the NHS number in no address', async () => {
    const { asked, transport } = saying({ body: bundle() })
    await ask(transport, ['ALLERGY', 'DOCUMENT'])
    expect(asked.map(({ headers }) => headers?.['Ssp-InteractionID'])).toEqual([
      'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
      'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
    ])
    for (const { headers } of asked) {
      expect(headers).toMatchObject({ 'Ssp-From': GP_CONNECT_SETTINGS.from, 'Ssp-To': GP_CONNECT_SETTINGS.to })
      expect(headers?.['Ssp-TraceID']).toMatch(/^[0-9a-f-]{36}$/)
    }
    expect(asked[0]?.headers?.['Ssp-TraceID']).not.toBe(asked[1]?.headers?.['Ssp-TraceID'])
    expect(asked.map(({ path }) => path).join()).not.toContain(NUMBER)
    expect(asked[1]?.path).toMatch(/^Patient\/p1\/DocumentReference\?/)
  })

  test('carries an unsigned token of five minutes that names the system, the organisation and the person who ask', async () => {
    const { asked, transport } = saying({ body: bundle() })
    await ask(
      transport,
      ['ALLERGY'],
      {},
      {
        organisation: parseOdsCode('RJ6'),
        requester: { subject: '555021935107', role: 'clinician', roleCode: 'R8000', name: 'Dr Ada Mary Okafor' },
      },
    )
    const { header, claims, signature, parts } = claimsOf(asked[0])
    expect([header, signature, parts]).toEqual([{ alg: 'none', typ: 'JWT' }, '', 3])
    expect(claims).toMatchObject({
      iss: 'https://exchange.example/token',
      sub: '555021935107',
      aud: 'https://practice.example/gpconnect',
      reason_for_request: 'directcare',
      requested_scope: 'patient/*.read',
      requesting_device: { resourceType: 'Device', model: 'Gateway' },
      requesting_organization: { resourceType: 'Organization', identifier: [{ system: ODS_SYSTEM, value: 'RJ6' }] },
      requesting_practitioner: {
        resourceType: 'Practitioner',
        id: '555021935107',
        name: [{ family: 'Okafor', given: ['Ada', 'Mary'], prefix: ['Dr'] }],
      },
    })
    expect(claims.exp - claims.iat).toBe(300)
    expect(Math.abs(claims.iat - Date.now() / 1_000)).toBeLessThan(60)
  })

  test('names our own organisation where a patient asks, and their number nowhere in its token', async () => {
    const { asked, transport } = saying({ body: bundle() })
    await ask(
      transport,
      ['ALLERGY'],
      { reasons: ['patientaccess'] },
      {
        purpose: 'PATRQT',
        requester: { subject: 'a-login', role: 'patient', roleCode: undefined, name: undefined },
      },
    )
    const { claims } = claimsOf(asked[0])
    expect(claims).toMatchObject({
      sub: 'a-login',
      reason_for_request: 'patientaccess',
      requesting_organization: { identifier: [{ value: 'QMJ' }], name: GP_CONNECT_SETTINGS.consumer.organisation.name },
      requesting_practitioner: {
        id: 'a-login',
        identifier: [{ value: 'UNK' }, { value: 'UNK' }, { value: 'a-login' }],
      },
    })
    expect(JSON.stringify(claims)).not.toContain(NUMBER)
  })

  test.each(['PATRQT', 'HRESCH', 'HOPERAT', 'PUBHLTH'] as const)(
    'for %s is refused and not sent where the exchange answers for direct care alone',
    async (purpose) => {
      const { asked, transport } = saying({ body: bundle() })
      const answer = await ask(transport, ['ALLERGY', 'PROCEDURE'], {}, { purpose })
      expect([...answer.types.values()].map(({ state }) => state)).toEqual([
        'REFUSED_BY_EXCHANGE',
        'REFUSED_BY_EXCHANGE',
      ])
      expect([asked.length, answer.requests]).toEqual([0, 0])
    },
  )

  test('about what GP Connect cannot carry is a failure, never an empty answer', async () => {
    const { asked, transport } = saying({ body: bundle(list(ALLERGIES, [])) })
    const answer = await ask(transport, ['PROCEDURE', 'ALERT', 'APPOINTMENT', 'CARE_PLAN', 'FAMILY_HISTORY'])
    expect([...answer.types.values()].every(({ state }) => state === 'FAILED')).toBe(true)
    expect(asked).toHaveLength(0)
  })

  test('about an area that the provider does not answer about is a failure, and of one it answers in part the list is not whole', async () => {
    const { transport } = saying({ body: bundle(list(RESULTS, [])) })
    const { types } = await ask(transport, ['REFERRAL', 'OBSERVATION'], { areas: ['includeInvestigations'] })
    expect(types.get('REFERRAL')?.state).toBe('FAILED')
    expect(types.get('OBSERVATION')).toMatchObject({ state: 'ANSWERED', incomplete: ['SOURCE_WARNING'] })
  })
})

describe('what a GP Connect exchange says instead of a record', () => {
  test.each([
    [404, outcome('PATIENT_NOT_FOUND', 'not-found'), 'ANSWERED'],
    [404, outcome('NO_RECORD_FOUND'), 'ANSWERED'],
    [200, outcome('PATIENT_NOT_FOUND'), 'ANSWERED'],
    [403, outcome('NO_PATIENT_CONSENT', 'forbidden'), 'REFUSED_BY_EXCHANGE'],
    [403, outcome('NO_ORGANISATION_CONSENT', 'forbidden'), 'REFUSED_BY_EXCHANGE'],
    [403, outcome('ACCESS_DENIED', 'forbidden'), 'REFUSED_BY_EXCHANGE'],
    [403, outcome('ACCESS DENIED', 'forbidden'), 'REFUSED_BY_EXCHANGE'],
    [200, outcome('NO_PATIENT_CONSENT'), 'REFUSED_BY_EXCHANGE'],
    [403, outcome(undefined, 'forbidden'), 'REFUSED_BY_EXCHANGE'],
    [401, '<html>Sign in</html>', 'REFUSED_BY_EXCHANGE'],
    [400, outcome('INVALID_NHS_NUMBER', 'value'), 'FAILED'],
    [400, outcome('INVALID_IDENTIFIER_SYSTEM', 'value'), 'FAILED'],
    [400, outcome('INVALID_IDENTIFIER_VALUE', 'value'), 'FAILED'],
    [400, outcome('INVALID_PATIENT_DEMOGRAPHICS', 'business-rule'), 'FAILED'],
    [404, outcome('ORGANISATION_NOT_FOUND', 'not-found'), 'FAILED'],
    [404, outcome('PRACTITIONER_NOT_FOUND', 'not-found'), 'FAILED'],
    [409, outcome('DUPLICATE_REJECTED', 'duplicate'), 'FAILED'],
    [422, outcome('INVALID_RESOURCE'), 'FAILED'],
    [422, outcome('INVALID_PARAMETER'), 'FAILED'],
    [422, outcome('REFERENCE_NOT_FOUND'), 'FAILED'],
    [404, outcome(undefined, 'not-found'), 'FAILED'],
    [404, '<html>Not here</html>', 'FAILED'],
    [200, { resourceType: 'OperationOutcome' }, 'FAILED'],
    [200, { resourceType: 'Bundle', entry: [] }, 'FAILED'],
  ] as const)('%i %j is %s', async (status, body, state) => {
    const { transport } = saying({ status, body })
    const answer = await ask(transport, ['ALLERGY'])
    expect(answer.types.get('ALLERGY')).toMatchObject({ state, tellings: [] })
    expect(answer.patients).toEqual([])
  })
})

describe('the Lists of a structured record', () => {
  const problems = async (...resources: readonly SourceResource[]) => {
    const { transport } = saying({ body: bundle(...resources) })
    return (await ask(transport, ['CONDITION', 'ALLERGY'])).types
  }
  const empty = list(ALLERGIES, [])

  test.each(['confidential-items', 'data-in-transit', 'data-awaiting-filing', 'a-code-of-tomorrow'])(
    'that warn of %s make the list they speak of incomplete, and no other',
    async (code) => {
      const types = await problems(empty, list(PROBLEMS, ['Condition/c'], warning(code)), condition('c'))
      expect(types.get('CONDITION')).toMatchObject({ state: 'ANSWERED', incomplete: ['SOURCE_WARNING'] })
      expect(types.get('CONDITION')?.tellings).toHaveLength(1)
      expect(types.get('ALLERGY')?.incomplete).toEqual([])
    },
  )

  test('warn in words too, where a provider states no code', async () => {
    const note = [
      {
        text: 'Patient record transfer not yet complete; any information recorded before 26-Feb-2010 has been excluded.',
      },
    ]
    const types = await problems(empty, list(PROBLEMS, ['Condition/c'], { note }), condition('c'))
    expect(types.get('CONDITION')?.incomplete).toEqual(['SOURCE_WARNING'])
  })

  test('that are empty because nothing was recorded are empty, and for any other reason incomplete', async () => {
    const because = (code: string) => ({ emptyReason: { coding: [{ code }] } })
    expect(
      (await problems(empty, list(PROBLEMS, [], because('no-content-recorded')))).get('CONDITION')?.incomplete,
    ).toEqual([])
    expect((await problems(empty, list(PROBLEMS, [], because('withheld')))).get('CONDITION')?.incomplete).toEqual([
      'SOURCE_WARNING',
    ])
  })

  test('leave the area unanswered that was asked for and has none', async () => {
    const types = await problems(empty)
    expect(types.get('CONDITION')).toMatchObject({ state: 'ANSWERED', incomplete: ['SOURCE_WARNING'], tellings: [] })
    expect(types.get('ALLERGY')?.incomplete).toEqual([])
  })

  test('of an unknown kind that warn make every list incomplete', async () => {
    const types = await problems(empty, list(PROBLEMS, []), list('1', [], warning('confidential-items')))
    expect([...types.values()].map(({ incomplete }) => incomplete)).toEqual([['SOURCE_WARNING'], ['SOURCE_WARNING']])
  })

  test('that name what did not come make their list incomplete', async () => {
    const types = await problems(empty, list(PROBLEMS, ['Condition/c', 'Condition/gone']), condition('c'))
    expect(types.get('CONDITION')?.incomplete).toEqual(['UNREADABLE_RECORD'])
  })

  test('lay their own label on whatever they list, through the lists among it', async () => {
    const security = [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }]
    const types = await problems(
      empty,
      list(PROBLEMS, ['Condition/c', 'Condition/d']),
      list('325851000000107', ['List/topic'], { id: 'whole', meta: { security } }),
      list('25851000000105', ['List/whole', 'Condition/c'], { id: 'topic' }),
      condition('c'),
      condition('d'),
    )
    expect(
      types.get('CONDITION')?.tellings.map(({ content }) => content.confidentiality.map(({ code }) => code)),
    ).toEqual([['NOPAT'], []])
  })

  test('that contain a record have it told as it stands there', async () => {
    const ended = {
      resourceType: 'AllergyIntolerance',
      id: 'e',
      patient: of,
      clinicalStatus: 'resolved',
      code: { text: 'Latex' },
    }
    const types = await problems(empty, list(PROBLEMS, []), list('1103671000000101', ['#e'], { contained: [ended] }))
    expect(types.get('ALLERGY')).toMatchObject({
      incomplete: [],
      tellings: [{ sourceId: 'AllergyIntolerance/e', original: ended }],
    })
  })
})

describe('whose a record is', () => {
  test('is the practice’s that keeps the patient’s record, unless it states another controller', async () => {
    const other = { resourceType: 'Organization', id: 'o2', identifier: [{ system: ODS_SYSTEM, value: 'RJ6' }] }
    const { transport } = saying({
      body: bundle(
        other,
        list(PROBLEMS, []),
        condition('c'),
        condition('d', { custodian: { reference: 'Organization/o2' } }),
      ),
    })
    const { types } = await ask(transport, ['CONDITION'])
    expect(types.get('CONDITION')?.tellings.map(({ custodian }) => custodian)).toEqual(['A82038', 'RJ6'])
  })

  test('another’s among the records is not told, and states a stranger', async () => {
    const { transport } = saying({
      body: bundle(list(PROBLEMS, []), condition('c', { subject: { reference: 'Patient/p2' } })),
    })
    const { types, patients } = await ask(transport, ['CONDITION'])
    expect(types.get('CONDITION')?.tellings).toEqual([])
    expect(patients.map(({ nhsNumbers }) => nhsNumbers)).toEqual([[NUMBER], []])
  })

  test('is told of the one under the number asked for, where a Bundle holds two patients: both are stated', async () => {
    const second = {
      resourceType: 'Patient',
      id: 'p2',
      identifier: [{ system: NHS_NUMBER_SYSTEM, value: testNhsNumber(2) }],
    }
    const { transport } = saying({
      body: bundle(
        second,
        list(PROBLEMS, []),
        condition('c'),
        condition('d', { subject: { reference: 'Patient/p2' } }),
      ),
    })
    const { types, patients } = await ask(transport, ['CONDITION'])
    expect(types.get('CONDITION')?.tellings.map(({ sourceId }) => sourceId)).toEqual(['Condition/c'])
    expect(patients.map(({ nhsNumbers }) => nhsNumbers).slice(0, 2)).toEqual([[NUMBER], [testNhsNumber(2)]])
  })
})

describe('documents', () => {
  const letter = (id: string): SourceResource => ({
    resourceType: 'DocumentReference',
    id,
    subject: of,
    status: 'current',
    created: '2020-02-03',
    content: [{ attachment: { title: 'Letter' } }],
  })
  const found = (...resources: readonly SourceResource[]): SourceResource => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  })

  test('alone are found by the id of a record without any clinical area', async () => {
    const { asked, transport } = saying({ body: bundle() }, { body: found(PATIENT, PRACTICE, letter('l')) })
    const answer = await ask(transport, ['DOCUMENT'], { documentsPath: 'documents', structuredPath: 'structured/' })
    expect(parametersOf(asked[0]).map(({ name }) => name)).toEqual(['patientNHSNumber'])
    expect(asked.map(({ path }) => path.split('?')[0])).toEqual([
      'structured/Patient/$gpc.getstructuredrecord',
      'documents/Patient/p1/DocumentReference',
    ])
    expect(answer.types.get('DOCUMENT')).toMatchObject({
      state: 'ANSWERED',
      incomplete: [],
      tellings: [{ sourceId: 'DocumentReference/l', custodian: 'A82038', content: { date: '2020-02-03' } }],
    })
  })

  test('are found by the standard’s own search where the exchange wants it so: the number then stands in the address', async () => {
    const { asked, transport } = saying({ body: found(PATIENT) }, { body: found(PATIENT, letter('l')) })
    const answer = await ask(transport, ['DOCUMENT'], { findPatient: 'search' })
    expect(asked[0]).toMatchObject({ method: 'GET', path: expect.stringContaining(NUMBER) })
    expect(answer.types.get('DOCUMENT')?.tellings).toHaveLength(1)
  })

  test('that came without their patient are told, since the patient is known', async () => {
    const { transport } = saying({ body: bundle() }, { body: found(letter('l')) })
    expect((await ask(transport, ['DOCUMENT'])).types.get('DOCUMENT')?.tellings).toHaveLength(1)
  })

  test.each([
    ['none', { body: found() }, 'ANSWERED', []],
    [
      'more than one page',
      { body: { ...found(PATIENT, letter('l')), link: [{ relation: 'next', url: 'https://elsewhere.example/' }] } },
      'ANSWERED',
      ['PAGE_LIMIT'],
    ],
    ['nobody of that id', { status: 404, body: outcome('PATIENT_NOT_FOUND') }, 'FAILED', []],
    ['a refusal', { status: 403, body: outcome('ACCESS_DENIED') }, 'REFUSED_BY_EXCHANGE', []],
  ] as const)('where the search finds %s', async (_, said, state, incomplete) => {
    const { asked, transport } = saying({ body: bundle(list(ALLERGIES, [])) }, said)
    const { types } = await ask(transport, ['ALLERGY', 'DOCUMENT'])
    expect(types.get('DOCUMENT')).toMatchObject({ state, incomplete })
    expect(types.get('ALLERGY')).toMatchObject({ state: 'ANSWERED', incomplete: [] })
    expect(asked).toHaveLength(2)
  })
})

test('a questionnaire with an answer of its own makes observations incomplete: it is told nowhere else', async () => {
  const answers = (answer: SourceResource) => ({
    resourceType: 'QuestionnaireResponse',
    id: 'q',
    item: [{ item: [{ answer: [answer] }] }],
  })
  const observed = async (answer: SourceResource) => {
    const { transport } = saying({ body: bundle(list('826501000000100', []), list(RESULTS, []), answers(answer)) })
    return (await ask(transport, ['OBSERVATION'])).types.get('OBSERVATION')?.incomplete
  }
  expect(await observed({ valueString: 'sometimes' })).toEqual(['UNREADABLE_RECORD'])
  expect(await observed({ valueReference: { reference: 'Observation/1' } })).toEqual([])
})

test.each([
  ['an unknown setting', { surprise: true }],
  ['an id that is none', { from: '12' }],
  ['no consumer', { consumer: undefined }],
])('settings with %s are refused', (_, wrong) => {
  expect(gpConnect.settings.safeParse({ ...GP_CONNECT_SETTINGS, ...wrong }).success).toBe(false)
})

describe('a document that is fetched', () => {
  const telling = (attachment: SourceResource) =>
    ({ original: { resourceType: 'DocumentReference', id: 'l', content: [{ attachment }] } }) as unknown as Telling
  const fetching = async (
    attachment: SourceResource,
    { status = 200, body = '' }: { readonly status?: number; readonly body?: string } = {},
    settings: Readonly<Record<string, unknown>> = {},
    purpose: ExchangeQuestion['purpose'] = 'TREAT',
  ) => {
    const asked: TransportRequest[] = []
    const transport: Transport = {
      ...saying({ body: '' }).transport,
      stream: async (_exchange, request) => {
        asked.push(request)
        return {
          ok: true,
          status,
          contentType: 'application/fhir+json',
          headers: {},
          body: Readable.from([Buffer.from(body)]),
        }
      },
    }
    const came = await gpConnect.retrieve?.(
      {
        patient: NUMBER,
        telling: telling(attachment),
        purpose,
        organisation: undefined,
        signal: new AbortController().signal,
        deadline: performance.now() + 1_000,
      },
      {
        endpoint: 'https://practice.example/gpconnect',
        limits: { concurrency: 1, maxBodyBytes: 1_000_000 },
      } as Exchange,
      gpConnect.settings.parse({ ...GP_CONNECT_SETTINGS, documentsPath: 'documents', ...settings }),
      transport,
    )
    return { came, asked }
  }
  const elsewhere = {
    url: 'https://provider.example/A82038/STU3/1/GPConnect/Documents/Binary/4C90',
    contentType: 'application/msword',
  }

  test('is asked for by its id at the documents service, whatever base its address has, and told as its bytes', async () => {
    const content = Buffer.from('a letter').toString('base64')
    const { came, asked } = await fetching(elsewhere, {
      body: JSON.stringify({ resourceType: 'Binary', contentType: 'application/msword', content }),
    })
    expect(asked.map(({ method, path }) => [method, path])).toEqual([['GET', 'documents/Binary/4C90']])
    expect(asked[0]?.headers?.['Ssp-InteractionID']).toBe(
      'urn:nhs:names:services:gpconnect:documents:fhir:rest:read:binary-1',
    )
    if (came?.state !== 'ANSWERED') throw new Error(`it is ${came?.state}`)
    expect(came.contentType).toBe('application/msword')
    const bytes: Uint8Array[] = []
    for await (const piece of came.body) bytes.push(piece)
    expect(Buffer.concat(bytes).toString()).toBe('a letter')
  })

  test.each([
    ['without an address', {}, {}, 'NOT_THERE', 0],
    ['at an address of no Binary', { url: 'https://provider.example/letter.pdf' }, {}, 'NOT_THERE', 0],
    ['that the provider does not know', elsewhere, { status: 404 }, 'NOT_THERE', 1],
    ['that is refused', elsewhere, { status: 403 }, 'REFUSED_BY_EXCHANGE', 1],
    ['that comes as something else', elsewhere, { body: '{"resourceType":"Patient"}' }, 'FAILED', 1],
  ] as const)('%s is not handed over', async (_, attachment, said, state, requests) => {
    const { came, asked } = await fetching(attachment, said)
    expect([came?.state, asked.length]).toEqual([state, requests])
  })

  test('for a reason that the exchange does not accept is not asked for', async () => {
    const { came, asked } = await fetching(elsewhere, {}, {}, 'PATRQT')
    expect([came?.state, asked.length]).toEqual(['REFUSED_BY_EXCHANGE', 0])
  })
})
