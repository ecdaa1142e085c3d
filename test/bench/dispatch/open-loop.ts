import type { Pool } from 'undici'

/** One lookup as the caller met it. */
export type Lookup = {
  /** From the moment it was due, not from when it could be sent: what waits behind a stall is counted as having waited. */
  readonly tookMs: number
  readonly status: number
  readonly text: string
}

/** One request to make, made anew each time. */
export type Request = { readonly path: string; readonly headers: Record<string, string>; readonly body: string }

/**
 * Sends so many a second for so many seconds, to each pool in turn, each when it is due (exponential gaps, as calls come), whether or not those before were answered. Resolves when
 * the last is. A connection that breaks is a lookup with status 0.
 */
export const openLoop = async (
  pools: readonly Pool[],
  aSecond: number,
  seconds: number,
  next: () => Request,
): Promise<readonly Lookup[]> => {
  const all: Promise<Lookup>[] = []
  const one = async (due: number): Promise<Lookup> => {
    try {
      const pool = pools[all.length % pools.length]
      if (pool === undefined) throw new Error('nobody to ask')
      const { statusCode, body } = await pool.request({ method: 'POST', ...next() })
      const text = await body.text()
      return { tookMs: performance.now() - due, status: statusCode, text }
    } catch {
      return { tookMs: performance.now() - due, status: 0, text: '' }
    }
  }
  const began = performance.now()
  const until = began + seconds * 1_000
  let due = began
  while (due < until) {
    const early = due - performance.now()
    if (early > 0.5) await new Promise((resolve) => setTimeout(resolve, early))
    all.push(one(due))
    due += (-Math.log(1 - Math.random()) / aSecond) * 1_000
  }
  return Promise.all(all)
}
