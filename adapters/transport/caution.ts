/** What one request of a cautious time came to: it says that the exchange is well, that it is ill, or nothing. */
export type Probe = (came: 'WELL' | 'ILL' | 'NOTHING') => void

/** How an exchange is asked that another node found in trouble: one request at a time, until one of them says how it is, or the time is over. */
export type Caution = {
  begin(forMs: number): void
  end(): void
  /** Whether a request is finding out now: nobody else asks meanwhile. */
  isProbing(): boolean
  /** A request that may go and is to tell what came of it; undefined where there is no need of caution, and none may go while one is finding out. */
  enter(): Probe | 'NOT_NOW' | undefined
}

/** No caution yet. `ill` is called when a probe finds that the other node was right. */
export const createCaution = (ill: () => void, now: () => number = () => performance.now()): Caution => {
  let until = 0
  let probing = false
  const isCautious = (): boolean => now() < until
  return {
    begin: (forMs) => {
      until = now() + forMs
    },
    end: () => {
      until = 0
    },
    isProbing: () => isCautious() && probing,
    enter: () => {
      if (!isCautious()) return undefined
      if (probing) return 'NOT_NOW'
      probing = true
      return (came) => {
        probing = false
        if (came === 'NOTHING') return
        until = 0
        if (came === 'ILL') ill()
      }
    },
  }
}
