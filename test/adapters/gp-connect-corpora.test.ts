import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { readerOf } from '../../adapters/fhir/read-record.ts'
import { gpConnect } from '../../adapters/gp-connect/gp-connect.ts'
import { READERS } from '../../adapters/gp-connect/readers.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import { guardIdentity } from '../../gateway/disclosure/identity-guard.ts'
import { classify } from '../../policies/classify.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { askOne } from './ask-one.ts'
import { haveGpConnectCorpora, readCorpusFile, readGpConnectBundles, resourcesIn } from './gp-connect-corpora.ts'
import { GP_CONNECT_SETTINGS, GP_TYPES } from './gp-connect-settings.ts'
import { testNhsNumber } from './synthea.ts'

if (!haveGpConnectCorpora) console.log('the GP Connect corpora are not here: they are skipped')

/** Why a resource is no record of its own; each reason is checked below for every resource it is given for. */
const BESIDE: Readonly<Record<string, string>> = {
  Patient: 'whose the record is',
  List: 'container: what it lists came, and is told for itself',
  Medication: 'the medicine of a record that refers to it',
  Specimen: 'of the report or the value that refers to it',
  QuestionnaireResponse: 'groups observations that are told for themselves',
  Organization: 'who and where',
  Practitioner: 'who and where',
  PractitionerRole: 'who and where',
  Location: 'who and where',
  HealthcareService: 'who and where',
}

const referencesIn = (value: unknown, found: Set<string> = new Set()): Set<string> => {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found)
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) {
      if (name === 'reference' && typeof part === 'string') found.add(part)
      else referencesIn(part, found)
    }
  return found
}

const COLUMNS = ['in', 'told', 'again', 'another', 'unstated', 'beside'] as const
/** Of one type: resources in; records told; told before; another person's, or of nobody stated, and so not told; and what is no record of its own. */
type Counts = Record<(typeof COLUMNS)[number], number>
const NONE: Counts = { in: 0, told: 0, again: 0, another: 0, unstated: 0, beside: 0 }

/** Lists of this provider say in place of an item that it does not support it, and one specimen is of no report that came. */
const LISTS_WHAT_IT_LACKS = /969093728[67]\.structuredRecord/
/** Files that hold records of another person, under an id of theirs, or records that do not say whose they are. */
const NOT_OURS: Readonly<Record<string, { readonly another: number; readonly unstated: number }>> = {
  'gpconnect-consumer-testdata/v1.5.0/Consolidated_Allergies_Test_Record_v0_1.json': { another: 3, unstated: 0 },
  'gpconnect-uat-records/provider-stubs/9690937286.structuredRecord.json.gz': { another: 27, unstated: 1 },
  'gpconnect-uat-records/provider-stubs/9690937287.structuredRecord.json.gz': { another: 1, unstated: 1 },
}

const patientOf = (resource: SourceResource): unknown =>
  ((resource['patient'] ?? resource['subject']) as { reference?: string } | undefined)?.reference

/** The items a container names: not the encounter it belongs to. */
const itemsOf = (resource: SourceResource): Set<string> =>
  referencesIn(
    resource['resourceType'] === 'List'
      ? ((resource['entry'] ?? []) as { item?: unknown }[]).map(({ item }) => item)
      : resource['item'],
  )

/** A provider that answers whatever is asked with one body, and knows of no document beside it. */
const startOneBody = async (): Promise<{
  server: Server
  endpoint: string
  serve(record: Buffer, documents?: Buffer): void
}> => {
  let record: Buffer = Buffer.alloc(0)
  let documents: Buffer | undefined
  const none = Buffer.from('{"resourceType":"Bundle","type":"searchset"}')
  const server = createServer((request, response) => {
    request.resume()
    const body = request.method === 'POST' ? record : (documents ?? none)
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': body.length }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    serve: (next, along) => {
      record = next
      documents = along
    },
  }
}

