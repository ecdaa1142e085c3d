import { EventEmitter } from 'node:events'
import CircuitBreaker from 'opossum'
import { Pool } from 'undici'
import { type Bulkhead, createBulkhead } from './bulkhead.ts'
import type { CredentialsOf, ExchangeCredentials } from './credentials.ts'
import { type Attempt, exchangeOnce } from './exchange-once.ts'
import { onAbort } from './on-abort.ts'
import { createPace, type Pace, unpaced } from './pace.ts'
import type { Reach } from './reach.ts'
import { retryAfterMs } from './retry-after.ts'
import { createTokens, type Tokens } from './tokens.ts'
import type { Asked, Transport, TransportAnswer, TransportFault, TransportRequest } from './transport.ts'
import { pathWithin } from './within-endpoint.ts'

/** How the transport behaves towards every exchange alike; what differs between exchanges is in their `limits`. */
export type TransportOptions = {
  /** How often a safe request is sent again after a 5xx or a broken connection. */
  readonly retries?: number
  /** The longest first wait before sending again, in milliseconds; it doubles, and a random part of it is waited. */
  readonly backoffMs?: number
  /** The breaker opens when, of at least `volume` requests in `windowMs`, more than `errorPercentage` failed; after `resetMs` one is let through. */
  readonly breaker?: {
    readonly volume?: number
    readonly errorPercentage?: number
    readonly windowMs?: number
    readonly resetMs?: number
  }
  /** TLS options of every connection: trusted authorities and our own certificate. */
  readonly tls?: { readonly ca?: string | readonly string[]; readonly cert?: string; readonly key?: string }
  /** Where connections may go, checked as each is made. Absent: wherever the endpoint says, which is then the deployment's own. */
  readonly reach?: Reach
  /** What proves us to each exchange. */
  readonly credentialsOf?: CredentialsOf
}

const BUCKETS = 10
const CONNECT_TIMEOUT_MS = 2_000
/** Idle connections are kept between the questions of a working day's quiet minutes, not for ever. */
const KEEP_ALIVE_MS = 30_000

/** What says that the exchange itself is in trouble. Its refusals, its oversized answers and our callers' going away say nothing of the kind. */
const TROUBLE: ReadonlySet<TransportFault> = new Set(['TIMED_OUT', 'UNREACHABLE', 'RESET', 'SERVER_ERROR'])

/** Timers may fire a little early by `performance.now()`; an abort this close to the deadline is the deadline's. */
const DEADLINE_SLACK_MS = 5

/** One exchange's way out. */
type Lane = {
  readonly endpoint: string
  readonly base: URL
  readonly concurrency: number
  readonly requestsASecond: number | undefined
  /** Which credentials it was opened with. */
  readonly credentials: string | undefined
  /** Nothing is sent: its address may not be reached, or its credentials cannot be had. */
  readonly refused: boolean
  readonly pool: Pool
  readonly tokens: Tokens | undefined
  readonly bulkhead: Bulkhead
  readonly breaker: CircuitBreaker<[TransportRequest, string, number], TransportAnswer>
}

/** A changed configuration on trial has connections, a breaker and a bulkhead of its own: its trouble is not that of what runs. */
const laneKey = ({ id, lane }: Pick<Asked, 'id' | 'lane'>): string => (lane === undefined ? id : `${id} ${lane}`)

const fault = (kind: TransportFault): TransportAnswer => ({ ok: false, fault: kind })

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      forget()
      resolve()
    }
    const timer = setTimeout(done, ms)
    const forget = onAbort(signal, done)
  })

/** Thrown to `opossum` alone, which counts failures by rejection; `send` turns it back into an answer. */
class Failure extends Error {
  readonly fault: TransportFault
  /** False when the caller went away before its time was up, which says nothing of the exchange. */
  readonly blamesExchange: boolean
  constructor(kind: TransportFault, blamesExchange: boolean) {
    super(kind)
    this.fault = kind
    this.blamesExchange = blamesExchange
  }
}

/** What one request goes through, besides its breaker and its bulkhead. */
type Way = { readonly pool: Pool; readonly pace: Pace; readonly tokens: Tokens | undefined }

