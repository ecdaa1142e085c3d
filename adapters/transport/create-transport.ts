import { EventEmitter } from 'node:events'
import CircuitBreaker from 'opossum'
import { Pool } from 'undici'
import type { Exchange } from '../../schema/model/exchange.ts'
import { type Bulkhead, createBulkhead } from './bulkhead.ts'
import { type Attempt, exchangeOnce } from './exchange-once.ts'
import { onAbort } from './on-abort.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Transport, TransportAnswer, TransportFault, TransportRequest } from './transport.ts'
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
  readonly pool: Pool
  readonly bulkhead: Bulkhead
  readonly breaker: CircuitBreaker<[TransportRequest, string, number], TransportAnswer>
}

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

/**
 * Builds the only way out (see `Transport`): per exchange one `undici` pool with kept-alive connections, one `opossum` breaker, one bulkhead.
 * A row of the registry whose endpoint or limits changed gets a new lane; the old one ends its work and closes.
 */
export const createTransport = (options: TransportOptions = {}): Transport => {
  const { retries = 2, backoffMs = 50, breaker: limits = {}, tls } = options
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
    pool: Pool,
    request: TransportRequest,
    path: string,
    maxBodyBytes: number,
  ): Promise<TransportAnswer> => {
    for (let nth = 1; ; nth++) {
      const attempt = await exchangeOnce(pool, request, path, maxBodyBytes)
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

  const open = (exchange: Pick<Exchange, 'id' | 'endpoint' | 'limits'>): Lane => {
    const base = new URL(exchange.endpoint)
    const pool = new Pool(base.origin, {
      connections: exchange.limits.concurrency,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...tls } as NonNullable<Pool.Options['connect']>,
    })
    const breaker: Lane['breaker'] = new CircuitBreaker(
      (request: TransportRequest, path: string, maxBodyBytes: number) => attemptAll(pool, request, path, maxBodyBytes),
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
      pool,
      bulkhead: createBulkhead(exchange.limits.concurrency),
      breaker,
    }
  }

  const close = async (lane: Lane): Promise<void> => {
    lane.breaker.shutdown()
    await lane.pool.close()
  }

  const laneOf = (exchange: Pick<Exchange, 'id' | 'endpoint' | 'limits'>): Lane => {
    const lane = lanes.get(exchange.id)
    if (lane !== undefined && lane.endpoint === exchange.endpoint && lane.concurrency === exchange.limits.concurrency)
      return lane
    const fresh = open(exchange)
    lanes.set(exchange.id, fresh)
    if (lane !== undefined) void close(lane)
    return fresh
  }

  const isOpen = (lane: Lane): boolean => lane.breaker.opened

  const send = async (
    exchange: Pick<Exchange, 'id' | 'endpoint' | 'limits'>,
    request: TransportRequest,
  ): Promise<TransportAnswer> => {
    const lane = laneOf(exchange)
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
      const lane = lanes.get(exchange.id)
      return lane !== undefined && isOpen(lane)
    },
    async close() {
      clearInterval(rotating)
      await Promise.all([...lanes.values()].map(close))
      lanes.clear()
    },
  }
}
