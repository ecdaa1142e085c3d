import { EventEmitter } from 'node:events'
import CircuitBreaker from 'opossum'
import { Pool } from 'undici'
import { DOCUMENTS_AT_ONCE, MAX_DOCUMENT_BYTES } from '../../schema/model/exchange.ts'
import { type Admission, admitted } from './admission.ts'
import { type Bulkhead, createBulkhead } from './bulkhead.ts'
import { type Caution, createCaution, type Probe } from './caution.ts'
import type { CredentialsOf, ExchangeCredentials } from './credentials.ts'
import { exchangeOnce } from './exchange-once.ts'
import { blames, Failure } from './failure.ts'
import { watchHeldUp } from './held-up.ts'
import { type Begun, keepTrying } from './keep-trying.ts'
import { createPace, type Pace, unpaced } from './pace.ts'
import { type CountTogether, paceTogether } from './pace-together.ts'
import type { Reach } from './reach.ts'
import { streamOnce } from './stream-once.ts'
import { createTokens } from './tokens.ts'
import {
  type Asked,
  type BreakerState,
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
  /** Where connections may go, checked as each is made. Absent: wherever the endpoint says, which is then the deployment's own. */
  readonly reach?: Reach
  /** What proves us to each exchange. */
  readonly credentialsOf?: CredentialsOf
  /** Counts over all nodes: declared rates are then kept by all of them together. Absent: by this node alone. */
  readonly countTogether?: CountTogether | undefined
  /** Told when a breaker opens, for how many milliseconds it will let nobody through, and when it closes. */
  readonly onBreaker?: (exchange: Asked['id'], state: BreakerState, forMs: number) => void
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
  readonly requestsASecond: number | undefined
  /** Which credentials it was opened with. */
  readonly credentials: string | undefined
  /** Nothing is sent: its address may not be reached, or its credentials cannot be had. */
  readonly refused: boolean
  readonly admission: Admission
  readonly pool: Pool
  readonly bulkhead: Bulkhead
  /** Documents have connections and places of their own: while they take minutes, questions are asked all the same. */
  readonly documents: { readonly atOnce: number; readonly pool: Pool; readonly bulkhead: Bulkhead }
  /** One for both: an exchange that is in trouble is in trouble. */
  readonly breaker: CircuitBreaker<[() => Promise<void>], void>
  /** Where another node found trouble. */
  readonly caution: Caution
}

/** A changed configuration on trial has connections, a breaker and a bulkhead of its own: its trouble is not that of what runs. */
const laneKey = ({ id, lane }: Pick<Asked, 'id' | 'lane'>): string => (lane === undefined ? id : `${id} ${lane}`)

const revisionOf = (credentials: ExchangeCredentials | undefined): string | undefined =>
  credentials === 'UNREADABLE' ? credentials : credentials?.revision

const fault = (kind: TransportFault): { readonly ok: false; readonly fault: TransportFault } => ({
  ok: false,
  fault: kind,
})

/** What came of a request, and whether a fault is the exchange's: not where this process was too busy to read. */
type Came = { readonly came: TransportAnswer; readonly isBlamed: boolean }

/** What an answer says of the exchange's health. Who went away before their time was up learned nothing. */
const toldBy = ({ came, isBlamed }: Came, { deadline }: TransportRequest): Parameters<Probe>[0] => {
  if (came.ok) return 'WELL'
  if (!isBlamed || (came.fault === 'TIMED_OUT' && performance.now() < deadline)) return 'NOTHING'
  return blames(came.fault) ? 'ILL' : 'NOTHING'
}

const documentsAtOnce = ({ limits }: Asked): number => limits.documentsAtOnce ?? DOCUMENTS_AT_ONCE

/**
 * Builds the only way out (see `Transport`): per exchange one `undici` pool with kept-alive connections, one `opossum` breaker, one bulkhead.
 * A row of the registry whose endpoint or limits changed gets a new lane; the old one ends its work and closes.
 */