/** Begins one attempt when its turn has come, with a token where one is needed. One that is refused as unauthorized is asked for anew, once. */
const attemptOnce = async (
  { pool, pace, tokens }: Way,
  request: TransportRequest,
  path: string,
  maxBodyBytes: number,
  again = request.safe,
): Promise<Attempt> => {
  const begun = pace.enter(request.signal)
  // What waited for its turn until its time was up was never asked, and says nothing about the exchange.
  if (begun !== true && !(await begun)) throw new Failure('TIMED_OUT', false)
  if (tokens === undefined) return exchangeOnce(pool, request, path, maxBodyBytes)
  const token = await tokens.current()
  if (token === undefined) throw new Failure('UNREACHABLE', true)
  const headers = { ...request.headers, authorization: `Bearer ${token}` }
  const attempt = await exchangeOnce(pool, { ...request, headers }, path, maxBodyBytes)
  if (typeof attempt === 'string' || attempt.status !== 401) return attempt
  tokens.refused(token)
  return again ? attemptOnce({ pool, pace, tokens }, request, path, maxBodyBytes, false) : attempt
}

const revisionOf = (credentials: ExchangeCredentials | undefined): string | undefined =>
  credentials === 'UNREADABLE' ? credentials : credentials?.revision

/**
 * Builds the only way out (see `Transport`): per exchange one `undici` pool with kept-alive connections, one `opossum` breaker, one bulkhead.
 * A row of the registry whose endpoint or limits changed gets a new lane; the old one ends its work and closes.
 */
