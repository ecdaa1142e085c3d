import { existsSync, readFileSync } from 'node:fs'
import { delay, HttpResponse, http, type RequestHandler } from 'msw'
import { afterEach, describe, expect, test } from 'vitest'
import { askDemographics, askOptOut, type DemographicsService } from '../../adapters/pds-r4/pds-r4.ts'
import { readDemographics } from '../../adapters/pds-r4/read-demographics.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { serveHandlers } from '../serve-handlers.ts'
import { testNhsNumber } from './synthea.ts'

const PDS = '../shared/corpora/pds-r4/sandbox-mocks'
const present = existsSync(PDS)
if (!present) console.log('pds-r4 is not here: its examples are skipped')
/** An example, asked for by the number it is kept under. */
const readExample = (file: string) => {
  const resource: SourceResource = JSON.parse(readFileSync(`${PDS}/${file}`, 'utf8'))
  return { id: resource['id'], read: readDemographics(resource, resource['id'] as NhsNumber) }
}

const [current, old] = [testNhsNumber(1), testNhsNumber(2)]
const patient = (more: SourceResource = {}): SourceResource => ({
  resourceType: 'Patient',
  id: current,
  identifier: [{ system: NHS_NUMBER_SYSTEM, value: current }],
  meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'U' }] },
  ...more,
})

describe.skipIf(!present)('the examples of the demographics service', () => {
  test('an unrestricted patient is read with name, birth date, address and practice', () => {
    const { id, read } = readExample('Patient.json')
    expect(read).toEqual({
      nhsNumber: id,
      superseded: [],
      birthDate: '2010-10-22',
      family: 'Smith',
      given: ['Jane'],
      gender: 'female',
      restricted: false,
      address: '1 Trevelyan Square, Boar Lane, City Centre, Leeds, West Yorkshire, LS1 6AE',
      generalPractice: 'Y12345',
    })
  })

  test('a sensitive patient is restricted, and has no address to show', () => {
    expect(readExample('Sensitive_Patient.json').read).toMatchObject({
      restricted: true,
      address: null,
      generalPractice: null,
    })
  })

  test('a patient of whom hardly anything is known is read for what there is', () => {
    expect(readExample('Minimal_Patient.json').read).toMatchObject({
      restricted: false,
      birthDate: null,
      family: null,
      given: [],
    })
  })
})

test.each([
  ['U', false],
  ['R', true],
  ['V', true],
  ['REDACTED', true],
  ['anything else', true],
])('a patient labelled %s is restricted: %s', (code, restricted) => {
  expect(readDemographics(patient({ meta: { security: [{ code }] } }), current)?.restricted).toBe(restricted)
})

test.each([[{}], [{ meta: {} }], [{ meta: { security: [] } }]])(
  'a patient whose flag is not stated (%j) is not called unrestricted',
  (more) => {
    const { meta: _, ...unflagged } = patient()
    expect(readDemographics({ ...unflagged, ...more }, current)?.restricted).toBe(true)
  },
)

test('a superseded number leads to the current one, and is told as superseded', () => {
  expect(readDemographics(patient(), old)).toMatchObject({ nhsNumber: current, superseded: [old] })
  const stated = patient({
    identifier: [
      { system: NHS_NUMBER_SYSTEM, value: current },
      { use: 'old', system: NHS_NUMBER_SYSTEM, value: old },
    ],
  })
  expect(readDemographics(stated, current)).toMatchObject({ nhsNumber: current, superseded: [old] })
})

describe('the service', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  const serving = async (handler: RequestHandler, timeoutMs = 20_000): Promise<DemographicsService> => {
    const served = await serveHandlers(handler)
    const transport = createTransport({ backoffMs: 1 })
    closing.push(() => transport.close(), served.close)
    return { endpoint: served.url, transport, timeoutMs }
  }
  const PATIENT = '*/Patient/:nhsNumber'
  const OPT_OUT = '*/national-data-opt-out'
  const saying = (status: number, body: unknown) =>
    typeof body === 'string' ? HttpResponse.html(body, { status }) : HttpResponse.json(body as object, { status })
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'value' }] }

  test('finds a patient', async () => {
    const service = await serving(
      http.get(PATIENT, ({ params }) =>
        params['nhsNumber'] === current ? saying(200, patient()) : saying(404, outcome),
      ),
    )
    expect(await askDemographics(service, current)).toMatchObject({
      state: 'FOUND',
      demographics: { nhsNumber: current },
    })
    expect(await askDemographics(service, old)).toEqual({ state: 'NOT_FOUND' })
  })

  test.each([
    ['its own 404', 404, outcome, 'NOT_FOUND'],
    ['a 404 of something in between', 404, '<html></html>', 'UNAVAILABLE'],
    ['an error', 500, outcome, 'UNAVAILABLE'],
    ['a refusal', 403, outcome, 'UNAVAILABLE'],
    ['HTML', 200, '<html></html>', 'UNAVAILABLE'],
    ['another resource', 200, outcome, 'UNAVAILABLE'],
    ['a patient without a number that can be one', 200, { resourceType: 'Patient', id: 'x' }, 'UNAVAILABLE'],
  ])('answering %s is understood', async (_, status, body, state) => {
    const service = await serving(http.get(PATIENT, () => saying(status, body)))
    expect(await askDemographics(service, current)).toEqual({ state })
  })

  test('is unavailable when it does not answer in time', async () => {
    const service = await serving(
      http.get(PATIENT, () => delay('infinite')),
      300,
    )
    expect(await askDemographics(service, current)).toEqual({ state: 'UNAVAILABLE' })
  })

  test('asked for the national data opt-out gets the number in the body, never in the address', async () => {
    const said: string[] = []
    const service = await serving(
      http.post(OPT_OUT, async ({ request }) => {
        const { pathname, search } = new URL(request.url)
        said.push(`${pathname}${search}`, await request.text())
        return HttpResponse.json({ optedOut: true })
      }),
    )
    expect(await askOptOut(service, current)).toBe('opted-out')
    expect(said).toEqual(['/national-data-opt-out', JSON.stringify({ nhsNumber: current })])
  })

  test.each([
    [200, { optedOut: false }, 'not-opted-out'],
    [200, {}, 'unknown'],
    [200, { optedOut: 'no' }, 'unknown'],
    [404, { optedOut: false }, 'unknown'],
    [503, {}, 'unknown'],
    [200, 'half an ans', 'unknown'],
  ])('answering %i with %j for the opt-out means it is %s', async (status, body, optOut) => {
    const service = await serving(http.post(OPT_OUT, () => saying(status, body)))
    expect(await askOptOut(service, current)).toBe(optOut)
  })
})
