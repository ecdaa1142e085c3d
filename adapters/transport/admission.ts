import { Failure } from './failure.ts'
import type { Begun } from './keep-trying.ts'
import { onAbort } from './on-abort.ts'
import type { Pace } from './pace.ts'
import type { Tokens } from './tokens.ts'
import type { TransportFault, TransportRequest } from './transport.ts'

/** What each attempt goes through before it is made: its turn, and what proves us. */
export type Admission = {
  readonly pace: Pace
  readonly tokens: Tokens | undefined
  /** Added to every request, over what it says itself. */
  readonly headers: Readonly<Record<string, string>> | undefined
}

/** What came, or that the signal aborted first. Whoever waits goes; what is waited for goes on, for those after. */
const inTime = <Value>(coming: Promise<Value>, signal: AbortSignal): Promise<Value | 'TOO_LATE'> =>
  new Promise((resolve) => {
    const forget = onAbort(signal, () => resolve('TOO_LATE'))
    if (signal.aborted) resolve('TOO_LATE')
    void coming.then((value) => {
      forget()
      resolve(value)
    })
  })

/**
 * Makes one attempt when its turn has come (waiting no longer than `waiting`, for its turn and for a token), with a token where the exchange wants one; a safe one whose token is refused (401) is
 * made once more with a new one. Throws `Failure` where it was not made: no turn in time says nothing about the exchange, no token does.
 */
export const admitted = async <Answer extends Begun>(
  { pace, tokens, headers: added }: Admission,
  request: TransportRequest,
  waiting: AbortSignal,
  once: (request: TransportRequest) => Promise<Answer | TransportFault>,
  letGo?: (answer: Answer) => void,
): Promise<Answer | TransportFault> => {
  for (let again = request.safe; ; again = false) {
    const begun = pace.enter(waiting)
    if (begun !== true && !(await begun)) throw new Failure('TIMED_OUT', false)
    if (tokens === undefined && added === undefined) return once(request)
    const headers = { ...request.headers, ...added }
    if (tokens === undefined) return once({ ...request, headers })
    const token = await inTime(tokens.current(), waiting)
    if (token === 'TOO_LATE') throw new Failure('TIMED_OUT', true)
    if (token === undefined) throw new Failure('UNREACHABLE', true)
    const attempt = await once({ ...request, headers: { ...headers, authorization: `Bearer ${token}` } })
    if (typeof attempt === 'string' || attempt.status !== 401) return attempt
    tokens.refused(token)
    if (!again) return attempt
    letGo?.(attempt)
  }
}
