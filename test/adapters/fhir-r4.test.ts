import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fhirR4 } from '../../adapters/fhir-r4/fhir-r4.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { testNhsNumber } from './synthea.ts'

const patient = testNhsNumber(1)
const person = (id: string, more: SourceResource = {}): SourceResource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: NHS_NUMBER_SYSTEM, value: patient }],
  ...more,
})
const flag = (id: string, subject = 'Patient/1'): SourceResource => ({
  resourceType: 'Flag',
  id,
  subject: { reference: subject },
})
const bundle = (resources: readonly unknown[], more: SourceResource = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
  ...more,
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Said = { readonly type: string; readonly search: URLSearchParams }

/** An exchange that answers each search with what `answer` says, and the question it is asked. */
const exchangeSaying = async (answer: (said: Said) => unknown, settings: Readonly<Record<string, unknown>> = {}) => {
  const said: Said[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const search = request.method === 'POST' ? new URLSearchParams(Buffer.concat(chunks).toString()) : url.searchParams
    const one = { type: url.pathname.split('/')[2] ?? '', search }
    said.push(one)
    response.end(JSON.stringify(answer(one)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const transport = createTransport({ backoffMs: 1 })
  closing.push(
    () => transport.close(),
    async () => {
      server.closeAllConnections()
      server.close()
    },
  )
  const exchange = {
    id: 'ONE',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    limits: { concurrency: 4, maxBodyBytes: 1e6 },
  } as unknown as Exchange
  const ask = (
    type: RecordType,
    narrowed: { readonly from?: string; readonly to?: string; readonly since?: string } = {},
  ) =>
    fhirR4.ask(
      {
        patient,
        types: [{ type, from: narrowed.from, to: narrowed.to }],
        since: narrowed.since,
        purpose: 'TREAT',
        organisation: undefined,
        signal: new AbortController().signal,
        deadline: performance.now() + 10_000,
      },
      exchange,
      fhirR4.settings.parse(settings),
      transport,
    )
  return { ask, said }
}

const ids = (answer: Awaited<ReturnType<typeof fhirR4.ask>>, type: RecordType) =>
  answer.types.get(type)?.tellings.map(({ sourceId }) => sourceId)

test('every patient under the number is asked about and stated', async () => {
  const { ask } = await exchangeSaying(({ type, search }) =>
    type === 'Patient'
      ? bundle([person('1', { name: [{ family: 'A' }] }), person('2', { name: [{ family: 'B' }] })])
      : bundle([flag(`of-${search.get('patient')?.slice(-1)}`, search.get('patient') ?? '')]),
  )
  const answer = await ask('ALERT')
  expect(answer.patients.map(({ family }) => family)).toEqual([['A'], ['B']])
  expect(ids(answer, 'ALERT')?.toSorted()).toEqual(['Flag/of-1', 'Flag/of-2'])
})

test('an index that answers with a crowd is a failure, and nobody’s records are asked for', async () => {
  const { ask, said } = await exchangeSaying(() => bundle(Array.from({ length: 30 }, (_, i) => person(String(i)))))
  expect((await ask('ALERT')).types.get('ALERT')).toMatchObject({ state: 'FAILED', tellings: [] })
  expect(said).toHaveLength(1)
})

test('records of a merged patient record, as the exchange itself links them, are the patient’s', async () => {
  const merged = person('1', { link: [{ type: 'replaces', other: { reference: 'Patient/old' } }] })
  const { ask } = await exchangeSaying(({ type }) =>
    type === 'Patient' ? bundle([merged]) : bundle([flag('a', 'Patient/old')]),
  )
  expect(ids(await ask('ALERT'), 'ALERT')).toEqual(['Flag/a'])
})

test('a record that does not say whose it is is not told, and the list is incomplete', async () => {
  const { ask } = await exchangeSaying(({ type }) =>
    type === 'Patient' ? bundle([person('1')]) : bundle([{ resourceType: 'Flag', id: 'x' }, flag('a')]),
  )
  const answer = await ask('ALERT')
  expect(ids(answer, 'ALERT')).toEqual(['Flag/a'])
  expect(answer.types.get('ALERT')?.incomplete).toEqual(['UNREADABLE_RECORD'])
})

test('a record that comes twice, on one page or on two, is told once', async () => {
  const { ask } = await exchangeSaying(({ type, search }) => {
    if (type === 'Patient') return bundle([person('1')])
    return search.has('page')
      ? bundle([flag('a'), flag('b')])
      : bundle([flag('a'), flag('a')], { link: [{ relation: 'next', url: 'Flag?page=2' }] })
  })
  expect(ids(await ask('ALERT'), 'ALERT')).toEqual(['Flag/a', 'Flag/b'])
})

test('a record of a type that was not asked for does not get in', async () => {
  const stray = {
    resource: { resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/1' } },
    search: { mode: 'match' },
  }
  const { ask } = await exchangeSaying(({ type }) =>
    type === 'Patient' ? bundle([person('1')]) : bundle([flag('a')], { entry: [stray, { resource: flag('a') }] }),
  )
  const answer = await ask('ALERT')
  expect(ids(answer, 'ALERT')).toEqual(['Flag/a'])
  expect([...answer.types.keys()]).toEqual(['ALERT'])
})

describe('a list is incomplete', () => {
  test.each([
    ['when the server counts more than it gives', { total: 9 }, {}, ['PAGE_LIMIT']],
    [
      'when the server warns',
      {
        entry: [
          { resource: flag('a') },
          { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete' }] } },
        ],
      },
      {},
      ['SOURCE_WARNING'],
    ],
    ['when a full page is all an exchange without pages can give', {}, { paging: 'none', pageSize: 1 }, ['PAGE_LIMIT']],
    [
      'when there are more pages than are read',
      { link: [{ relation: 'next', url: 'Flag?page=2' }] },
      { maxPages: 1 },
      ['PAGE_LIMIT'],
    ],
  ])('%s', async (_, more, settings, incomplete) => {
    const { ask } = await exchangeSaying(
      ({ type }) => (type === 'Patient' ? bundle([person('1')]) : bundle([flag('a')], more)),
      settings,
    )
    const answer = await ask('ALERT')
    expect(answer.types.get('ALERT')).toMatchObject({ state: 'ANSWERED', incomplete })
    expect(ids(answer, 'ALERT')).toEqual(['Flag/a'])
  })

  test('but not for what a server merely says by the way', async () => {
    const by = {
      resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] },
      search: { mode: 'outcome' },
    }
    const { ask } = await exchangeSaying(({ type }) =>
      type === 'Patient' ? bundle([person('1')]) : bundle([], { entry: [{ resource: flag('a') }, by] }),
    )
    expect((await ask('ALERT')).types.get('ALERT')?.incomplete).toEqual([])
  })
})

test('an error inside a Bundle fails the list and keeps what came with it', async () => {
  const error = { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] } }
  const { ask } = await exchangeSaying(({ type }) =>
    type === 'Patient' ? bundle([person('1')]) : bundle([], { entry: [{ resource: flag('a') }, error] }),
  )
  const answer = await ask('ALERT')
  expect(answer.types.get('ALERT')?.state).toBe('FAILED')
  expect(ids(answer, 'ALERT')).toEqual(['Flag/a'])
})

test('one medicine resource that is refused does not take the others with it', async () => {
  const { ask } = await exchangeSaying(({ type }) => {
    if (type === 'Patient') return bundle([person('1')])
    if (type === 'MedicationDispense')
      return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] }
    return type === 'MedicationStatement'
      ? bundle([{ resourceType: type, id: 'a', subject: { reference: 'Patient/1' } }])
      : bundle([])
  })
  const answer = await ask('MEDICATION')
  expect(answer.types.get('MEDICATION')?.state).toBe('REFUSED_BY_EXCHANGE')
  expect(ids(answer, 'MEDICATION')).toEqual(['MedicationStatement/a'])
})