describe.skipIf(!haveGpConnectCorpora)('the GP Connect records that others wrote', () => {
  const bundles = haveGpConnectCorpora ? readGpConnectBundles() : []
  let provider: Awaited<ReturnType<typeof startOneBody>>
  let transport: Transport

  beforeAll(async () => {
    provider = await startOneBody()
    transport = createTransport()
  })
  afterAll(async () => {
    await transport.close()
    provider.server.close()
  })

  const ask = (patient: NhsNumber): Promise<ExchangeAnswer> =>
    askOne({
      adapter: gpConnect as ExchangeAdapter,
      endpoint: provider.endpoint,
      transport,
      settings: GP_CONNECT_SETTINGS,
      patient,
      types: GP_TYPES,
    })

  /** Asks for a Bundle: a structured record is the answer itself, a search for documents comes after a record that holds only the patient. */
  const read = async (json: SourceResource, bytes: Buffer): Promise<ExchangeAnswer> => {
    const patient = resourcesIn(json).find(({ resourceType }) => resourceType === 'Patient')
    if (json['type'] === 'searchset' && patient !== undefined)
      provider.serve(
        Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] })),
        bytes,
      )
    else provider.serve(bytes)
    const stated = (patient?.['identifier'] as { system: string; value: string }[] | undefined)?.find(
      ({ system }) => system === NHS_NUMBER_SYSTEM,
    )
    return ask(parseNhsNumber(stated?.value ?? '') ?? testNhsNumber(1))
  }

  test('are twenty-eight of patients, and one of a device, which is no record of anybody', () => {
    expect(
      bundles.filter(({ json }) => resourcesIn(json).some(({ resourceType }) => resourceType === 'Patient')),
    ).toHaveLength(28)
    expect(bundles.map(({ name }) => name).filter((name) => name.includes('sdsDevice'))).toHaveLength(1)
  })

  test.each(bundles.map(({ name, json, bytes }) => [name, json, bytes] as const))(
    '%s: every resource is told, or part of what is told, or known for what it is',
    async (name, json, bytes) => {
      const answer = await read(json, bytes)
      const resources = resourcesIn(json)
      if (name.includes('sdsDevice')) {
        expect(
          [...answer.types.values()].every(({ state, tellings }) => state === 'FAILED' && tellings.length === 0),
        ).toBe(true)
        return
      }
      const own = `Patient/${resources.find(({ resourceType }) => resourceType === 'Patient')?.['id']}`
      const told = new Map<string, Telling>()
      for (const { state, tellings } of answer.types.values()) {
        expect(state).toBe('ANSWERED')
        for (const telling of tellings) {
          expect(told.has(telling.sourceId), `${telling.sourceId} is told once`).toBe(false)
          expect(patientOf(telling.original)).toBe(own)
          told.set(telling.sourceId, telling)
        }
      }
      const rows = new Map<string, Counts>()
      const row = (type: string) => {
        const found = rows.get(type) ?? { ...NONE }
        rows.set(type, found)
        return found
      }
      const keys = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`))
      const contained = resources.flatMap((resource) =>
        resource.resourceType === 'List' ? ((resource['contained'] ?? []) as typeof resources) : [],
      )
      const referred = referencesIn(resources.filter(({ resourceType }) => resourceType !== 'List'))
      const seen = new Set<string>()
      for (const resource of [...resources, ...contained]) {
        const type = resource.resourceType
        const key = `${type}/${resource['id']}`
        const counts = row(type)
        counts.in++
        if (readerOf(type, READERS) !== undefined) {
          // One that came twice is one record; what is shown is what came first.
          if (patientOf(resource) !== own) {
            counts[patientOf(resource) === undefined ? 'unstated' : 'another']++
            continue
          }
          if (seen.has(key)) counts.again++
          else {
            expect(told.get(key)?.original, `${key} is told as it was sent`).toEqual(resource)
            counts.told++
          }
          seen.add(key)
          continue
        }
        expect(BESIDE, `${key} is of a type that is known`).toHaveProperty(type)
        counts.beside++
        if (type === 'Medication' || type === 'Specimen')
          expect(
            referred.has(key) || (key.startsWith('Specimen/') && LISTS_WHAT_IT_LACKS.test(name)),
            `${key} belongs to a record`,
          ).toBe(true)
        if (type === 'QuestionnaireResponse' || type === 'List') {
          for (const reference of itemsOf(resource)) {
            const here = reference.startsWith('#') || keys.has(reference)
            expect(here || LISTS_WHAT_IT_LACKS.test(name), `${reference}, which ${key} names, came`).toBe(true)
          }
        }
      }
      expect(seen).toEqual(new Set(told.keys()))
      // A stranger among its patients quarantines the whole answer; what does not say whose it is makes its list incomplete.
      const { another = 0, unstated = 0 } = NOT_OURS[name] ?? {}
      expect(answer.patients.some(({ nhsNumbers }) => nhsNumbers.length === 0)).toBe(another > 0)
      expect(answer.types.get('OBSERVATION')?.incomplete.includes('UNREADABLE_RECORD')).toBe(unstated > 0)
      const total = { ...NONE }
      for (const counts of rows.values()) {
        expect(counts.told + counts.again + counts.another + counts.unstated + counts.beside).toBe(counts.in)
        for (const column of COLUMNS) total[column] += counts[column]
      }
      expect([total.another, total.unstated]).toEqual([another, unstated])
      const line = (type: string, counts: Counts, why = '') =>
        `${type.padEnd(24)}${COLUMNS.map((column) => String(counts[column]).padStart(8)).join('')}  ${why}`
      console.log(
        [
          `${name}`,
          `${''.padEnd(24)}${COLUMNS.map((column) => column.padStart(8)).join('')}`,
          ...[...rows].map(([type, counts]) => line(type, counts, BESIDE[type])),
          line('all', total),
          `incomplete: ${
            [...answer.types]
              .map(([type, { incomplete }]) => (incomplete.length === 0 ? '' : `${type} ${incomplete.join('+')}`))
              .filter(Boolean)
              .join(', ') || 'nothing'
          }`,
        ].join('\n'),
      )
    },
  )

  const whole = (name: string): Promise<ExchangeAnswer> => {
    const file = readCorpusFile(`gpconnect-uat-records/tc7-2021-06/${name}`)
    if (file === undefined) throw new Error(`not here: ${name}`)
    return read(file.json, file.bytes)
  }
  const consumer = (name: string): Promise<ExchangeAnswer> => {
    const file = readCorpusFile(`gpconnect-consumer-testdata/v1.5.0/${name}`)
    if (file === undefined) throw new Error(`not here: ${name}`)
    return read(file.json, file.bytes)
  }
  const tellingsOf = (answer: ExchangeAnswer, type: RecordType): readonly Telling[] =>
    answer.types.get(type)?.tellings ?? []

  test('whose number was blanked to one that fails its check digit are stated as they state it, and quarantined', async () => {
    const file = readCorpusFile('gpconnect-uat-records/tc7-2021-06/9465699918_Magre_full_20210602.json.gz')
    const asked = parseNhsNumber('9465699918')
    if (file === undefined || asked === undefined) throw new Error('not here')
    provider.serve(file.bytes)
    const { patients } = await ask(asked)
    expect(patients).toMatchObject([{ nhsNumbers: ['1234567890'], birthDate: '2015-05-06', family: ['Magre'] }])
    expect(patients).toHaveLength(1)
    expect(guardIdentity(patients, asked, { state: 'UNAVAILABLE' })).toBe('QUARANTINE')
  })

  test.each([
    // Confidential items and a transfer under way: stated of each list by itself.
    ['9465699918_Magre_full_20210602.json.gz', 'MEDICATION', ['SOURCE_WARNING']],
    ['9465701483_Dougill_full_20210602.json.gz', 'IMMUNISATION', []],
  ] as const)('%s: of %s something was left out by the source’s own warning: %j', async (name, type, incomplete) => {
    expect((await whole(name)).types.get(type)?.incomplete).toEqual(incomplete)
  })

  test('tell an allergy that has ended with its end, though it stands inside a List', async () => {
    const ended = tellingsOf(await consumer('Consolidated_Allergies_Test_Record_v0_1.json'), 'ALLERGY').filter(
      ({ content }) => content.endDate !== null,
    )
    expect(
      ended.map(({ sourceId, content }) => [sourceId, content.status, content.endDate, content.notes.at(-1)]),
    ).toEqual([
      [
        'AllergyIntolerance/b000000000000000_d50c000000000000',
        'resolved',
        '2007-01-01T00:00:00Z',
        'Ended: No information available',
      ],
      [
        'AllergyIntolerance/b000000000000000_250c000000000000',
        'resolved',
        '2011-09-02T00:00:00+01:00',
        'Ended: No information available',
      ],
    ])
  })

  test('tell a vaccination by what was done, where the vaccine’s own code is unknown, and when it was written down', async () => {
    const told = tellingsOf(await consumer('Immunisations_Consumer_Data_File_V2.json'), 'IMMUNISATION').find(
      ({ sourceId }) => sourceId === 'Immunization/9569AEF5-9527-4F6A-8EFB-417D0AB3E6B6',
    )
    expect(told?.content).toMatchObject({
      concept: { codings: [{ system: 'http://snomed.info/sct', code: '414259000' }] },
      date: '2020-11-02',
      recordedDate: '2020-11-18T13:56:52.87+00:00',
      lotNumber: 'batch001',
    })
  })

  test('tell of a medicine that it was stopped and why, what was authorised and what was issued under it', async () => {
    const told = tellingsOf(await whole('9465698490_Daniels_full_20210602.json.gz'), 'MEDICATION')
    expect(
      new Set(
        told.map(({ content }) =>
          'kind' in content && 'intent' in content ? `${content.kind} ${content.intent}` : '',
        ),
      ),
    ).toEqual(new Set(['STATEMENT null', 'REQUEST plan', 'REQUEST order']))
    const stopped = told.find(({ sourceId }) => sourceId === 'MedicationRequest/C3DE337C-18BE-4379-9EE8-38683327B53A')
    expect(stopped?.content.notes).toEqual([
      'Prescription type: Acute',
      'Status stopped since 2010-08-09: Adverse reaction to Prednisolone (Fat, John said)',
    ])
    expect(stopped?.content.concept.codings.length).toBeGreaterThan(0)
    expect(stopped?.dates).toContain('2010-08-09T14:27:58.233+01:00')
  })

  test('tell a problem with its significance, and every record as the practice’s that keeps it', async () => {
    const answer = await consumer('Problems_ConsumerData_v0_2.json.gz')
    const significances = tellingsOf(answer, 'CONDITION').flatMap(({ content }) =>
      'categories' in content
        ? content.categories.flatMap((category) => (typeof category === 'string' ? [] : [category.text]))
        : [],
    )
    expect(significances).toEqual(expect.arrayContaining(['Significance: major', 'Significance: minor']))
    for (const { tellings } of answer.types.values())
      for (const { custodian } of tellings) expect(custodian).toBe('A82038')
  })

  test.each([
    ['example-document-reference-resource-with-nopat-security-15.json', 'DOCUMENT', true],
    ['example-document-reference-resource-with-nopat-security-label-16.json', 'DOCUMENT', true],
    ['example-observation-resource-with-nopat.json', 'OBSERVATION', true],
    ['input-encounter-with-nopat.json', 'ENCOUNTER', true],
    // Its words say so and its code does not: a label that is not known restricts, and is no word of the patient.
    ['example-document-reference-resource-with-nopat-security-label-17.json', 'DOCUMENT', false],
  ] as const)('%s is labelled as not for the patient, as policy knows the label', async (name, type, notForPatient) => {
    const file = readCorpusFile(`gpconnect-uat-records/redaction/${name}`)
    const labelled = { ...file?.json, subject: { reference: 'Patient/1' } }
    const patient = {
      resourceType: 'Patient',
      id: '1',
      identifier: [{ system: NHS_NUMBER_SYSTEM, value: testNhsNumber(1) }],
    }
    provider.serve(
      Buffer.from(JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient }, { resource: labelled }] })),
    )
    const [told] = tellingsOf(await ask(testNhsNumber(1)), type)
    if (told === undefined) throw new Error('it is not told')
    const facts = classify(told, new Map())
    expect(facts.notForPatient).toBe(notForPatient)
    expect(facts.classes.length > 0).toBe(!notForPatient)
  })
})
