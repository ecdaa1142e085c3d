const listening = new WeakMap<AbortSignal, Set<() => void>>()

const listen = (signal: AbortSignal): Set<() => void> => {
  const waiting = new Set<() => void>()
  listening.set(signal, waiting)
  signal.addEventListener(
    'abort',
    () => {
      // A set goes on without what was taken out of it meanwhile: whoever stopped waiting is not called.
      for (const told of waiting) told()
    },
    { once: true },
  )
  return waiting
}

/**
 * Calls when the signal aborts, unless the returned function was called before. All that wait for one signal share one listener: a question's two
 * hundred requests would else each pay for their own.
 */
export const onAbort = (signal: AbortSignal, told: () => void): (() => void) => {
  const waiting = listening.get(signal) ?? listen(signal)
  waiting.add(told)
  return () => waiting.delete(told)
}