describe('a question is narrowed', () => {
  const searching = async (
    settings: Readonly<Record<string, unknown>>,
    narrowed: { from?: string; to?: string; since?: string },
  ) => {
    const { ask, said } = await exchangeSaying(
      ({ type }) => (type === 'Patient' ? bundle([person('1')]) : bundle([])),
      settings,
    )
    await ask('OBSERVATION', narrowed)
    return said.find(({ type }) => type === 'Observation')?.search
  }

  test('by dates where the exchange declares that it can be', async () => {
    const search = await searching({ datePushDown: ['OBSERVATION'] }, { from: '2020-01-01', to: '2020-12-31' })
    expect(search?.getAll('date')).toEqual(['ge2020-01-01', 'le2020-12-31'])
  })

  test('by nothing where it does not', async () => {
    const search = await searching({}, { from: '2020-01-01', since: '2026-01-01T00:00:00Z' })
    expect([...(search?.keys() ?? [])].sort()).toEqual(['_count', 'patient'])
  })

  test('by what changed since, in the declared way', async () => {
    expect((await searching({ since: '_lastUpdated' }, { since: '2026-01-01T00:00:00Z' }))?.get('_lastUpdated')).toBe(
      'ge2026-01-01T00:00:00Z',
    )
  })

  test.each([
    ['relative', 'Patient/1'],
    ['bare', '1'],
    ['absolute', expect.stringMatching(/^http:.*\/fhir\/Patient\/1$/)],
  ])('and names the patient as declared: %s', async (patientReference, expected) => {
    expect((await searching({ patientReference }, {}))?.get('patient')).toEqual(expected)
  })
})

test('settings that are not known are refused, so that a misspelt one is found', () => {
  expect(fhirR4.settings.safeParse({ pagesize: 10 }).success).toBe(false)
  expect(fhirR4.settings.safeParse({}).success).toBe(true)
})
