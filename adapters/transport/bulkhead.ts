import { onAbort } from './on-abort.ts'

type Waiting = { readonly admit: () => void }

/** Lets at most so many run at once; the others wait in order, each no longer than its own signal. */
export type Bulkhead = {
  /** Resolves true once there is room (then `leave` must be called), false when the signal aborted first. */
  enter(signal: AbortSignal): Promise<boolean> | true
  leave(): void
}

/** A bulkhead of `size` places, so that one slow exchange cannot hold more of this process than its declared share. */
export const createBulkhead = (size: number): Bulkhead => {
  let free = size
  // A Set keeps the order of arrival and forgets a waiter in constant time.
  const queue = new Set<Waiting>()
  return {
    enter(signal) {
      if (free > 0) {
        free--
        return true
      }
      return new Promise((resolve) => {
        const giveUp = () => {
          queue.delete(waiting)
          resolve(false)
        }
        const waiting: Waiting = {
          admit() {
            forget()
            resolve(true)
          },
        }
        queue.add(waiting)
        const forget = onAbort(signal, giveUp)
      })
    },
    leave() {
      const [next] = queue
      if (next === undefined) {
        free++
        return
      }
      queue.delete(next)
      next.admit()
    },
  }
}
