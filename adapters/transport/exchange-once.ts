import type { Dispatcher, Pool } from 'undici'
import { onAbort } from './on-abort.ts'
import { ADDRESS_REFUSED } from './reach.ts'
import type { TransportFault, TransportRequest } from './transport.ts'

/** What one attempt came to: an answer with any status but a redirect, or the fault that ended it. */
export type Attempt =
  | {
      readonly ok: true
      readonly status: number
      readonly contentType: string
      readonly retryAfter: string | undefined
      body: Buffer
    }
  | TransportFault

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  ADDRESS_REFUSED,
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
const TIMED_OUT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The fault that an error of undici's comes to. */
export const faultOf = (error: unknown): TransportFault => {
  const code = codeOf(error)
  if (UNREACHABLE.has(code)) return 'UNREACHABLE'
  return TIMED_OUT.has(code) ? 'TIMED_OUT' : 'RESET'
}

/** A header's first value. */
export const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

/**
 * Sends one request through the pool and gathers its body, once and whole. Ends the moment the signal aborts, the body passes its limit or
 * a redirect is seen, and then gives the connection up: nothing goes on behind the caller's back. Never rejects.
 */
export const exchangeOnce = (
  pool: Pool,
  request: TransportRequest,
  path: string,
  maxBodyBytes: number,
): Promise<Attempt> =>
  new Promise((resolve) => {
    const { signal } = request
    let underWay: Dispatcher.DispatchController | undefined
    let status = 0
    let contentType = ''
    let retryAfter: string | undefined
    let bytes = 0
    const chunks: Buffer[] = []
    let forget: (() => void) | undefined

    const settle = (attempt: Attempt) => {
      forget?.()
      resolve(attempt)
    }
    const giveUp = (fault: TransportFault) => {
      settle(fault)
      // undici's own error would carry nothing that is needed: the fault has been told.
      underWay?.abort(new Error(fault))
    }
    if (signal.aborted) {
      resolve('TIMED_OUT')
      return
    }
    forget = onAbort(signal, () => giveUp('TIMED_OUT'))
    pool.dispatch(
      { method: request.method, path, headers: request.headers ?? null, body: request.body ?? null },
      {
        onRequestStart(controller) {
          underWay = controller
          if (signal.aborted) controller.abort(new Error('TIMED_OUT'))
          else request.begun?.()
        },
        onResponseStart(controller, statusCode, headers) {
          // They are views of the bytes that came, whole, which would be held as long as the request is.
          controller.rawHeaders = null
          if (statusCode < 200) return
          if (statusCode >= 300 && statusCode < 400) {
            giveUp('REDIRECTED')
            return
          }
          status = statusCode
          contentType = one(headers['content-type']) ?? ''
          retryAfter = one(headers['retry-after'])
          if (Number(headers['content-length'] ?? 0) > maxBodyBytes) giveUp('TOO_LARGE')
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length
          if (bytes > maxBodyBytes) giveUp('TOO_LARGE')
          else chunks.push(chunk)
        },
        onResponseEnd() {
          const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, bytes)
          // undici may hold this handler longer than the answer is needed.
          chunks.length = 0
          settle({
            ok: true,
            status,
            contentType,
            retryAfter,
            body,
          })
        },
        onResponseError(_controller, error) {
          settle(faultOf(error))
        },
      },
    )
  })
