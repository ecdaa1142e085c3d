import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createTransport, type TransportOptions } from '../../adapters/transport/create-transport.ts'
import { retryAfterMs } from '../../adapters/transport/retry-after.ts'
import type { TransportRequest } from '../../adapters/transport/transport.ts'
import { pathWithin } from '../../adapters/transport/within-endpoint.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = async (listener: RequestListener, options: TransportOptions = {}, concurrency = 4) => {
  let reached = 0
  const server = createServer((request, response) => {
    reached++
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const transport = createTransport({ backoffMs: 1, ...options })
  closing.push(
    () => transport.close(),
    async () => {
      server.closeAllConnections()
      server.close()
    },
  )
  const exchange = {
    id: 'ONE' as ExchangeId,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    limits: { concurrency, maxBodyBytes: 1_000 },
  }
  const send = (request: Partial<TransportRequest> & { readonly withinMs?: number } = {}) => {
    const { withinMs = 10_000, ...rest } = request
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), withinMs)
    return transport
      .send(exchange, {
        method: 'GET',
        path: 'Patient',
        safe: true,
        signal: controller.signal,
        deadline: performance.now() + withinMs,
        ...rest,
      })
      .finally(() => clearTimeout(timer))
  }
  return { send, transport, exchange, reached: () => reached }
}

describe('the transport', () => {
  test('hands over an answer whole, whatever its status below 500', async () => {
    const { send } = await start((_, response) =>
      response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here'),
    )
    expect(await send()).toEqual({
      ok: true,
      status: 404,
      contentType: 'text/plain',
      body: Buffer.from('nothing here'),
    })
  })

  test('sends a safe request again after a 5xx, and no other', async () => {
    let fail = true
    const { send, reached } = await start((_, response) => {
      response.writeHead(fail ? 503 : 200).end()
      fail = !fail
    })
    expect(await send({ safe: true })).toMatchObject({ ok: true })
    expect(reached()).toBe(2)
    expect(await send({ safe: false })).toEqual({ ok: false, fault: 'SERVER_ERROR' })
    expect(reached()).toBe(3)
  })

  test('gives up after two more tries', async () => {
    const { send, reached } = await start((request) => request.socket.destroy())
    expect(await send()).toEqual({ ok: false, fault: 'RESET' })
    expect(reached()).toBe(3)
  })

  test('honours Retry-After when the wait fits before the deadline, and does not try when it does not', async () => {
    const { send, reached } = await start((_, response) => response.writeHead(503, { 'retry-after': '60' }).end())
    expect(await send()).toEqual({ ok: false, fault: 'SERVER_ERROR' })
    expect(reached()).toBe(1)
  })

  test('never tries again past the deadline', async () => {
    const { send, reached } = await start((_, response) => response.writeHead(500).end(), { backoffMs: 1_000_000 })
    expect(await send({ withinMs: 1_000 })).toEqual({ ok: false, fault: 'SERVER_ERROR' })
    expect(reached()).toBe(1)
  })

  test('stops at the limit, stated beforehand or found while reading', async () => {
    const { send } = await start((request, response) => {
      if (request.url?.endsWith('stated')) response.writeHead(200, { 'content-length': '2000' }).end(Buffer.alloc(2000))
      else response.writeHead(200).write(Buffer.alloc(600), () => response.end(Buffer.alloc(600)))
    })
    expect(await send({ path: 'stated' })).toEqual({ ok: false, fault: 'TOO_LARGE' })
    expect(await send({ path: 'streamed' })).toEqual({ ok: false, fault: 'TOO_LARGE' })
  })

  test('follows no redirect', async () => {
    const { send, reached } = await start((_, response) => response.writeHead(307, { location: '/fhir/other' }).end())
    expect(await send()).toEqual({ ok: false, fault: 'REDIRECTED' })
    expect(reached()).toBe(1)
  })

  test('says that nobody is there', async () => {
    const { transport, exchange } = await start(() => {})
    const nobody = { ...exchange, endpoint: 'http://127.0.0.1:1/fhir' }
    const answer = await transport.send(nobody, {
      method: 'GET',
      path: 'x',
      safe: false,
      signal: new AbortController().signal,
      deadline: performance.now() + 5_000,
    })
    expect(answer).toEqual({ ok: false, fault: 'UNREACHABLE' })
  })

  test('lets no more requests out at once than declared, and those that wait end at the deadline', async () => {
    let atOnce = 0
    let most = 0
    const { send, reached } = await start(
      () => {
        most = Math.max(most, ++atOnce)
      },
      {},
      2,
    )
    // The two that went out have the longer patience: the others' deadlines are over before a place is free.
    const first = [send({ withinMs: 2_000 }), send({ withinMs: 2_000 })]
    const others = Array.from({ length: 4 }, () => send({ withinMs: 300 }))
    expect(await Promise.all(others)).toEqual(Array.from({ length: 4 }, () => ({ ok: false, fault: 'TIMED_OUT' })))
    expect(reached()).toBe(2)
    expect(await Promise.all(first)).toEqual(Array.from({ length: 2 }, () => ({ ok: false, fault: 'TIMED_OUT' })))
    expect(most).toBe(2)
  })

  test('opens the breaker on trouble, and lets one request through after a while', async () => {
    let up = false
    const { send, transport, exchange } = await start((_, response) => response.writeHead(up ? 200 : 500).end(), {
      retries: 0,
      breaker: { volume: 4, resetMs: 100 },
    })
    for (let i = 0; i < 4; i++) await send()
    expect(transport.isOpen(exchange)).toBe(true)
    expect(await send()).toEqual({ ok: false, fault: 'BREAKER_OPEN' })
    up = true
    await expect.poll(() => transport.isOpen(exchange)).toBe(false)
    expect(await send()).toMatchObject({ ok: true })
    expect(await send()).toMatchObject({ ok: true })
  })

  test('does not blame an exchange for its refusals, nor for callers that went away', async () => {
    const { send, transport, exchange } = await start(
      (request, response) => {
        if (request.url?.endsWith('refused')) response.writeHead(403).end()
      },
      { breaker: { volume: 2 } },
    )
    for (let i = 0; i < 6; i++) {
      const caller = new AbortController()
      const asking = send({ path: 'silent', signal: caller.signal })
      await new Promise((resolve) => setTimeout(resolve, 5))
      caller.abort()
      expect(await asking).toEqual({ ok: false, fault: 'TIMED_OUT' })
    }
    expect(transport.isOpen(exchange)).toBe(false)
    for (let i = 0; i < 6; i++) await send({ path: 'refused' })
    expect(transport.isOpen(exchange)).toBe(false)
  })

  test('opens a new way out when the registered endpoint changes', async () => {
    const one = await start((_, response) => response.end('one'))
    const two = await start((_, response) => response.end('two'))
    const request: TransportRequest = {
      method: 'GET',
      path: 'x',
      safe: true,
      signal: new AbortController().signal,
      deadline: performance.now() + 5_000,
    }
    expect(await one.transport.send(one.exchange, request)).toMatchObject({ body: Buffer.from('one') })
    expect(await one.transport.send(two.exchange, request)).toMatchObject({ body: Buffer.from('two') })
  })
})

