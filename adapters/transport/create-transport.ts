import { EventEmitter } from 'node:events'
import CircuitBreaker from 'opossum'
import { Pool } from 'undici'
import { DOCUMENTS_AT_ONCE, type Exchange, MAX_DOCUMENT_BYTES } from '../../schema/model/exchange.ts'
import { type Bulkhead, createBulkhead } from './bulkhead.ts'
import { exchangeOnce } from './exchange-once.ts'
import { blames, Failure } from './failure.ts'
import { type Begun, keepTrying } from './keep-trying.ts'
import { streamOnce } from './stream-once.ts'
import {
  BrokenBody,
  type GatewayIdentity,
  type Transport,
  type TransportAnswer,
  type TransportFault,
  type TransportRequest,
  type TransportStream,
} from './transport.ts'
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
  /** The longest silence within a streamed body, in milliseconds. */
  readonly idleMs?: number
  /** TLS options of every connection: trusted authorities and our own certificate. */
  readonly tls?: { readonly ca?: string | readonly string[]; readonly cert?: string; readonly key?: string }
  /** What signs user assertions. */
  readonly identity?: GatewayIdentity | undefined
}

const BUCKETS = 10
const CONNECT_TIMEOUT_MS = 2_000
/** Idle connections are kept between the questions of a working day's quiet minutes, not for ever. */
const KEEP_ALIVE_MS = 30_000

/** One exchange's way out. */
type Lane = {
  readonly endpoint: string
  readonly base: URL
  readonly concurrency: number
  readonly pool: Pool
  readonly bulkhead: Bulkhead
  /** Documents have connections and places of their own: while they take minutes, questions are asked all the same. */
  readonly documents: { readonly atOnce: number; readonly pool: Pool; readonly bulkhead: Bulkhead }
  /** One for both: an exchange that is in trouble is in trouble. */
  readonly breaker: CircuitBreaker<[() => Promise<void>], void>
}

type Registered = Pick<Exchange, 'id' | 'endpoint' | 'limits'>

const fault = (kind: TransportFault): { readonly ok: false; readonly fault: TransportFault } => ({
  ok: false,
  fault: kind,
})

const documentsAtOnce = ({ limits }: Registered): number => limits.documentsAtOnce ?? DOCUMENTS_AT_ONCE

/**
 * Builds the only way out (see `Transport`): per exchange one `undici` pool with kept-alive connections, one `opossum` breaker, one bulkhead.
 * A row of the registry whose endpoint or limits changed gets a new lane; the old one ends its work and closes.
 */
