/** What is looked at again and again. */
export type Looking = {
  readonly everyMs: number
  /** One look. `stopped` tells one that goes on by itself when to end. */
  readonly look: (stopped: () => boolean) => Promise<void>
  /** What is done once more when it is stopped, so that nothing which a look would have kept is lost. */
  readonly last?: () => Promise<void>
  /** Told what stopped a look; the next one comes all the same. */
  readonly failed: (error: unknown) => void
}

/** Looks again and again, each time so long after the last look ended: never two at once. The returned function stops, after what is under way. */
export const keepLooking = ({ everyMs, look, last, failed }: Looking): (() => Promise<void>) => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  const lookOnce = async (): Promise<void> => {
    await look(() => stopped).catch(failed)
    if (!stopped) wait()
  }
  const wait = (): void => {
    timer = setTimeout(() => {
      underWay = lookOnce()
    }, everyMs).unref()
  }
  wait()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await underWay
    await last?.().catch(failed)
  }
}
