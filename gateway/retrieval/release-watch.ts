/** A document under way may no longer be released, or nobody can say whether it may. */
export class NoLongerReleased extends Error {
  override readonly name = 'NoLongerReleased'
}

/** How often it is asked whether a document under way may go on; and how old an answer may be for a piece to pass (POLICY §6, Revocation). */
export type WatchTimes = { readonly everyMs: number; readonly goodForMs: number }

export const WATCH: WatchTimes = { everyMs: 500, goodForMs: 1_000 }

/** Watches over one document under way. */
export type ReleaseWatch = {
  /** Resolves when a piece may pass; throws `NoLongerReleased`. */
  readonly passes: () => Promise<void>
  /** Aborted when the document may not go on: also where no piece is on its way. */
  readonly signal: AbortSignal
  readonly stop: () => void
}

/**
 * Asks again and again whether what is under way may still be released, from now on as confirmed a moment ago. What cannot be answered counts as no, for good.
 */
export const watchRelease = (ask: () => Promise<boolean>, { everyMs, goodForMs }: WatchTimes = WATCH): ReleaseWatch => {
  const ended = new AbortController()
  let confirmedAt = performance.now()
  let asking: Promise<void> | undefined

  const lookOnce = async (): Promise<void> => {
    const asked = performance.now()
    const still = await ask().catch(() => false)
    asking = undefined
    if (still && !ended.signal.aborted) confirmedAt = asked
    else end()
  }
  const look = (): Promise<void> => {
    asking ??= lookOnce()
    return asking
  }
  const isOld = (): boolean => performance.now() - confirmedAt >= goodForMs
  const timer = setInterval(look, everyMs)
  const end = (): void => {
    clearInterval(timer)
    ended.abort(new NoLongerReleased())
  }
  return {
    passes: async () => {
      // One that was under way already may have been asked too long ago: then once more.
      for (let looks = 0; isOld() && looks < 2; looks++) await look()
      if (ended.signal.aborted || isOld()) throw new NoLongerReleased()
    },
    signal: ended.signal,
    stop: () => clearInterval(timer),
  }
}
