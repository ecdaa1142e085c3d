import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { createTransport, type TransportOptions } from '../../adapters/transport/create-transport.ts'
import type { ExchangeCredential, ExchangeCredentials } from '../../adapters/transport/credentials.ts'
import { createPace } from '../../adapters/transport/pace.ts'
import { createReach, type ResolveName } from '../../adapters/transport/reach.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'

const ONE = 'ONE' as ExchangeId
const LOOPBACK = ['127.0.0.0/8', '::1/128']
const pem = (name: string): string => readFileSync(new URL(`./tls/${name}`, import.meta.url), 'utf8')

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const listening = async (
  server: ReturnType<typeof createServer>,
): Promise<{ readonly port: number; connections: number }> => {
  const seen = { port: 0, connections: 0 }
  server.on('connection', () => void seen.connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(seen, { port: portOf(server) })
}

const serve = (listener: RequestListener) => listening(createServer(listener))
const said =
  (text: string): RequestListener =>
  (_, response) =>
    void response.end(text)

const serveTls = (listener: RequestListener, asksForCertificate = false) =>
  listening(
    createTlsServer(
      {
        cert: pem('server.pem'),
        key: pem('server.key'),
        ca: pem('authority.pem'),
        requestCert: asksForCertificate,
        rejectUnauthorized: asksForCertificate,
      },
      listener,
    ),
  )

const sendBy = (options: TransportOptions) => {
  const transport = createTransport({ retries: 0, ...options })
  closing.push(() => transport.close())
  return async (endpoint: string, limits = {}, withinMs = 5_000) => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), withinMs)
    const answer = await transport.send(
      { id: ONE, endpoint, limits: { concurrency: 4, maxBodyBytes: 10_000, ...limits } },
      { method: 'GET', path: 'Patient', safe: true, signal: controller.signal, deadline: performance.now() + withinMs },
    )
    clearTimeout(timer)
    return answer.ok ? `${answer.status} ${answer.body}` : answer.fault
  }
}

const only = (...all: readonly ExchangeCredential[]) => ({ revision: JSON.stringify(all), all }) as const

describe('where a connection may go', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%lo',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'localhost',
    '',
    '8.8.8.8.8',
  ])('not to %s', (address) => expect(createReach().allows(address)).toBe(false))

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '::ffff:8.8.8.8', '2606:4700:4700::1111', '2a00:1450::1'])(
    'to %s',
    (address) => expect(createReach().allows(address)).toBe(true),
  )

  test('and to what a deployment allows, and no further', () => {
    const { allows } = createReach(['10.20.0.0/16', 'fd12::/16'])
    expect(['10.20.255.1', '::ffff:10.20.0.1', 'fd12::1'].map(allows)).toEqual([true, true, true])
    expect(['10.21.0.1', 'fd13::1', '127.0.0.1'].map(allows)).toEqual([false, false, false])
    for (const wrong of ['10.0.0.0', '10.0.0.0/33', 'fe80::1%lo/64', 'ten/8', '10.0.0.0/8/8'])
      expect(() => createReach([wrong])).toThrow('range')
  })

  test.each([
    ['http://exchange.example/fhir', 'is not https'],
    ['ftp://exchange.example/fhir', 'is not https'],
    ['https://user:word@exchange.example/fhir', 'holds a user'],
    ['https://exchange.example/fhir?x=1', 'holds a query'],
    ['https://127.0.0.1/fhir', 'may not be reached'],
    ['https://0x7f.1/fhir', 'may not be reached'],
    ['https://2130706433/fhir', 'may not be reached'],
    ['https://[::ffff:169.254.169.254]/latest', 'may not be reached'],
    ['http://localhost/fhir', 'is not https'],
    ['nothing', 'is no address'],
  ])('%s may not be registered', (url, fault) => expect(createReach().urlFault(url)).toContain(fault))

  test('plain http is for this machine alone, where a deployment allows it', () => {
    const { urlFault } = createReach(['10.0.0.0/8', ...LOOPBACK])
    for (const url of [
      'http://127.0.0.1:80/fhir',
      'http://localhost/fhir',
      'http://[::1]/fhir',
      'https://10.0.0.1/fhir',
    ])
      expect(urlFault(url)).toBeUndefined()
    expect(urlFault('http://10.0.0.1/fhir')).toContain('https')
  })

  test('an address that may not be reached is not connected to, whether it is named or written', async () => {
    const server = await serveTls(said('secret'))
    const send = sendBy({ reach: createReach(), tls: { ca: pem('authority.pem') } })
    for (const host of ['localhost', '127.0.0.1', '[::ffff:127.0.0.1]'])
      expect(await send(`https://${host}:${server.port}/fhir`)).toBe('UNREACHABLE')
    expect(server.connections).toBe(0)
    const allowed = sendBy({ reach: createReach(LOOPBACK), tls: { ca: pem('authority.pem') } })
    expect(await allowed(`https://localhost:${server.port}/fhir`)).toBe('200 secret')
  })

  test('a name that is looked up anew and leads elsewhere is refused then: each connection is checked, with the address that it goes to', async () => {
    const server = await serveTls((_, response) => void response.writeHead(200, { connection: 'close' }).end('once'))
    const answers = [['127.0.0.1'], ['127.0.0.1', '10.0.0.1'], ['169.254.169.254'], ['127.0.0.1']]
    const resolveName: ResolveName = (_, __, callback) =>
      callback(
        null,
        (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
      )
    const send = sendBy({ reach: createReach(['127.0.0.0/8'], resolveName), tls: { ca: pem('authority.pem') } })
    const told: string[] = []
    for (let times = 0; times < 4; times++) told.push(await send(`https://localhost:${server.port}/fhir`))
    expect(told).toEqual(['200 once', 'UNREACHABLE', 'UNREACHABLE', '200 once'])
    expect(server.connections).toBe(2)
  })

  test('a redirect is not followed, wherever it leads', async () => {
    const elsewhere = await serve(said('secret'))
    const server = await serve(
      (_, response) => void response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end(),
    )
    expect(await sendBy({ reach: createReach(LOOPBACK) })(`http://127.0.0.1:${server.port}/fhir`)).toBe('REDIRECTED')
    expect(elsewhere.connections).toBe(0)
  })
})

