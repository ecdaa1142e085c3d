import type { Readable } from 'node:stream'
import type { Exchange } from '../../schema/model/exchange.ts'

/** What of an exchange its connections depend on. */
export type Asked = Pick<Exchange, 'id' | 'endpoint' | 'limits' | 'lane'>

/** One request to an exchange. `path` is joined to the registered endpoint: an absolute URL is accepted only within it. */
export type TransportRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether asking twice changes nothing: only such requests are retried, and only inside the deadline. */
  readonly safe: boolean
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
 * The only way out: one pool, one breaker and one bulkhead per exchange, a size limit on every body, no redirect followed.
 * 5xx is `SERVER_ERROR` once retries are spent; every other status is an answer.
 */
export type Transport = {
  send(exchange: Asked, request: TransportRequest): Promise<TransportAnswer>
  /**
   * The same, for what may be too large to be held: resolves when the answer begins, no later than the deadline. From then on `signal` ends it, a silence
   * longer than `idleMs`, or more than `limits.maxDocumentBytes`. A body that breaks counts against the exchange like a request that does.
   */
  stream(exchange: Asked, request: TransportRequest): Promise<TransportStream>
  /** Whether the breaker of this exchange is open now: it is then not asked at all. */
  isOpen(exchange: Pick<Exchange, 'id' | 'lane'>): boolean
  close(): Promise<void>
}
