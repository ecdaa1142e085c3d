import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createTransport, type TransportOptions } from '../../adapters/transport/create-transport.ts'
import { retryAfterMs } from '../../adapters/transport/retry-after.ts'
import { BrokenBody, type TransportRequest, type TransportStream } from '../../adapters/transport/transport.ts'
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
    limits: { concurrency, maxBodyBytes: 1_000, maxDocumentBytes: 2_000_000, documentsAtOnce: 1 },
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
  const stream = (request: Partial<TransportRequest> & { readonly withinMs?: number } = {}) => {
    const { withinMs = 10_000, ...rest } = request
    return transport.stream(exchange, {
      method: 'GET',
      path: 'Binary/1',
      safe: true,
      signal: new AbortController().signal,
      deadline: performance.now() + withinMs,
      ...rest,
    })
  }
  return { send, stream, transport, exchange, reached: () => reached }
}

/** The body of an answer that began; fails the test where it did not. */
const begun = async (asked: Promise<TransportStream>) => {
  const answer = await asked
  if (!answer.ok) throw new Error(`did not begin: ${answer.fault}`)
  return answer
}

const whole = async (body: AsyncIterable<Buffer>): Promise<Buffer> => Buffer.concat(await Array.fromAsync(body))

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

  describe('hears that another node found trouble', () => {
    const ill = async (status: () => number, options: TransportOptions = {}) => {
      const told: string[] = []
      const held: ServerResponse[] = []
      const opened = await start(
        (request, response) => {
          if (request.url?.endsWith('held')) held.push(response)
          else response.writeHead(status()).end()
        },
        { retries: 0, breaker: { volume: 1_000 }, onBreaker: (id, state) => told.push(`${id} ${state}`), ...options },
      )
      // The way to an exchange is opened by its first question: until then there is nothing to be careful with.
      opened.transport.hear?.(opened.exchange.id, 'open', 60_000)
      await opened.send()
      opened.transport.hear?.(opened.exchange.id, 'open', 60_000)
      return { ...opened, told, held }
    }

    test('one request finds out, and nobody else asks meanwhile; it is well, and all ask again', async () => {
      const { send, transport, exchange, held, reached, told } = await ill(() => 200)
      expect(transport.isOpen(exchange)).toBe(false)
      const probe = send({ path: 'held' })
      await expect.poll(() => held.length).toBe(1)
      expect(transport.isOpen(exchange)).toBe(true)
      expect(await send()).toEqual({ ok: false, fault: 'BREAKER_OPEN' })
      held[0]?.end()
      expect(await probe).toMatchObject({ ok: true })
      expect(transport.isOpen(exchange)).toBe(false)
      expect(await Promise.all([send(), send()])).toMatchObject([{ ok: true }, { ok: true }])
      expect([reached(), told]).toEqual([4, []])
    })

    test('the other was right: one request is enough to leave it in peace, and it is told on', async () => {
      let status = 200
      const { send, transport, exchange, reached, told } = await ill(() => status)
      status = 500
      expect(await send()).toEqual({ ok: false, fault: 'SERVER_ERROR' })
      expect(transport.isOpen(exchange)).toBe(true)
      expect(await send()).toEqual({ ok: false, fault: 'BREAKER_OPEN' })
      expect([reached(), told]).toEqual([2, ['ONE open']])
    })

    test('a caller that went away has found out nothing: the next one does', async () => {
      const { send, held, transport, exchange } = await ill(() => 200)
      const caller = new AbortController()
      const probe = send({ path: 'held', signal: caller.signal })
      await expect.poll(() => held.length).toBe(1)
      caller.abort()
      expect(await probe).toEqual({ ok: false, fault: 'TIMED_OUT' })
      expect(transport.isOpen(exchange)).toBe(false)
      expect(await send()).toMatchObject({ ok: true })
    })

    test('the other closed its breaker: there is no more need of caution', async () => {
      const { send, transport, exchange, held } = await ill(() => 200)
      const probe = send({ path: 'held' })
      await expect.poll(() => held.length).toBe(1)
      transport.hear?.(exchange.id, 'closed', 0)
      expect(await send()).toMatchObject({ ok: true })
      held[0]?.end()
      await probe
    })
  })

  test('does not blame an exchange for what this process was too busy to read', async () => {
    const { send, transport, exchange } = await start((_, response) => {
      response.end('{}')
    })
    const blocked = async (): Promise<unknown> => {
      const asked = send({ withinMs: 100 })
      // The answer is long there when the time is up, and nobody has looked.
      const until = performance.now() + 150
      while (performance.now() < until);
      return asked
    }
    for (let times = 0; times < 9; times++) expect(await blocked()).toEqual({ ok: false, fault: 'TIMED_OUT' })
    expect(transport.isOpen(exchange)).toBe(false)
    // Nor does it find out by that that another node was right.
    transport.hear?.(exchange.id, 'open', 60_000)
    expect(await blocked()).toEqual({ ok: false, fault: 'TIMED_OUT' })
    expect(transport.isOpen(exchange)).toBe(false)
    expect(await send()).toMatchObject({ ok: true })
  })

  test('keeps a declared rate together with other nodes, and by itself beneath', async () => {
    const counts = new Map<string, number>()
    const countTogether = async (what: string) => {
      const count = (counts.get(what) ?? 0) + 1
      counts.set(what, count)
      // The window ends when the test says so: until then whoever is too many waits, and looks again.
      return { count, endsInMs: 5 }
    }
    const one = await start((_, response) => response.end(), { countTogether })
    const two = await start((_, response) => response.end(), { countTogether })
    const limits = { ...one.exchange.limits, requestsASecond: 3 }
    const ask = ({ transport, exchange }: typeof one, withinMs: number) =>
      transport.send(
        { ...exchange, limits },
        {
          ...{ method: 'GET', path: 'Patient', safe: true, deadline: performance.now() + withinMs },
          signal: AbortSignal.timeout(withinMs),
        },
      )
    expect(await Promise.all([ask(one, 10_000), ask(two, 10_000), ask(one, 10_000)])).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ])
    // Three in this window: neither may send a fourth, whichever it is.
    expect(await Promise.all([ask(one, 50), ask(two, 50)])).toEqual([
      { ok: false, fault: 'TIMED_OUT' },
      { ok: false, fault: 'TIMED_OUT' },
    ])
    expect([...counts.keys()]).toEqual(['ONE'])
    counts.clear()
    expect(await ask(two, 10_000)).toMatchObject({ ok: true })
    expect(one.reached() + two.reached()).toBe(4)
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

