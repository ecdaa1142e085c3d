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
 * The only way out: one pool, one breaker and one bulkhead per exchange, a size limit on every body, no redirect followed.
 * 5xx is `SERVER_ERROR` once retries are spent; every other status is an answer.
 */
export type Transport = {
  send(exchange: Asked, request: TransportRequest): Promise<TransportAnswer>
  /** Whether the breaker of this exchange is open now: it is then not asked at all. */
  isOpen(exchange: Pick<Exchange, 'id' | 'lane'>): boolean
  close(): Promise<void>
}
