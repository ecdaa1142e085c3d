import { onAbort } from './on-abort.ts'
import type { Pace } from './pace.ts'

/** Counts one more of something that several nodes do; a window of so many milliseconds begins with the first. Never throws. */
export type CountTogether = (
  what: string,
  windowMs: number,
) => Promise<{ readonly count: number; readonly endsInMs: number }>

const SECOND_MS = 1_000

const waited = (ms: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const timer = setTimeout(() => {
      forget()
      resolve(true)
    }, ms)
    const forget = onAbort(signal, () => {
      clearTimeout(timer)
      resolve(false)
    })
  })

/**
 * A pace that all nodes keep together: this node's own beneath, so that what cannot be counted together is never more than it alone may send, and
 * over it so many in each window over all. A rate below one a second has a window long enough for one.
 */
export const paceTogether = (own: Pace, aSecond: number, what: string, count: CountTogether): Pace => {
  const windowMs = aSecond >= 1 ? SECOND_MS : Math.ceil(SECOND_MS / aSecond)
  const most = Math.max(1, Math.floor((aSecond * windowMs) / SECOND_MS))
  return {
    async enter(signal) {
      const begun = own.enter(signal)
      if (begun !== true && !(await begun)) return false
      for (;;) {
        const counted = await count(what, windowMs)
        if (signal.aborted) return false
        if (counted.count <= most) return true
        if (!(await waited(Math.max(1, counted.endsInMs), signal))) return false
      }
    },
  }
}