describe('a streamed answer', () => {
  test('begins with its status and headers, and is whole', async () => {
    const sent = Buffer.alloc(300_000, 'abc')
    const { stream } = await start((_, response) =>
      response.writeHead(200, { 'content-type': 'application/pdf', 'X-Kept': 'a' }).end(sent),
    )
    const answer = await begun(stream())
    expect(answer).toMatchObject({ status: 200, contentType: 'application/pdf', headers: { 'x-kept': 'a' } })
    expect((await whole(answer.body)).equals(sent)).toBe(true)
  })

  test('is asked for as it is taken: who takes nothing lets nothing be sent', async () => {
    let taken = 0
    const piece = Buffer.alloc(64 * 1024)
    const { stream, exchange } = await start((_, response) => {
      const more = () => {
        do taken += piece.length
        while (taken < 64 * 1024 * 1024 && response.write(piece))
        if (taken < 64 * 1024 * 1024) response.once('drain', more)
        else response.end()
      }
      more()
    })
    Object.assign(exchange.limits, { maxDocumentBytes: 100 * 1024 * 1024 })
    const { body } = await begun(stream())
    // What the sockets of both sides hold, and no more: the rest waits at the source.
    let before = -1
    while (before !== taken) {
      before = taken
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(taken).toBeLessThan(32 * 1024 * 1024)
    body.destroy()
  })

  test.each([
    ['a redirect', 'REDIRECTED', (response: ServerResponse) => response.writeHead(302, { location: '/fhir/x' }).end()],
    [
      'more than the limit, stated',
      'TOO_LARGE',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': '2000001' }).flushHeaders(),
    ],
    ['a 5xx', 'SERVER_ERROR', (response: ServerResponse) => response.writeHead(503).end('no')],
    ['no beginning before the deadline', 'TIMED_OUT', () => undefined],
  ] as const)('does not begin with %s', async (_, fault, answer) => {
    const { stream } = await start((_request, response) => void answer(response), { retries: 0 })
    expect(await stream({ withinMs: 300 })).toEqual({ ok: false, fault })
  })

  test('is measured by what it is without its wrapping: in a resource of FHIR’s it may be a third longer, and no more', async () => {
    const wrapped = (length: number) => (response: ServerResponse) =>
      response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(Buffer.alloc(length, 'a'))
    let answer = wrapped(2_666_668 + 64 * 1024)
    const { stream } = await start((_, response) => void answer(response), { retries: 0 })
    expect((await whole((await begun(stream())).body)).length).toBe(2_666_668 + 64 * 1024)
    answer = wrapped(2_666_669 + 64 * 1024)
    await expect(whole((await begun(stream())).body)).rejects.toMatchObject({ fault: 'TOO_LARGE' })
  })

  test('begins after all when a safe request is sent again', async () => {
    let fail = true
    const { stream, reached } = await start((_, response) => {
      response.writeHead(fail ? 503 : 200).end('document')
      fail = false
    })
    expect(String(await whole((await begun(stream())).body))).toBe('document')
    expect(reached()).toBe(2)
  })

  test.each([
    [
      'more than the limit, found while reading',
      'TOO_LARGE',
      (response: ServerResponse) => response.writeHead(200).end(Buffer.alloc(2_100_000)),
    ],
    [
      'a connection lost half-way',
      'RESET',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-length': '9' }).write('half', () => response.destroy()),
    ],
    ['a silence', 'TIMED_OUT', (response: ServerResponse) => response.writeHead(200).write('half')],
  ] as const)('breaks with %s, and is no whole', async (_, fault, answer) => {
    const { stream } = await start((_request, response) => void answer(response), { idleMs: 200 })
    await expect(whole((await begun(stream())).body)).rejects.toEqual(new BrokenBody(fault))
  })

  test('ends when its caller goes, and gives up its connection and its place', async () => {
    const ended: Promise<unknown>[] = []
    const { stream } = await start((_, response) => {
      ended.push(new Promise((resolve) => response.once('close', resolve)))
      response.writeHead(200).write('half')
    })
    const caller = new AbortController()
    const { body } = await begun(stream({ signal: caller.signal }))
    // One document at a time: another waits for its place no longer than its deadline.
    expect(await stream({ withinMs: 100 })).toEqual({ ok: false, fault: 'TIMED_OUT' })
    caller.abort()
    await expect(whole(body)).rejects.toThrow(BrokenBody)
    const second = await begun(stream())
    second.body.destroy()
    await Promise.all(ended)
    expect(ended).toHaveLength(2)
  })

  test('counts against the exchange when it breaks, and not when its caller went away', async () => {
    let whose: 'exchange' | 'caller' = 'caller'
    const { stream, transport, exchange } = await start(
      (_, response) =>
        void response.writeHead(200).write('half', () => {
          if (whose === 'exchange') response.destroy()
        }),
      { breaker: { volume: 6 } },
    )
    for (let i = 0; i < 6; i++) {
      const { body } = await begun(stream())
      body.destroy()
    }
    expect(transport.isOpen(exchange)).toBe(false)
    whose = 'exchange'
    for (let i = 0; i < 12; i++) {
      const answer = await stream()
      if (answer.ok) await expect(whole(answer.body)).rejects.toThrow(BrokenBody)
    }
    expect(transport.isOpen(exchange)).toBe(true)
    expect(await stream()).toEqual({ ok: false, fault: 'BREAKER_OPEN' })
  })

  test('leaves questions their connections', async () => {
    const { stream, send } = await start(
      (request, response) => {
        if (request.url?.includes('Binary')) response.writeHead(200).write('half')
        else response.end('answered')
      },
      {},
      1,
    )
    const { body } = await begun(stream())
    expect(await send()).toMatchObject({ ok: true, body: Buffer.from('answered') })
    body.destroy()
  })

  test('never leaves the endpoint', async () => {
    const { stream, reached } = await start((_, response) => response.end('x'))
    expect(await stream({ path: 'http://127.0.0.1:1/other' })).toEqual({ ok: false, fault: 'REDIRECTED' })
    expect(reached()).toBe(0)
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
