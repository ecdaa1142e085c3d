import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { iheMhd } from '../../adapters/ihe-mhd/ihe-mhd.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM } from '../../schema/model/ods-code.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { type Heard, serve } from './serve.ts'
import { testNhsNumber } from './synthea.ts'

const CORPUS = '../shared/corpora/ihe-fhir-compiled/mhd'
const patient = testNhsNumber(1)

const json = (resource: object, status = 200) => ({
  status,
  contentType: 'application/fhir+json',
  body: Buffer.from(JSON.stringify(resource)),
})

const bundle = (...entries: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: entries.length,
  entry: entries.map((resource) => ({ resource, search: { mode: 'match' } })),
})

const person = (id: string, nhsNumber: string): SourceResource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: NHS_NUMBER_SYSTEM, value: nhsNumber }],
  name: [{ family: 'Okafor' }],
  birthDate: '1950-02-03',
})

const found = { Patient: () => json(bundle(person('p1', patient))) }

type Said = { readonly status: number; readonly contentType: string; readonly body: Buffer }

/** Asks a responder that holds this; every request is answered by `answers`, by the beginning of its path. */
const asked = async (
  types: readonly RecordType[],
  answers: Readonly<Record<string, (heard: Heard) => Said>>,
  settings: object = {},
): Promise<ExchangeAnswer & { readonly heard: readonly string[]; readonly retrieved: string | undefined }> => {
  const heard: string[] = []
  const served = await serve((request) => {
    const path = request.url.replace(/^\/fhir\//, '')
    heard.push(`${path} ${request.body}`.trim())
    const found = Object.entries(answers).find(([begins]) => path.startsWith(begins))
    return found === undefined ? json({ resourceType: 'OperationOutcome', issue: [] }, 404) : found[1](request)
  })
  const transport = createTransport({ backoffMs: 1 })
  const exchange: Exchange = {
    id: 'RESPONDER' as Exchange['id'],
    name: 'A responder',
    area: 'Nowhere',
    protocol: 'IHE_MHD',
    endpoint: `${served.origin}/fhir`,
    members: [],
    recordTypes: [],
    defaultController: undefined,
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 4, maxBodyBytes: 1024 * 1024 },
    settings,
  }
  const parsed = iheMhd.settings.parse(settings)
  const asker = {
    patient,
    purpose: 'TREAT',
    organisation: undefined,
    signal: new AbortController().signal,
    deadline: performance.now() + 20_000,
  } as const
  try {
    const question = { ...asker, types: types.map((type) => ({ type, from: undefined, to: undefined })) }
    const answer = await iheMhd.ask(question, exchange, parsed, transport)
    const telling = answer.types.get('DOCUMENT')?.tellings[0]
    const came = telling && (await iheMhd.retrieve?.({ ...asker, telling }, exchange, parsed, transport))
    if (came?.state === 'ANSWERED') came.body.destroy()
    return { ...answer, heard, retrieved: came?.state }
  } finally {
    await transport.close()
    await served.close()
  }
}

const read = (name: string): SourceResource => JSON.parse(readFileSync(`${CORPUS}/${name}`, 'utf8'))

describe.skipIf(!existsSync(CORPUS))('the compiled examples', () => {
  test('of an answer to Find Document References are told as documents (ITI-67)', async () => {
    const example = read('Bundle-FindDocumentReferences.json')
    const entries = example['entry'] as readonly { readonly resource: SourceResource }[]
    const answer = await asked(
      ['DOCUMENT'],
      {
        Patient: () => json(bundle(person('FranzMusterNeedsAbsoluteUrl', patient))),
        DocumentReference: () => json(example),
      },
      { patientBases: ['http://example.org'] },
    )
    const list = answer.types.get('DOCUMENT')
    expect([list?.state, list?.incomplete]).toEqual(['ANSWERED', []])
    expect(list?.tellings.map(({ original }) => original)).toEqual(entries.map(({ resource }) => resource))
  })

  test('of entries that do not say whose they are are told to nobody, and the list is not whole', async () => {
    const answer = await asked(['DOCUMENT'], {
      ...found,
      DocumentReference: () => json(read('Bundle-ex-findDocumentReferencesResponse.json')),
    })
    expect(answer.types.get('DOCUMENT')).toEqual({
      state: 'ANSWERED',
      tellings: [],
      incomplete: ['UNREADABLE_RECORD'],
    })
  })

  test('of document entries are each read, one by one', async () => {
    const examples = readdirSync(CORPUS).filter((name) => name.startsWith('DocumentReference-ex'))
    expect(examples.length).toBeGreaterThan(8)
    for (const name of examples) {
      const { subject: _anybody, contained: _anybodys, ...entry } = read(name)
      const listed = { ...entry, subject: { reference: 'Patient/p1' } }
      const answer = await asked(['DOCUMENT'], {
        Patient: () => json(bundle(person('p1', patient))),
        DocumentReference: () => json(bundle(listed)),
      })
      const tellings = answer.types.get('DOCUMENT')?.tellings
      expect(
        tellings?.map(({ sourceId, original }) => [sourceId, original]),
        name,
      ).toEqual([[`DocumentReference/${entry['id']}`, listed]])
    }
  })
})

