import { blames, Failure } from './failure.ts'
import { onAbort } from './on-abort.ts'
import { retryAfterMs } from './retry-after.ts'
import type { TransportFault, TransportRequest } from './transport.ts'

/** What an attempt that was answered is judged by. */
export type Begun = { readonly status: number; readonly contentType: string; readonly retryAfter: string | undefined }

const SOAP = /^\s*(application\/soap\+xml|multipart\/related)\b/i

/** Whether the server itself is in trouble, and not the question (SOAP 1.2 sends most faults with 500). */
const isServerError = ({ status, contentType }: Begun, { faultsAreAnswers }: TransportRequest): boolean =>
  status >= 500 && !(status === 500 && faultsAreAnswers === true && SOAP.test(contentType))

/** Timers may fire a little early by `performance.now()`; an abort this close to the deadline is the deadline's. */
const DEADLINE_SLACK_MS = 5

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

/**
 * Makes an attempt, and for safe requests makes it again after a 5xx, a 429 that says when, or a broken connection: at most `retries` times, inside the
 * deadline. Gives what came, or the fault that says nothing against the exchange; throws `Failure` for one that does, and for a 5xx. `letGo`: of an
 * answer that is not handed on. `heldUpMs`: how long this process has kept everybody waiting.
 */
export const keepTrying = (retries: number, backoffMs: number, heldUpMs: () => number) => {
  /** Whether, and after how long, a failed attempt is made again; undefined when it is not, or when the wait would not fit. */
  const waitBeforeRetry = (
    attempt: Begun | TransportFault,
    nth: number,
    request: TransportRequest,
  ): number | undefined => {
    if (!request.safe || nth > retries) return undefined
    let wait = Math.random() * backoffMs * 2 ** (nth - 1)
    if (typeof attempt === 'string') {
      if (attempt !== 'RESET' && attempt !== 'UNREACHABLE') return undefined
    } else {
      const stated = retryAfterMs(attempt.retryAfter, Date.now())
      if (attempt.status === 429 ? stated === undefined : !isServerError(attempt, request)) return undefined
      wait = Math.max(wait, stated ?? 0)
    }
    return performance.now() + wait < request.deadline ? wait : undefined
  }

  return async <Answer extends Begun>(
    request: TransportRequest,
    once: () => Promise<Answer | TransportFault>,
    letGo?: (answer: Answer) => void,
  ): Promise<Answer | TransportFault> => {
    const began = performance.now()
    const heldUpBefore = heldUpMs()
    /** Nothing came in the time allowed, and most of that was the exchange's. */
    const wasLate = (): boolean =>
      performance.now() >= request.deadline - DEADLINE_SLACK_MS &&
      heldUpMs() - heldUpBefore < (performance.now() - began) / 2
    for (let nth = 1; ; nth++) {
      const attempt = await once()
      const wait = waitBeforeRetry(attempt, nth, request)
      if (typeof attempt !== 'string' && (wait !== undefined || isServerError(attempt, request))) letGo?.(attempt)
      if (wait !== undefined) {
        await pause(wait, request.signal)
        continue
      }
      if (typeof attempt !== 'string') {
        if (isServerError(attempt, request)) throw new Failure('SERVER_ERROR', true)
        return attempt
      }
      if (!blames(attempt)) return attempt
      throw new Failure(attempt, attempt !== 'TIMED_OUT' || wasLate())
    }
  }
}
