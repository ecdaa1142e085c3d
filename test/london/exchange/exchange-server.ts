import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from '../generator/random.ts'
import type { RecordChange } from './changing.ts'
import type { Fault } from './fault.ts'
import { misbehave } from './misbehave.ts'
import { type Answer, answer, outcome } from './outcome.ts'
import type { TongueServer } from './tongue-server.ts'

const LARGEST_QUESTION = 1024 * 1024
const CACHED_ANSWERS = 20_000
const SLOW_MS = 10_000

/** When an exchange dies at a write: it had not yet done it, or had, and nobody was told. */
export const CRASHES = ['before-commit', 'after-commit'] as const

export type Crash = (typeof CRASHES)[number]

/** One running exchange. Everything about it can be switched while it runs. */
export type ExchangeServer = {
  readonly id: string
  readonly endpoint: string
  /** Questions received since it began. */
  requests(): number
  current(): { readonly fault: Fault | undefined; readonly latency: number }
  /** `undefined` makes it well again. Resolves once it is so, which for `down` is when nobody listens any more. */
  fault(fault: Fault | undefined): Promise<void>
  /** Dies at the next write, and is there again for the one after. */
  crashAtWrite(crash: Crash | undefined): void
  /** Somebody there writes a record of a patient: gives its `Type/id` once all were told; undefined where there is none, or nothing of it can be told. */
  change(nhsNumber: string, change: RecordChange): Promise<string | undefined>
  /** The next so many notifications are lost on the way. */
  loseNotifications(count: number): void
  /** Median of a log-normal delay in milliseconds; 0 is none. */
  latency(medianMs: number, sigma?: number): void
  close(): Promise<void>
}

export type ExchangeServerOptions = {
  readonly id: string
  /** 0 is any free port. */
  readonly port: number
  readonly speaks: TongueServer
  readonly random: Random
  readonly latency: number
  /** Where the redirect fault leads. */
  readonly stranger: string
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_QUESTION) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Starts one exchange on loopback. Answers are built once and kept as bytes: asking again costs it next to nothing. */
export const startExchangeServer = async (options: ExchangeServerOptions): Promise<ExchangeServer> => {
  const cache = new Map<string, Answer>()
  let base = ''
  let [fault, median, sigma, asked] = [undefined as Fault | undefined, options.latency, 0.4, 0]
  let crash: Crash | undefined

  const rightAnswer = (method: string, path: string, body: string): Answer => {
    const searchFault = fault === 'another-patient' || fault === 'stray-record' ? fault : undefined
    const key = `${searchFault ?? ''} ${method} ${path} ${body}`
    const known = cache.get(key)
    if (known) return known
    const made = options.speaks.handle(base, method, path, body, searchFault)
    // A document is asked for once, and is larger than any page.
    if (made.contentType !== undefined) return made
    if (cache.size >= CACHED_ANSWERS) cache.clear()
    cache.set(key, made)
    return made
  }

  /** What is right to answer; undefined where the exchange died over it. */
  const answerTo = ({ method = 'GET', headers }: IncomingMessage, path: string, body: string): Answer | undefined => {
    const refused = options.speaks.refuse?.(headers, path)
    if (refused !== undefined) return refused
    const { writing, changes } = options.speaks
    const subscribing = fault === 'refuse' ? undefined : changes?.answer(base, method, path, body)
    if (subscribing !== undefined) return subscribing
    if (writing === undefined || fault === 'refuse' || !writing.isWrite(method, path))
      return rightAnswer(method, path, body)
    const dies = crash
    crash = undefined
    if (dies === 'before-commit') return undefined
    cache.clear()
    const done = writing.write(base, method, path, body, headers)
    return dies === 'after-commit' ? undefined : done
  }

  const respond = (request: IncomingMessage, response: ServerResponse, body: string | undefined): void => {
    const url = request.url ?? '/'
    let right: Answer | undefined
    try {
      right =
        body === undefined
          ? answer(413, outcome('error', 'too-long', 'The question is too long.'))
          : url.startsWith('/fhir')
            ? answerTo(request, url.slice('/fhir'.length), body)
            : answer(404, outcome('error', 'not-found', 'Nothing here.'))
    } catch {
      right = answer(400, outcome('error', 'invalid', 'The question could not be read.'))
    }
    if (right === undefined) {
      request.socket.resetAndDestroy()
      return
    }
    const sent = right
    const delay =
      (fault === 'slow' ? SLOW_MS : 0) + (median > 0 ? median * Math.exp(sigma * options.random.normal()) : 0)
    const during = fault
    const send = (): void => misbehave(during, { right: sent, request, response, stranger: options.stranger })
    if (delay <= 0) {
      send()
      return
    }
    const timer = setTimeout(send, delay)
    response.once('close', () => clearTimeout(timer))
  }

  const create = (): Server => {
    const server = createServer((request, response) => {
      asked++
      if (request.method === 'GET') return respond(request, response, '')
      bodyOf(request).then(
        (body) => respond(request, response, body),
        () => response.destroy(),
      )
    })
    server.keepAliveTimeout = 120_000
    return server
  }

  let server: Server | undefined = create()
  const port = await listen(server, options.port)
  base = `http://127.0.0.1:${port}/fhir`

  return {
    id: options.id,
    endpoint: base,
    requests: () => asked,
    current: () => ({ fault, latency: median }),
    fault: async (next) => {
      fault = next
      if (next === 'down' && server) {
        const stopping = server
        server = undefined
        await stop(stopping)
      }
      if (next !== 'down' && !server) {
        server = create()
        await listen(server, port)
      }
    },
    crashAtWrite: (next) => {
      crash = next
    },
    change: async (nhsNumber, change) => {
      cache.clear()
      const told = options.speaks.changes?.change(nhsNumber, change)
      cache.clear()
      return told
    },
    loseNotifications: (count) => options.speaks.changes?.lose(count),
    latency: (medianMs, spread = 0.4) => {
      median = medianMs
      sigma = spread
    },
    close: async () => {
      options.speaks.changes?.close()
      if (server) await stop(server)
      server = undefined
    },
  }
}
