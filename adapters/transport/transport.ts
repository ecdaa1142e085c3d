import type { KeyObject } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Exchange } from '../../schema/model/exchange.ts'

/** What of an exchange its connections depend on. */
export type Asked = Pick<Exchange, 'id' | 'endpoint' | 'limits' | 'lane'>

/** One request to an exchange. `path` is joined to the registered endpoint: an absolute URL is accepted only within it. */
export type TransportRequest = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether asking twice changes nothing: only such requests are retried, and only inside the deadline. */
  readonly safe: boolean
  /** Whether status 500 is an answer where it speaks SOAP: its fault says why, and a refusal is one that asking again does not change. */
  readonly faultsAreAnswers?: boolean
  /** Called before the first byte goes out, each time: where it was not, the exchange has got nothing of this request. */
  readonly begun?: () => void
  readonly signal: AbortSignal
  /** On `performance.now()`, milliseconds. */
  readonly deadline: number
}

/** What can go wrong on the way. Never holds a body, a URL or a header. */
export type TransportFault =
  | 'TIMED_OUT'
  | 'TOO_LARGE'
  | 'UNREACHABLE'
  | 'RESET'
  | 'REDIRECTED'
  | 'BREAKER_OPEN'
  | 'SERVER_ERROR'

export type TransportAnswer =
  | {
      readonly ok: true
      readonly status: number
      readonly contentType: string
      /** Whoever has read it may leave another in its place, so that the answer holds it no longer. */
      body: Buffer
    }
  | { readonly ok: false; readonly fault: TransportFault }

/**
 * How a streamed answer begins, with any status but a redirect or a 5xx. `headers` are lower-case, each once. `body` gives what arrives as it is taken,
 * and asks for no more meanwhile; it fails with `BrokenBody` where it did not arrive whole. It must be read to its end or destroyed: until then it
 * holds one of the exchange's few places for documents.
 */
export type TransportStream =
  | {
      readonly ok: true
      readonly status: number
      readonly contentType: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: Readable
    }
  | { readonly ok: false; readonly fault: TransportFault }

/** What a body fails with that did not arrive whole. */
export class BrokenBody extends Error {
  override readonly name = 'BrokenBody'
  readonly fault: TransportFault

  constructor(fault: TransportFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * What this gateway vouches with for the people it asks for: its name, and the private RSA key that signs its user assertions. `certificate` (PEM) goes along where
 * there is one; else the key is named by its fingerprint, and the exchange knows it already.
 */
export type GatewayIdentity = {
  readonly issuer: string
  readonly key: KeyObject
  readonly certificate?: string | undefined
}

/** What a node may be told of another's breaker. */
export type BreakerState = 'open' | 'closed'

/**
 * The only way out: one pool, one breaker and one bulkhead per exchange, a size limit on every body, no redirect followed.
 * 5xx is `SERVER_ERROR` once retries are spent; every other status is an answer.
 */
export type Transport = {
  /** Absent where this gateway has no key to vouch with: what has to be vouched for is then not asked. */
  readonly identity?: GatewayIdentity | undefined
  send(exchange: Asked, request: TransportRequest): Promise<TransportAnswer>
  /**
   * The same, for what may be too large to be held: resolves when the answer begins, no later than the deadline. From then on `signal` ends it, a silence
   * longer than `idleMs`, or more than a document of `limits.maxDocumentBytes` takes. A body that breaks counts against the exchange like a request that does.
   */
  stream(exchange: Asked, request: TransportRequest): Promise<TransportStream>
  /** Whether the breaker of this exchange is open now: it is then not asked at all. */
  isOpen(exchange: Pick<Exchange, 'id' | 'lane'>): boolean
  /** Hears that another node's breaker of this exchange opened, and for how long, or closed. An exchange that this node has not asked yet is asked as ever. */
  hear?(exchange: Exchange['id'], state: BreakerState, forMs: number): void
  close(): Promise<void>
}