export const createTransport = (options: TransportOptions = {}): Transport => {
  const { retries = 2, backoffMs = 50, breaker: limits = {}, tls, reach, credentialsOf } = options
  const { volume = 8, errorPercentage = 50, windowMs = 10_000, resetMs = 5_000 } = limits
  const lanes = new Map<string, Lane>()
  // One timer for every breaker's rolling window.
  const rotation = new EventEmitter().setMaxListeners(0)
  const rotating = setInterval(() => rotation.emit('rotate'), windowMs / BUCKETS)
  rotating.unref()

  /** Whether, and after how long, a failed attempt is made again; undefined when it is not, or when the wait would not fit. */
  const waitBeforeRetry = (attempt: Attempt, nth: number, request: TransportRequest): number | undefined => {
    if (!request.safe || nth > retries) return undefined
    let wait = Math.random() * backoffMs * 2 ** (nth - 1)
    if (typeof attempt === 'string') {
      if (attempt !== 'RESET' && attempt !== 'UNREACHABLE') return undefined
    } else {
      const stated = retryAfterMs(attempt.retryAfter, Date.now())
      if (attempt.status === 429 ? stated === undefined : attempt.status < 500) return undefined
      wait = Math.max(wait, stated ?? 0)
    }
    return performance.now() + wait < request.deadline ? wait : undefined
  }

  const attemptAll = async (
    way: Way,
    request: TransportRequest,
    path: string,
    maxBodyBytes: number,
  ): Promise<TransportAnswer> => {
    for (let nth = 1; ; nth++) {
      const attempt = await attemptOnce(way, request, path, maxBodyBytes)
      const wait = waitBeforeRetry(attempt, nth, request)
      if (wait !== undefined) {
        await pause(wait, request.signal)
        continue
      }
      if (typeof attempt !== 'string') {
        if (attempt.status >= 500) throw new Failure('SERVER_ERROR', true)
        // The attempt itself, not a copy: whoever takes the body out takes it out of every promise on the way.
        return attempt
      }
      if (!TROUBLE.has(attempt)) return fault(attempt)
      throw new Failure(attempt, attempt !== 'TIMED_OUT' || performance.now() >= request.deadline - DEADLINE_SLACK_MS)
    }
  }

  const open = (exchange: Asked): Lane => {
    const base = new URL(exchange.endpoint)
    const credentials = credentialsOf?.(exchange.id)
    const all = credentials === undefined || credentials === 'UNREADABLE' ? [] : credentials.all
    const certificate = all.find((one) => one.kind === 'MTLS')
    const client = all.find((one) => one.kind === 'OAUTH')
    const connect = (more: object = {}) =>
      ({
        timeout: CONNECT_TIMEOUT_MS,
        ...tls,
        ...(reach === undefined ? {} : { lookup: reach.lookup }),
        ...more,
      }) as NonNullable<Pool.Options['connect']>
    const pool = new Pool(base.origin, {
      connections: exchange.limits.concurrency,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: connect(certificate === undefined ? {} : { cert: certificate.certificate, key: certificate.privateKey }),
    })
    const { requestsASecond } = exchange.limits
    const tokens = client === undefined ? undefined : createTokens(client, connect())
    const way: Way = { pool, tokens, pace: requestsASecond === undefined ? unpaced : createPace(requestsASecond) }
    const mayBeReached =
      reach === undefined ||
      (reach.urlFault(exchange.endpoint) === undefined &&
        (client === undefined || reach.urlFault(client.tokenEndpoint) === undefined))
    const breaker: Lane['breaker'] = new CircuitBreaker(
      (request: TransportRequest, path: string, maxBodyBytes: number) => attemptAll(way, request, path, maxBodyBytes),
      {
        timeout: false,
        errorThresholdPercentage: errorPercentage,
        volumeThreshold: volume,
        resetTimeout: resetMs,
        rollingCountTimeout: windowMs,
        rollingCountBuckets: BUCKETS,
        rollingPercentilesEnabled: false,
        enableSnapshots: false,
        rotateBucketController: rotation,
        // Who went away proves nothing, except that a half-open breaker's one probe gave no reason to close it.
        errorFilter: (error: unknown) => error instanceof Failure && !error.blamesExchange && !breaker.halfOpen,
      },
    )
    return {
      endpoint: exchange.endpoint,
      base,
      concurrency: exchange.limits.concurrency,
      requestsASecond,
      credentials: revisionOf(credentials),
      refused: !mayBeReached || credentials === 'UNREADABLE',
      pool,
      tokens,
      bulkhead: createBulkhead(exchange.limits.concurrency),
      breaker,
    }
  }

  const close = async (lane: Lane): Promise<void> => {
    lane.breaker.shutdown()
    await Promise.all([lane.pool.close(), lane.tokens?.close()])
  }

  const laneOf = (exchange: Asked): Lane => {
    const key = laneKey(exchange)
    const lane = lanes.get(key)
    if (
      lane !== undefined &&
      lane.endpoint === exchange.endpoint &&
      lane.concurrency === exchange.limits.concurrency &&
      lane.requestsASecond === exchange.limits.requestsASecond &&
      lane.credentials === revisionOf(credentialsOf?.(exchange.id))
    )
      return lane
    const fresh = open(exchange)
    lanes.set(key, fresh)
    if (lane !== undefined) void close(lane)
    return fresh
  }

  const isOpen = (lane: Lane): boolean => lane.breaker.opened

  const send = async (exchange: Asked, request: TransportRequest): Promise<TransportAnswer> => {
    const lane = laneOf(exchange)
    if (lane.refused) return fault('UNREACHABLE')
    const path = pathWithin(lane.base, request.path)
    if (path === undefined) return fault('REDIRECTED')
    if (isOpen(lane)) return fault('BREAKER_OPEN')
    const entered = lane.bulkhead.enter(request.signal)
    // What waited for room until its time was up was never asked, and says nothing about the exchange.
    if (entered !== true && !(await entered)) return fault('TIMED_OUT')
    try {
      return await lane.breaker.fire(request, path, exchange.limits.maxBodyBytes)
    } catch (error) {
      if (error instanceof Failure) return fault(error.fault)
      return fault(CircuitBreaker.isOurError(error as Error) ? 'BREAKER_OPEN' : 'UNREACHABLE')
    } finally {
      lane.bulkhead.leave()
    }
  }

  return {
    send,
    isOpen: (exchange) => {
      const lane = lanes.get(laneKey(exchange))
      return lane !== undefined && isOpen(lane)
    },
    async close() {
      clearInterval(rotating)
      await Promise.all([...lanes.values()].map(close))
      lanes.clear()
    },
  }
}