export const createTransport = (options: TransportOptions = {}): Transport => {
  const { retries = 2, backoffMs = 50, breaker: limits = {}, idleMs = 10_000, tls } = options
  const { volume = 8, errorPercentage = 50, windowMs = 10_000, resetMs = 5_000 } = limits
  const lanes = new Map<string, Lane>()
  // One timer for every breaker's rolling window.
  const rotation = new EventEmitter().setMaxListeners(0)
  const rotating = setInterval(() => rotation.emit('rotate'), windowMs / BUCKETS)
  rotating.unref()

  const tryAll = keepTrying(retries, backoffMs)

  const openPool = (origin: string, connections: number): Pool =>
    new Pool(origin, {
      connections,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...tls } as NonNullable<Pool.Options['connect']>,
    })

  const open = (exchange: Registered): Lane => {
    const base = new URL(exchange.endpoint)
    const { concurrency } = exchange.limits
    const atOnce = documentsAtOnce(exchange)
    const breaker: Lane['breaker'] = new CircuitBreaker((act: () => Promise<void>) => act(), {
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
    })
    return {
      endpoint: exchange.endpoint,
      base,
      concurrency,
      pool: openPool(base.origin, concurrency),
      bulkhead: createBulkhead(concurrency),
      documents: { atOnce, pool: openPool(base.origin, atOnce), bulkhead: createBulkhead(atOnce) },
      breaker,
    }
  }

  const end = (lane: Lane): Promise<void> => {
    lane.breaker.shutdown()
    return lane.pool.close()
  }

  const laneOf = (exchange: Registered): Lane => {
    const lane = lanes.get(exchange.id)
    if (
      lane !== undefined &&
      lane.endpoint === exchange.endpoint &&
      lane.concurrency === exchange.limits.concurrency &&
      lane.documents.atOnce === documentsAtOnce(exchange)
    )
      return lane
    const fresh = open(exchange)
    lanes.set(exchange.id, fresh)
    if (lane !== undefined) void Promise.all([end(lane), lane.documents.pool.close()])
    return fresh
  }

  const isOpen = (lane: Lane): boolean => lane.breaker.opened

  /** Lets the breaker see what comes of it; gives that, or the fault that it ended in. */
  const seen = async <Answer extends Begun>(lane: Lane, act: () => Promise<Answer | TransportFault>) => {
    let came: Answer | TransportFault = 'UNREACHABLE'
    try {
      await lane.breaker.fire(async () => {
        came = await act()
      })
      return came
    } catch (error) {
      if (error instanceof Failure) return error.fault
      return CircuitBreaker.isOurError(error as Error) ? 'BREAKER_OPEN' : 'UNREACHABLE'
    }
  }

  const send = async (exchange: Registered, request: TransportRequest): Promise<TransportAnswer> => {
    const lane = laneOf(exchange)
    const path = pathWithin(lane.base, request.path)
    if (path === undefined) return fault('REDIRECTED')
    if (isOpen(lane)) return fault('BREAKER_OPEN')
    const entered = lane.bulkhead.enter(request.signal)
    // What waited for room until its time was up was never asked, and says nothing about the exchange.
    if (entered !== true && !(await entered)) return fault('TIMED_OUT')
    try {
      const { maxBodyBytes } = exchange.limits
      const came = await seen(lane, () => tryAll(request, () => exchangeOnce(lane.pool, request, path, maxBodyBytes)))
      // The attempt itself, not a copy: whoever takes the body out takes it out of every promise on the way.
      return typeof came === 'string' ? fault(came) : came
    } finally {
      lane.bulkhead.leave()
    }
  }

  /** A body that broke is told to the breaker when it does, and twice: its beginning has long counted as a success, which it was not. */
  const watch = (lane: Lane, stream: Extract<TransportStream, { ok: true }>, { signal }: TransportRequest): void => {
    const tell = (error: unknown): void => {
      if (!(error instanceof BrokenBody) || !blames(error.fault) || signal.aborted) return
      for (let times = 0; times < 2; times++) void seen(lane, () => Promise.reject(new Failure(error.fault, true)))
    }
    stream.body.once('error', tell)
    stream.body.once('close', () => lane.documents.bulkhead.leave())
  }

  const stream = async (exchange: Registered, request: TransportRequest): Promise<TransportStream> => {
    const lane = laneOf(exchange)
    const path = pathWithin(lane.base, request.path)
    if (path === undefined) return fault('REDIRECTED')
    if (isOpen(lane)) return fault('BREAKER_OPEN')
    const { pool, bulkhead } = lane.documents
    const waiting = AbortSignal.any([
      request.signal,
      AbortSignal.timeout(Math.max(0, Math.ceil(request.deadline - performance.now()))),
    ])
    const entered = bulkhead.enter(waiting)
    if (entered !== true && !(await entered)) return fault('TIMED_OUT')
    const limits = { idleMs, maxBytes: exchange.limits.maxDocumentBytes ?? MAX_DOCUMENT_BYTES }
    const came = await seen(lane, () =>
      tryAll(
        request,
        () => streamOnce(pool, request, path, limits),
        ({ body }) => body.destroy(),
      ),
    )
    if (typeof came === 'string') {
      bulkhead.leave()
      return fault(came)
    }
    watch(lane, came, request)
    return came
  }

  return {
    identity: options.identity,
    send,
    stream,
    isOpen: (exchange) => {
      const lane = lanes.get(exchange.id)
      return lane !== undefined && isOpen(lane)
    },
    async close() {
      clearInterval(rotating)
      // A document under way would else keep the process for minutes.
      await Promise.all([...lanes.values()].map((lane) => Promise.all([lane.documents.pool.destroy(), end(lane)])))
      lanes.clear()
    },
  }
}