describe('what proves us to an exchange', () => {
  const mtls: ExchangeCredential = { kind: 'MTLS', certificate: pem('client.pem'), privateKey: pem('client.key') }

  test('is a client certificate on every connection, from the next request on once it was set', async () => {
    const seen: string[] = []
    const server = await serveTls((request: IncomingMessage, response) => {
      seen.push(String((request.socket as TLSSocket).getPeerCertificate().subject?.CN))
      response.end('in')
    }, true)
    let credentials: ExchangeCredentials | undefined
    const send = sendBy({
      reach: createReach(LOOPBACK),
      tls: { ca: pem('authority.pem') },
      credentialsOf: () => credentials,
    })
    const endpoint = `https://localhost:${server.port}/fhir`
    expect(['RESET', 'UNREACHABLE']).toContain(await send(endpoint))
    credentials = only(mtls)
    expect(await send(endpoint)).toBe('200 in')
    expect(seen).toEqual(['gateway'])
  })

  test('is nothing where what is set cannot be had: then nothing is sent', async () => {
    const server = await serve(said('in'))
    const send = sendBy({ credentialsOf: () => 'UNREADABLE' })
    expect(await send(`http://127.0.0.1:${server.port}/fhir`)).toBe('UNREACHABLE')
    expect(server.connections).toBe(0)
  })

  test('is headers, over what a request says of itself', async () => {
    const server = await serve((request, response) => void response.end(`key ${request.headers['x-api-key']}`))
    const send = sendBy({ credentialsOf: () => only({ kind: 'HEADERS', headers: { 'x-api-key': 'k1' } }) })
    expect(await send(`http://127.0.0.1:${server.port}/fhir`)).toBe('200 key k1')
  })

  const withTokens = async (tokenAnswer: RequestListener, accepts: (token: string) => boolean) => {
    const asked: string[] = []
    const authority = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        asked.push(`${Buffer.from(String(request.headers.authorization).slice(6), 'base64')} ${body}`)
        tokenAnswer(request, response)
      })
    })
    const server = await serve((request, response) => {
      const token = String(request.headers.authorization).replace('Bearer ', '')
      response.writeHead(accepts(token) ? 200 : 401).end(token)
    })
    const client: ExchangeCredential = {
      kind: 'OAUTH',
      tokenEndpoint: `http://127.0.0.1:${authority.port}/token`,
      clientId: 'the client',
      clientSecret: 'a:b&c',
      scope: 'system/*.read',
    }
    const send = sendBy({ reach: createReach(LOOPBACK), credentialsOf: () => only(client) })
    return { asked, authority, send: (withinMs?: number) => send(`http://127.0.0.1:${server.port}/fhir`, {}, withinMs) }
  }

  const tokens = (life: object): RequestListener => {
    let count = 0
    return (_, response) =>
      void response.end(JSON.stringify({ access_token: `t${++count}`, token_type: 'Bearer', ...life }))
  }

  test('is a token that is asked for once, however many wait, and kept till it ends', async () => {
    const { asked, send } = await withTokens(tokens({ expires_in: 3_600 }), () => true)
    expect(await Promise.all([send(), send(), send()])).toEqual(['200 t1', '200 t1', '200 t1'])
    expect(await send()).toBe('200 t1')
    expect(asked).toEqual(['the+client:a%3Ab%26c grant_type=client_credentials&scope=system%2F*.read'])
  })

  test('a token at its end is renewed; one that is refused is renewed once', async () => {
    const ending = await withTokens(tokens({ expires_in: 0.001 }), () => true)
    expect(await ending.send()).toBe('200 t1')
    await wait(5)
    expect(await ending.send()).toBe('200 t2')
    const refused = await withTokens(tokens({}), (token) => token === 't2')
    expect(await refused.send()).toBe('200 t2')
    const never = await withTokens(tokens({}), () => false)
    expect(await never.send()).toBe('401 t2')
    expect(never.asked).toHaveLength(2)
  })

  test('a token that does not come in time is waited for no longer than the question may take', async () => {
    const { send } = await withTokens(
      () => undefined,
      () => true,
    )
    // The authority is given two seconds; what asks has less, and is told that its own time was up.
    expect(await send(200)).toBe('TIMED_OUT')
  })

  test.each<[string, RequestListener]>([
    ['refuses', (_, response) => void response.writeHead(400).end('{"error":"invalid_client"}')],
    ['redirects', (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['says nonsense', (_, response) => void response.end('<html>')],
    ['gives another kind of token', (_, response) => void response.end('{"access_token":"x","token_type":"mac"}')],
    [
      'gives what would be another header',
      (_, response) => void response.end('{"access_token":"x\\r\\ny: z","token_type":"bearer"}'),
    ],
    ['never ends', (_, response) => void response.write('x'.repeat(100_000))],
  ])('without a token, since the authority %s, nothing is sent', async (_, listener) => {
    const { send } = await withTokens(listener, () => true)
    expect(await send()).toBe('UNREACHABLE')
  })
})

