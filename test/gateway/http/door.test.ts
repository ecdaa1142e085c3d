import { connect } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { openMemoryStore } from '../../../gateway/ephemeral/memory-store.ts'
import { createMetrics } from '../../../gateway/http/metrics.ts'
import { problem } from '../../../gateway/http/problem.ts'
import { type Door, openDoor } from '../../../gateway/http/server.ts'
import { openTraces } from '../../../gateway/http/traces.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Requester } from '../../../schema/model/requester.ts'

const lines: string[] = []
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  lines.length = 0
})

const REQUESTER = { userId: 'u1', role: 'clinician' } as Requester

/** A door with one guarded room behind it, which tells who came in. */
const doorWith = async (options: Partial<Door> = {}) => {
  const metrics = createMetrics()
  const { app, guard } = await openDoor({
    drainingBegun: new AbortController().signal,
    traces: openTraces(undefined),
    authenticate: async () => REQUESTER,
    metrics,
    log: pino({ level: 'debug', base: null }, { write: (line: string) => void lines.push(line) }),
    maxBodyBytes: 1_024,
    requestsAMinute: 1_000,
    busyAfterMs: 2_000,
    count: openMemoryStore().count,
    ready: async () => ({ ready: true, parts: { database: true }, degraded: [] }),
    ...options,
  })
  const entered: (Requester | undefined)[] = []
  app.route({
    method: 'POST',
    url: '/room/:name',
    preHandler: guard,
    handler: (request) => {
      entered.push(request.requester)
      if (JSON.stringify(request.body).includes('break')) throw new TypeError('words-of-a-caller 9990010005')
      return { welcome: true }
    },
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  closing.push(() => app.close())
  const counted = async (code: string) =>
    (await metrics.registry.metrics()).includes(`refusals_total{code="${code}"} 1`)
  return { app, url, entered, counted }
}

const knock = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    ...init,
  })
  return { status: response.status, body: await response.json(), cached: response.headers.get('cache-control') }
}

describe('a guarded room', () => {
  test('is entered by whom the token names', async () => {
    const { url, entered } = await doorWith()
    expect(await knock(`${url}/room/a`)).toMatchObject({ status: 200, body: { welcome: true } })
    expect(entered).toEqual([REQUESTER])
  })

  test.each([
    ['TOKEN_MISSING', 401],
    ['IDENTITY_NOT_PROVED', 403],
    ['IDENTITY_UNAVAILABLE', 503],
  ] as const)('is not entered on %s: %d', async (code, status) => {
    const { url, entered, counted } = await doorWith({
      authenticate: async () => {
        throw new HouseError(code, { cause: new Error('words-of-a-caller') })
      },
    })
    expect(await knock(`${url}/room/a`)).toEqual({ status, body: problem(code), cached: 'no-store' })
    expect(entered).toEqual([])
    expect(await counted(code)).toBe(true)
    expect(lines).toEqual([])
  })

  test('is not entered when the check itself breaks: that is INTERNAL', async () => {
    const { url, entered } = await doorWith({
      authenticate: async () => {
        throw new RangeError('words-of-a-caller')
      },
    })
    expect(await knock(`${url}/room/a`)).toEqual({ status: 500, body: problem('INTERNAL'), cached: 'no-store' })
    expect(entered).toEqual([])
  })
})

test('a fault of ours is INTERNAL, and the log has its class and the pattern of the route: no word of it, no URL', async () => {
  const { url } = await doorWith()
  const answer = await knock(`${url}/room/9990010005?q=words-in-the-url`, { body: '{"break":"words-of-the-body"}' })
  expect(answer).toEqual({ status: 500, body: problem('INTERNAL'), cached: 'no-store' })
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ method: 'POST', route: '/room/:name', fault: 'TypeError', msg: 'a request failed' }),
  ])
  expect(lines.join()).not.toMatch(/words|9990010005/)
})

test('who asks too often is told so, and health is never counted', async () => {
  const { url, entered } = await doorWith({ requestsAMinute: 2 })
  for (let nth = 0; nth < 5; nth++) expect((await fetch(`${url}/health/live`)).status).toBe(200)
  await knock(`${url}/room/a`)
  await knock(`${url}/room/a`)
  expect(await knock(`${url}/room/a`)).toEqual({ status: 429, body: problem('RATE_LIMITED'), cached: 'no-store' })
  expect(entered).toHaveLength(2)
})

test('what is not found is counted too', async () => {
  const { url } = await doorWith({ requestsAMinute: 2 })
  expect((await knock(`${url}/nowhere`)).status).toBe(404)
  expect((await knock(`${url}/nowhere`)).status).toBe(404)
  expect(await knock(`${url}/nowhere`)).toEqual({ status: 429, body: problem('RATE_LIMITED'), cached: 'no-store' })
})

test('a process that is too busy refuses, is not ready, and is alive', async () => {
  const { url, entered, app } = await doorWith()
  const block = (): void => {
    const until = performance.now() + 6_000
    while (performance.now() < until);
  }
  block()
  // The sampler of the event loop has to come round once.
  while (!app.isUnderPressure()) await new Promise((resolve) => setTimeout(resolve, 10))
  const [room, live, ready] = await Promise.all([
    knock(`${url}/room/a`),
    fetch(`${url}/health/live`),
    fetch(`${url}/health/ready`),
  ])
  expect(room).toEqual({ status: 503, body: problem('OVERLOADED'), cached: 'no-store' })
  expect(entered).toEqual([])
  expect(live.status).toBe(200)
  expect(ready.status).toBe(503)
})

test('ready is what every part says, and names the one that is not', async () => {
  const { url } = await doorWith({
    ready: async () => ({ ready: false, parts: { database: false, registry: true }, degraded: [] }),
  })
  const response = await fetch(`${url}/health/ready`)
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 503,
    body: { ready: false, parts: { database: false, registry: true }, degraded: [] },
  })
})

describe('what is no HTTP request', () => {
  /** Sends bytes as they are; gives all that came back before the connection ended. */
  const sendRaw = (url: string, bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
      let said = ''
      socket.on('data', (chunk) => {
        said += chunk
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(said))
    })

  test.each([
    ['another protocol', 'HELO words-that-were-sent\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    ['a method nobody knows', 'WORDS /room/a HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    [
      'a header without a name',
      'GET / HTTP/1.1\r\nhost: x\r\n: words-that-were-sent\r\n\r\n',
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'words-that-were-sent'.repeat(2_000)}\r\n\r\n`,
      431,
      'REQUEST_TOO_LARGE',
    ],
  ] as const)('%s is refused like everything else, and the connection ends', async (_name, bytes, status, code) => {
    const { url, counted } = await doorWith()
    const said = await sendRaw(url, bytes)
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toEqual(problem(code))
    expect(said).not.toContain('words')
    expect(await counted(code)).toBe(true)
  })
})