describe('a path within an endpoint', () => {
  const endpoint = new URL('https://exchange.example/base/fhir')

  test.each([
    ['Patient?x=1', '/base/fhir/Patient?x=1'],
    ['https://exchange.example/base/fhir/Patient?page=2', '/base/fhir/Patient?page=2'],
    ['/base/fhir/Patient', '/base/fhir/Patient'],
    ['?page=2', '/base/fhir?page=2'],
    ['', '/base/fhir'],
  ])('is %j → %j', (reference, path) => expect(pathWithin(endpoint, reference)).toBe(path))

  test.each([
    'https://elsewhere.example/base/fhir/Patient',
    'http://exchange.example/base/fhir/Patient',
    'https://exchange.example:8443/base/fhir/Patient',
    'https://user:word@exchange.example/base/fhir/Patient',
    '//elsewhere.example/base/fhir',
    '/base/fhirside/Patient',
    '/admin',
    '../admin',
    '%2e%2e/admin',
    '..\\admin',
    '..%2fadmin',
    'https://',
  ])('is not found for %j', (reference) => expect(pathWithin(endpoint, reference)).toBeUndefined())

  test('never leaves the endpoint, whatever is asked', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '//',
      '\\',
      '%2e',
      '%2f',
      'Patient',
      '?',
      '#',
      '@',
      ':',
      'https:',
      'exchange.example',
      'evil.example',
      ' ',
      '\t',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map((parts) => parts.join('')),
          fc.string(),
        ),
        (reference) => {
          const path = pathWithin(endpoint, reference)
          if (path === undefined) return
          const reached = new URL(path, endpoint.origin)
          expect(reached.origin).toBe(endpoint.origin)
          expect(reached.pathname).toMatch(/^\/base\/fhir(\/|$)/)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

test.each([
  ['7', 7_000],
  ['Wed, 21 Oct 2026 07:28:05 GMT', 5_000],
  ['Wed, 21 Oct 2020 07:28:05 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %j means to wait %s ms', (header, ms) => {
  expect(retryAfterMs(header, Date.parse('2026-10-21T07:28:00Z'))).toBe(ms)
})