describe('how often an exchange is asked', () => {
  test('so many at once after a quiet second, then at the rate: by the clock', () => {
    let at = 0
    const { enter } = createPace(4, () => at)
    const { signal } = new AbortController()
    const begun = (): number => {
      let count = 0
      while (count < 100 && enter(signal) === true) count++
      return count
    }
    expect(begun()).toBe(4)
    at += 60_000
    // Somebody waits already, and nobody goes before them.
    expect(begun()).toBe(0)
  })

  test('what waits for its turn goes in order, and gives up with its caller without taking a turn', async () => {
    const { enter } = createPace(5)
    const { signal } = new AbortController()
    for (let count = 0; count < 5; count++) expect(enter(signal)).toBe(true)
    const gone = new AbortController()
    const order: string[] = []
    const waiting = ['first', 'gone', 'second'].map(async (name) =>
      order.push(`${name} ${await enter(name === 'gone' ? gone.signal : signal)}`),
    )
    gone.abort()
    await Promise.all(waiting)
    expect(order).toEqual(['gone false', 'first true', 'second true'])
  })

  test('requests beyond the rate wait, and are told TIMED_OUT when their time is up before their turn', async () => {
    const server = await serve(said('ok'))
    const send = sendBy({})
    const endpoint = `http://127.0.0.1:${server.port}/fhir`
    expect(await send(endpoint, { requestsASecond: 0.1 })).toBe('200 ok')
    expect(await send(endpoint, { requestsASecond: 0.1 }, 50)).toBe('TIMED_OUT')
  })
})
