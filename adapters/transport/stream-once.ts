import { Readable } from 'node:stream'
import type { Dispatcher, Pool } from 'undici'
import { faultOf, one } from './exchange-once.ts'
import { onAbort } from './on-abort.ts'
import { BrokenBody, type TransportFault, type TransportRequest, type TransportStream } from './transport.ts'

/** What one attempt came to: the beginning of an answer with any status but a redirect, or the fault that ended it. */
export type StreamAttempt =
  | (Extract<TransportStream, { ok: true }> & { readonly retryAfter: string | undefined })
  | TransportFault

/** The longest silence between two pieces, and the largest document, in bytes of its own. */
export type StreamLimits = { readonly idleMs: number; readonly maxBytes: number }

const AHEAD_BYTES = 64 * 1024

const WRAPPED = /^application\/(?:fhir\+|json\+fhir|xml\+fhir)/i

/** The most that may come of a document of `maxBytes`: in a resource of FHIR's it is written in base64, with a little around it. */
const mostFor = (maxBytes: number, contentType: string): number =>
  WRAPPED.test(contentType) ? Math.ceil(maxBytes / 3) * 4 + 64 * 1024 : maxBytes

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> => {
  const each: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = one(value)
    if (first !== undefined) each[name.toLowerCase()] = first
  }
  return each
}

/**
 * Sends one request through the pool and hands its body over as it is taken: where nobody takes, the socket is not read. Before the answer begins it ends at
 * the deadline; afterwards by the signal, a silence, the limit, or whoever destroys the body; then the connection is given up. Never rejects.
 */
export const streamOnce = (
  pool: Pool,
  request: TransportRequest,
  path: string,
  { idleMs, maxBytes }: StreamLimits,
): Promise<StreamAttempt> =>
  new Promise((resolve) => {
    const { signal } = request
    let underWay: Dispatcher.DispatchController | undefined
    let body: Readable | undefined
    let bytes = 0
    let most = maxBytes

    const giveUp = (fault: TransportFault) => {
      if (body === undefined) settle(fault)
      else body.destroy(new BrokenBody(fault))
      underWay?.abort(new Error(fault))
    }
    const timer = setTimeout(() => giveUp('TIMED_OUT'), Math.max(0, request.deadline - performance.now()))
    const forget = onAbort(signal, () => giveUp('TIMED_OUT'))
    const settle = (attempt: StreamAttempt) => {
      clearTimeout(timer)
      if (typeof attempt === 'string') forget()
      resolve(attempt)
    }
    if (signal.aborted) {
      settle('TIMED_OUT')
      return
    }
    const bodyOf = (controller: Dispatcher.DispatchController): Readable =>
      new Readable({
        highWaterMark: AHEAD_BYTES,
        read: () => controller.resume(),
        destroy: (error, done) => {
          forget()
          controller.abort(new Error('NOT_WANTED'))
          done(error)
        },
      })
    pool.dispatch(
      {
        method: request.method,
        path,
        headers: request.headers ?? null,
        body: request.body ?? null,
        bodyTimeout: idleMs,
      },
      {
        onRequestStart(controller) {
          underWay = controller
          if (signal.aborted) controller.abort(new Error('TIMED_OUT'))
        },
        onResponseStart(controller, status, headers) {
          if (status < 200) return
          if (status >= 300 && status < 400) return giveUp('REDIRECTED')
          const each = flat(headers)
          most = mostFor(maxBytes, each['content-type'] ?? '')
          if (Number(each['content-length'] ?? 0) > most) return giveUp('TOO_LARGE')
          body = bodyOf(controller)
          settle({
            ok: true,
            status,
            contentType: each['content-type'] ?? '',
            headers: each,
            body,
            retryAfter: each['retry-after'],
          })
        },
        onResponseData(controller, chunk) {
          bytes += chunk.length
          if (bytes > most) giveUp('TOO_LARGE')
          else if (body?.push(chunk) === false) controller.pause()
        },
        onResponseEnd() {
          body?.push(null)
        },
        onResponseError(_controller, error) {
          if (body === undefined) settle(faultOf(error))
          else body.destroy(new BrokenBody(faultOf(error)))
        },
      },
    )
  })
