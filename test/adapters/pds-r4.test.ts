import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { askDemographics, askOptOut, type DemographicsService } from '../../adapters/pds-r4/pds-r4.ts'
import { readDemographics } from '../../adapters/pds-r4/read-demographics.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
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
  const serving = async (handle: Parameters<typeof createServer>[1]): Promise<DemographicsService> => {
    const server: Server = createServer(handle)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const transport = createTransport({ backoffMs: 1 })
    closing.push(
      () => transport.close(),
      async () => {
        server.closeAllConnections()
        server.close()
      },
    )
    return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, transport, timeoutMs: 300 }
  }
  const saying = (status: number, body: unknown) =>
    serving((_request, response) => {
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'value' }] }

  test('finds a patient', async () => {
    expect(await askDemographics(await saying(200, patient()), current)).toMatchObject({
      state: 'FOUND',
      demographics: { nhsNumber: current },
    })
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
    expect(await askDemographics(await saying(status, body), current)).toEqual({ state })
  })

  test('is unavailable when it does not answer in time', async () => {
    expect(await askDemographics(await serving(() => {}), current)).toEqual({ state: 'UNAVAILABLE' })
  })

  test('asked for the national data opt-out gets the number in the body, never in the address', async () => {
    const said: string[] = []
    const service = await serving(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      said.push(`${request.method} ${request.url}`, Buffer.concat(chunks).toString())
      response.end('{"optedOut":true}')
    })
    expect(await askOptOut(service, current)).toBe('opted-out')
    expect(said).toEqual(['POST /national-data-opt-out', JSON.stringify({ nhsNumber: current })])
  })

  test.each([
    [200, { optedOut: false }, 'not-opted-out'],
    [200, {}, 'unknown'],
    [200, { optedOut: 'no' }, 'unknown'],
    [404, { optedOut: false }, 'unknown'],
    [503, {}, 'unknown'],
    [200, 'half an ans', 'unknown'],
  ])('answering %i with %j for the opt-out means it is %s', async (status, body, optOut) => {
    expect(await askOptOut(await saying(status, body), current)).toBe(optOut)
  })
})
