import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RetrievedDocument } from '../../adapters/exchange-adapter.ts'
import { fhirR4 } from '../../adapters/fhir-r4/fhir-r4.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { Telling } from '../../schema/model/record.ts'

const patient = parseNhsNumber('9990010005')
if (patient === undefined) throw new Error('not an NHS number')

type Heard = { readonly url: string; readonly headers: IncomingHttpHeaders }
type Attachment = Readonly<Record<string, unknown>>

let heard: Heard[] = []
let answer: (response: ServerResponse) => void
let transport: Transport
let exchange: Exchange
let close: () => Promise<void>

beforeEach(async () => {
  heard = []
  const server = createServer((request, response) => {
    heard.push({ url: request.url ?? '', headers: request.headers })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  transport = createTransport({ retries: 0 })
  exchange = {
    id: 'ONE',
    endpoint: `${origin}/fhir`,
    limits: { concurrency: 4, maxBodyBytes: 1_000 },
  } as unknown as Exchange
  close = async () => {
    await transport.close()
    server.closeAllConnections()
    server.close()
  }
})
afterEach(() => close())

const retrieve = async (
  attachment: Attachment,
  settings: unknown = {},
  withinMs = 5_000,
): Promise<RetrievedDocument> => {
  const telling = { original: { content: [{ attachment }] } } as unknown as Telling
  const retrieved = await fhirR4.retrieve?.(
    {
      patient,
      telling,
      purpose: 'TREAT',
      organisation: undefined,
      signal: new AbortController().signal,
      deadline: performance.now() + withinMs,
    },
    exchange,
    fhirR4.settings.parse(settings),
    transport,
  )
  if (retrieved === undefined) throw new Error('FHIR R4 hands documents over')
  return retrieved
}

/** What came, whole; fails the test where nothing did. */
const bytesOf = async (retrieved: RetrievedDocument): Promise<string> => {
  if (retrieved.state !== 'ANSWERED') throw new Error(retrieved.state)
  return String(Buffer.concat(await Array.fromAsync(retrieved.body)))
}

const says =
  (status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body)

describe('a document of a FHIR R4 exchange', () => {
  test('comes from the address its entry gives, asked for as it is, with the headers of every request', async () => {
    answer = says(200, 'application/pdf', '%PDF-', { 'content-length': '5' })
    const retrieved = await retrieve(
      { url: 'Binary/1', contentType: 'application/pdf' },
      { headers: { 'x-api-key': 'k' } },
    )
    expect(retrieved).toMatchObject({ state: 'ANSWERED', contentType: 'application/pdf', size: 5 })
    expect(await bytesOf(retrieved)).toBe('%PDF-')
    expect(heard).toMatchObject([
      { url: '/fhir/Binary/1', headers: { accept: 'application/pdf, */*;q=0.5', 'x-api-key': 'k' } },
    ])
  })

  test('may be named by a whole address within the endpoint', async () => {
    answer = says(200, 'text/plain', 'letter')
    expect(await bytesOf(await retrieve({ url: `${exchange.endpoint}/Binary/1` }))).toBe('letter')
  })

  test.each([
    ['of another server', 'http://127.0.0.1:9/fhir/Binary/1'],
    ['beside the endpoint', '../admin'],
    ['of no web', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'],
    ['that is none', 'http://'],
  ])('at an address %s is not asked for', async (_, url) => {
    expect(await retrieve({ url })).toEqual({ state: 'NOT_THERE' })
    expect(heard).toEqual([])
  })

  test('stands in its entry: in base64, with white space or without, of any length', async () => {
    for (const length of [1, 2, 3, 4, 50_000, 200_000]) {
      const text = 'abcdefg'.repeat(length).slice(0, length)
      const base64 = Buffer.from(text).toString('base64')
      expect(await bytesOf(await retrieve({ data: base64 }))).toBe(text)
      const folded = base64.replaceAll(/.{1,76}/g, '$&\r\n')
      expect(await bytesOf(await retrieve({ data: folded }))).toBe(text)
    }
    expect(heard).toEqual([])
  })

  test('is unwrapped where the server gives a Binary resource in its place', async () => {
    const data = Buffer.from('letter').toString('base64')
    answer = says(
      200,
      'application/fhir+json; charset=utf-8',
      JSON.stringify({ resourceType: 'Binary', contentType: 'text/plain', data }),
    )
    const retrieved = await retrieve({ url: 'Binary/1', contentType: 'text/plain' })
    expect(retrieved).toMatchObject({ state: 'ANSWERED', contentType: 'text/plain', size: undefined })
    expect(await bytesOf(retrieved)).toBe('letter')
  })

  const wrapped = (data: string): string => JSON.stringify({ resourceType: 'Binary', contentType: 'text/plain', data })
  const inPieces =
    (body: string, size: number) =>
    async (response: ServerResponse): Promise<void> => {
      response.writeHead(200, { 'content-type': 'application/fhir+json' })
      for (let at = 0; at < body.length; at += size) {
        response.write(body.slice(at, at + size))
        await new Promise((resolve) => setImmediate(resolve))
      }
      response.end()
    }
  const letter = { url: 'Binary/1', contentType: 'text/plain' }

  test('in a Binary is decoded as it comes, however it is cut, folded, spelled and followed: far larger than a body may be', async () => {
    const text = 'Ünlikely? ~ÿ/'.repeat(700)
    const base64 = Buffer.from(text).toString('base64')
    const folded = base64.replaceAll(/.{1,76}/g, '$&\r\n')
    const escaped = wrapped(base64).replaceAll('/', '\\/')
    const followed = `{"id":"a{\\"data\\":1","meta":{"data":"b"},${wrapped(base64).slice(1, -1)},"extension":[{"url":"x"}]} `
    const numbered = wrapped(folded)
      .replaceAll('\\r', '\\u000d')
      .replaceAll(/[+/=](?=[^"]*"}$)/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    expect(numbered).toContain('\\u002B')
    for (const body of [wrapped(base64), wrapped(folded), escaped, numbered, followed])
      for (const size of [997, 65_536]) {
        answer = (response) => void inPieces(body, size)(response)
        expect(await bytesOf(await retrieve(letter))).toBe(text)
      }
  })

  test('in a Binary that says last what it is, is held no larger than a body may be', async () => {
    const last = (bytes: number): string =>
      JSON.stringify({
        data: Buffer.alloc(bytes, 'x').toString('base64'),
        contentType: 'text/plain',
        resourceType: 'Binary',
      })
    answer = says(200, 'application/fhir+json', last(300))
    expect(await bytesOf(await retrieve(letter))).toBe('x'.repeat(300))
    answer = says(200, 'application/fhir+json', last(900))
    expect(await retrieve(letter)).toEqual({ state: 'FAILED' })
  })

  const long = Buffer.alloc(3_000, 'x').toString('base64')
  test.each([
    ['cut off', wrapped(long).slice(0, 2_000)],
    ['cut off behind its bytes', wrapped(long).slice(0, -1)],
    ['followed by something else', `${wrapped(long)}x`],
    ['no base64', wrapped(`${long.slice(0, 2_000)}%%%%${long.slice(2_000)}`)],
    ['base64 after its end', wrapped(`${Buffer.from('ab').toString('base64')}${long}`)],
    ['half a letter', wrapped(long.slice(0, -1))],
    ['a numbered letter that base64 has not', wrapped(long).replace('eHh4', 'eHh\\u0025')],
    ['an escape that base64 has not', wrapped(long).replace('eHh4', 'eHh\\b')],
  ])('in a Binary that is %s breaks, and is never taken for whole', async (_, body) => {
    answer = (response) => void inPieces(body, 700)(response)
    await expect(retrieve(letter).then(bytesOf)).rejects.toThrow('RESET')
  })

  test('that is itself FHIR is handed over as it is', async () => {
    answer = says(200, 'application/fhir+json', '{"resourceType":"Bundle"}')
    const retrieved = await retrieve({ url: 'Bundle/1', contentType: 'application/fhir+json' })
    expect(await bytesOf(retrieved)).toBe('{"resourceType":"Bundle"}')
  })
})

describe('instead of a document', () => {
  const OUTCOME = JSON.stringify({ resourceType: 'OperationOutcome', issue: [] })
  test.each<[string, string, (response: ServerResponse) => void]>([
    ['401', 'REFUSED_BY_EXCHANGE', says(401, 'text/plain', '')],
    ['403', 'REFUSED_BY_EXCHANGE', says(403, 'application/fhir+json', OUTCOME)],
    ['404', 'NOT_THERE', says(404, 'application/fhir+json', OUTCOME)],
    ['410', 'NOT_THERE', says(410, 'text/plain', '')],
    ['400', 'FAILED', says(400, 'text/plain', '')],
    ['a part that was not asked for', 'FAILED', says(206, 'text/plain', 'part', { 'content-range': 'bytes 0-3/9' })],
    ['nothing', 'FAILED', says(204, 'text/plain', '')],
    ['503', 'FAILED', says(503, 'text/plain', '')],
    ['a redirect', 'FAILED', says(302, 'text/plain', '', { location: '/fhir/Binary/2' })],
    ['a page for people', 'FAILED', says(200, 'text/html', '<h1>Back soon</h1>')],
    ['an OperationOutcome with 200', 'FAILED', says(200, 'application/fhir+json', OUTCOME)],
    ['a Binary larger than a body may be', 'FAILED', says(200, 'application/fhir+json', ' '.repeat(2_000))],
    ['half a Binary', 'FAILED', says(200, 'application/fhir+json', '{"resourceType":"Binary","data":"')],
    ['another encoding of it', 'FAILED', says(200, 'text/plain', 'x', { 'content-encoding': 'gzip' })],
    ['a reset', 'FAILED', (response) => response.destroy()],
    ['silence', 'TIMED_OUT', () => undefined],
    [
      'a Binary that falls silent before its bytes',
      'TIMED_OUT',
      (response) =>
        void response.writeHead(200, { 'content-type': 'application/fhir+json' }).write('{"resourceType":"Binary",'),
    ],
  ])('%s: %s', async (_, state, how) => {
    answer = how
    expect(await retrieve({ url: 'Binary/1', contentType: 'text/plain' }, {}, 1_000)).toEqual({ state })
  })

  test('an entry that leads to none', async () => {
    expect(await retrieve({ contentType: 'text/plain' })).toEqual({ state: 'NOT_THERE' })
  })
})
