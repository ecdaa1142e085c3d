import { onAbort } from './on-abort.ts'

/** Lets requests begin at a steady rate; what comes too soon waits its turn, no longer than its own signal. */
export type Pace = {
  /** True when a request may begin now, or once its turn came; false when the signal aborted first: then it took nobody's turn. */
  enter(signal: AbortSignal): Promise<boolean> | true
}

/** No pace at all. */
export const unpaced: Pace = { enter: () => true }

/**
 * A pace of so many requests a second: as many at once after a quiet second (at least one), and never more than the rate over any longer time. `now` is
 * a monotonic clock in milliseconds.
 */
export const createPace = (aSecond: number, now: () => number = () => performance.now()): Pace => {
  const most = Math.max(1, aSecond)
  let free = most
  let seen = now()
  const waiting = new Set<{ readonly admit: () => void }>()
  let timer: NodeJS.Timeout | undefined

  const refill = (): void => {
    const at = now()
    free = Math.min(most, free + ((at - seen) / 1_000) * aSecond)
    seen = at
  }
  /** One timer for all that wait: for the moment at which the next of them may begin. */
  const arm = (): void => {
    if (timer !== undefined || waiting.size === 0) return
    timer = setTimeout(admitNext, Math.max(1, Math.ceil(((1 - free) / aSecond) * 1_000)))
  }
  const admitNext = (): void => {
    timer = undefined
    refill()
    for (const next of waiting) {
      if (free < 1) break
      free -= 1
      waiting.delete(next)
      next.admit()
    }
    arm()
  }

  return {
    enter(signal) {
      refill()
      if (free >= 1 && waiting.size === 0) {
        free -= 1
        return true
      }
      return new Promise((resolve) => {
        const own = {
          admit() {
            forget()
            resolve(true)
          },
        }
        waiting.add(own)
        const forget = onAbort(signal, () => {
          waiting.delete(own)
          resolve(false)
        })
        if (signal.aborted) {
          waiting.delete(own)
          resolve(false)
          return
        }
        arm()
      })
    },
  }
}