const entry = (id: string, attachment: object, more: object = {}) => ({
  resourceType: 'DocumentReference',
  id,
  meta: { tag: [{ system: ODS_SYSTEM, code: 'RJ6' }] },
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { coding: [{ system: 'http://loinc.org', code: '34133-9' }] },
  securityLabel: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] }],
  content: [{ attachment }],
  ...more,
})

const fhirDocument = (of: SourceResource) => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: [
    { fullUrl: 'urn:uuid:c', resource: { resourceType: 'Composition', subject: { reference: 'urn:uuid:p' } } },
    { fullUrl: 'urn:uuid:p', resource: of },
    {
      fullUrl: 'urn:uuid:a',
      resource: {
        resourceType: 'AllergyIntolerance',
        id: 'a',
        patient: { reference: 'urn:uuid:p' },
        code: { text: 'Penicillin' },
      },
    },
  ],
})

const inJson = { contentType: 'application/fhir+json', url: 'Binary/1', creation: '2026-01-01' }
describe('records', () => {
  test('are those of a FHIR document, under its entry’s custodian and confidentiality', async () => {
    const answer = await asked(['ALLERGY', 'CONDITION'], {
      ...found,
      DocumentReference: () => json(bundle(entry('1', inJson))),
      Binary: () => json(fhirDocument(person('other-id', patient))),
    })
    const [allergy, ...more] = answer.types.get('ALLERGY')?.tellings ?? []
    expect(more).toEqual([])
    expect([allergy?.sourceId, allergy?.custodian, allergy?.content.concept.text]).toEqual([
      'AllergyIntolerance/a',
      'RJ6',
      'Penicillin',
    ])
    expect(allergy?.content.confidentiality.map(({ code }) => code)).toEqual(['R'])
    expect(answer.types.get('CONDITION')).toEqual({ state: 'ANSWERED', tellings: [], incomplete: [] })
  })

  test('are those of the newest summary of a kind, and of nothing else', async () => {
    const answer = await asked(['ALLERGY'], {
      ...found,
      DocumentReference: () =>
        json(
          bundle(
            entry('old', { ...inJson, url: 'Binary/old', size: 1 }, { date: '2020-01-01' }),
            entry('new', { ...inJson, url: 'Binary/new', size: 1 }, { date: '2026-01-01' }),
            entry('gone', { ...inJson, url: 'Binary/gone', size: 1 }, { date: '2027-01-01', status: 'superseded' }),
            entry('letter', { ...inJson, url: 'Binary/letter' }, { type: { text: 'Letter' } }),
          ),
        ),
      Binary: () => json(fhirDocument(person('other-id', patient))),
    })
    expect(answer.heard.filter((one) => one.startsWith('Binary'))).toEqual(['Binary/new'])
    expect(answer.heard.some((one) => one.startsWith('DocumentReference') && one.includes('type='))).toBe(true)
    expect(answer.types.get('ALLERGY')?.tellings).toHaveLength(1)
  })

  test('of a document about somebody else are not told, and that somebody is', async () => {
    const answer = await asked(['ALLERGY'], {
      ...found,
      DocumentReference: () => json(bundle(entry('1', inJson))),
      Binary: () => json(fhirDocument(person('p9', testNhsNumber(9)))),
    })
    expect(answer.types.get('ALLERGY')?.tellings).toEqual([])
    expect(answer.patients.map(({ nhsNumbers }) => nhsNumbers)).toEqual([[patient], [testNhsNumber(9)]])
  })

  test('of a document outside the endpoint are not fetched, and the list is not whole', async () => {
    const answer = await asked(['ALLERGY'], {
      ...found,
      DocumentReference: () => json(bundle(entry('1', { ...inJson, url: 'http://127.0.0.1:9/Binary/1' }))),
    })
    expect(answer.heard).toHaveLength(2)
    expect(answer.types.get('ALLERGY')?.incomplete).toEqual(['UNREADABLE_RECORD'])
  })
})

test('a document whose source names somebody else is told to nobody', async () => {
  const contained = [{ ...person('in', testNhsNumber(9)) }]
  const answer = await asked(['DOCUMENT'], {
    ...found,
    DocumentReference: () => json(bundle(entry('1', { ...inJson, size: 1 }, { contained }))),
  })
  expect(answer.types.get('DOCUMENT')?.tellings).toEqual([])
  expect(answer.patients.some(({ nhsNumbers }) => nhsNumbers.includes(testNhsNumber(9)))).toBe(true)
})

test('a document is retrieved from where its entry says, within the endpoint (ITI-68)', async () => {
  const listing = (url: string) => () => json(bundle(entry('1', { contentType: 'application/pdf', url, size: 4 })))
  const within = await asked(['DOCUMENT'], {
    ...found,
    DocumentReference: listing('Binary/1'),
    Binary: () => ({ status: 200, contentType: 'application/pdf', body: Buffer.from('%PDF') }),
  })
  expect(within.retrieved).toBe('ANSWERED')
  const elsewhere = await asked(['DOCUMENT'], { ...found, DocumentReference: listing('http://127.0.0.1:9/1') })
  expect(elsewhere.retrieved).toBe('NOT_THERE')
})