export const createTransport = (options: TransportOptions = {}): Transport => {
  const { retries = 2, backoffMs = 50, breaker: limits = {}, idleMs = 10_000, tls, reach, credentialsOf } = options
  const { countTogether, onBreaker } = options
  const { volume = 8, errorPercentage = 50, windowMs = 10_000, resetMs = 5_000 } = limits
  const lanes = new Map<string, Lane>()
  // One timer for every breaker's rolling window.
  const rotation = new EventEmitter().setMaxListeners(0)
  const rotating = setInterval(() => rotation.emit('rotate'), windowMs / BUCKETS)
  rotating.unref()

  const heldUp = watchHeldUp()
  const tryAll = keepTrying(retries, backoffMs, heldUp.ms)

  type Connect = NonNullable<Pool.Options['connect']>

  const connecting = (more: object = {}): Connect =>
    ({
      timeout: CONNECT_TIMEOUT_MS,
      ...tls,
      ...(reach === undefined ? {} : { lookup: reach.lookup }),
      ...more,
    }) as Connect

  const openPool = (origin: string, connections: number, connect: Connect): Pool =>
    new Pool(origin, { connections, pipelining: 1, allowH2: false, keepAliveTimeout: KEEP_ALIVE_MS, connect })

  const mayReach = (url: string): boolean => reach === undefined || reach.urlFault(url) === undefined

  const paceOf = ({ limits: { requestsASecond }, ...exchange }: Asked): Pace => {
    if (requestsASecond === undefined) return unpaced
    const own = createPace(requestsASecond)
    if (countTogether === undefined) return own
    return paceTogether(own, requestsASecond, laneKey(exchange), countTogether)
  }

  const open = (exchange: Asked): Lane => {
    const base = new URL(exchange.endpoint)
    const credentials = credentialsOf?.(exchange.id)
    const all = credentials === undefined || credentials === 'UNREADABLE' ? [] : credentials.all
    const certificate = all.find((one) => one.kind === 'MTLS')
    const client = all.find((one) => one.kind === 'OAUTH')
    const key = all.find((one) => one.kind === 'HEADERS')
    const connect = connecting(
      certificate === undefined ? {} : { cert: certificate.certificate, key: certificate.privateKey },
    )
    const { requestsASecond } = exchange.limits
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
    // What is on trial is this node's own matter.
    if (exchange.lane === undefined && onBreaker !== undefined) {
      breaker.on('open', () => onBreaker(exchange.id, 'open', resetMs))
      breaker.on('close', () => onBreaker(exchange.id, 'closed', 0))
    }
    return {
      caution: createCaution(() => breaker.open()),
      endpoint: exchange.endpoint,
      base,
      concurrency,
      requestsASecond,
      credentials: revisionOf(credentials),
      refused:
        credentials === 'UNREADABLE' ||
        !mayReach(exchange.endpoint) ||
        (client !== undefined && !mayReach(client.tokenEndpoint)),
      admission: {
        pace: paceOf(exchange),
        // The client's certificate is for the exchange, and is not shown to whoever gives tokens.
        tokens: client === undefined ? undefined : createTokens(client, connecting()),
        headers: key?.headers,
      },
      pool: openPool(base.origin, concurrency, connect),
      bulkhead: createBulkhead(concurrency),
      documents: { atOnce, pool: openPool(base.origin, atOnce, connect), bulkhead: createBulkhead(atOnce) },
      breaker,
    }
  }

  const end = (lane: Lane): Promise<unknown> => {
    lane.breaker.shutdown()
    return Promise.all([lane.pool.close(), lane.admission.tokens?.close()])
  }

  const laneOf = (exchange: Asked): Lane => {
    const key = laneKey(exchange)
    const lane = lanes.get(key)
    if (
      lane !== undefined &&
      lane.endpoint === exchange.endpoint &&
      lane.concurrency === exchange.limits.concurrency &&
      lane.requestsASecond === exchange.limits.requestsASecond &&
      lane.documents.atOnce === documentsAtOnce(exchange) &&
      lane.credentials === revisionOf(credentialsOf?.(exchange.id))
    )
      return lane
    const fresh = open(exchange)
    lanes.set(key, fresh)
    if (lane !== undefined) void Promise.all([end(lane), lane.documents.pool.close()])
    return fresh
  }

  const isOpen = (lane: Lane): boolean => lane.breaker.opened || lane.caution.isProbing()

  /** Lets the breaker see what comes of it; gives that, or the fault that it ended in. */
  const seen = async <Answer extends Begun>(
    lane: Lane,
    act: () => Promise<Answer | TransportFault>,
    failed?: (failure: Failure) => void,
  ) => {
    let came: Answer | TransportFault = 'UNREACHABLE'
    try {
      await lane.breaker.fire(async () => {
        came = await act()
      })
      return came
    } catch (error) {
      if (error instanceof Failure) {
        failed?.(error)
        return error.fault
      }
      return CircuitBreaker.isOurError(error as Error) ? 'BREAKER_OPEN' : 'UNREACHABLE'
    }
  }

  const send = async (exchange: Asked, request: TransportRequest): Promise<TransportAnswer> => {
    const lane = laneOf(exchange)
    if (lane.refused) return fault('UNREACHABLE')
    const path = pathWithin(lane.base, request.path)
    if (path === undefined) return fault('REDIRECTED')
    if (lane.breaker.opened) return fault('BREAKER_OPEN')
    const probe = lane.caution.enter()
    if (probe === 'NOT_NOW') return fault('BREAKER_OPEN')
    const told = await sendThrough(lane, exchange, request, path)
    probe?.(toldBy(told, request))
    return told.came
  }

  const sendThrough = async (lane: Lane, exchange: Asked, request: TransportRequest, path: string): Promise<Came> => {
    const entered = lane.bulkhead.enter(request.signal)
    // What waited for room until its time was up was never asked, and says nothing about the exchange.
    if (entered !== true && !(await entered)) return { came: fault('TIMED_OUT'), isBlamed: false }
    let isBlamed = true
    try {
      const { maxBodyBytes } = exchange.limits
      const once = (sent: TransportRequest) => exchangeOnce(lane.pool, sent, path, maxBodyBytes)
      const came = await seen(
        lane,
        () => tryAll(request, () => admitted(lane.admission, request, request.signal, once)),
        (failure) => {
          isBlamed = failure.blamesExchange
        },
      )
      // The attempt itself, not a copy: whoever takes the body out takes it out of every promise on the way.
      return { came: typeof came === 'string' ? fault(came) : came, isBlamed }
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

  const stream = async (exchange: Asked, request: TransportRequest): Promise<TransportStream> => {
    const lane = laneOf(exchange)
    if (lane.refused) return fault('UNREACHABLE')
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
    const once = (sent: TransportRequest) => streamOnce(pool, sent, path, limits)
    const letGo = ({ body }: Extract<TransportStream, { ok: true }>) => body.destroy()
    const came = await seen(lane, () =>
      tryAll(request, () => admitted(lane.admission, request, waiting, once, letGo), letGo),
    )
    if (typeof came === 'string') {
      bulkhead.leave()
      return fault(came)
    }
    watch(lane, came, request)
    return came
  }

  return {
    hear: (exchange, state, forMs) => {
      const lane = lanes.get(exchange)
      if (lane === undefined) return
      if (state === 'closed') lane.caution.end()
      // Who has found it out needs no telling.
      else if (!lane.breaker.opened && !lane.breaker.halfOpen) lane.caution.begin(forMs)
    },
    identity: options.identity,
    send,
    stream,
    isOpen: (exchange) => {
      const lane = lanes.get(laneKey(exchange))
      return lane !== undefined && isOpen(lane)
    },
    async close() {
      clearInterval(rotating)
      heldUp.stop()
      // A document under way would else keep the process for minutes.
      await Promise.all([...lanes.values()].map((lane) => Promise.all([lane.documents.pool.destroy(), end(lane)])))
      lanes.clear()
    },
  }
}
