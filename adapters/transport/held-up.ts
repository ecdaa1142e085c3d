const EVERY_MS = 20

/** How long this process has kept everybody waiting, in all, in milliseconds, since it was first watched: the differences of two moments are what counts. */
export type HeldUp = { readonly ms: () => number; readonly stop: () => void }

/**
 * Watches the turns of this process. What an exchange sent while we could not read it was not late: a process that is too busy would otherwise find every
 * exchange in trouble at once, stop asking them, and stay so when it has time again.
 */
export const watchHeldUp = (): HeldUp => {
  let total = 0
  let seen = performance.now()
  const since = (): number => Math.max(0, performance.now() - seen - EVERY_MS)
  const watching = setInterval(() => {
    total += since()
    seen = performance.now()
  }, EVERY_MS)
  watching.unref()
  return { ms: () => total + since(), stop: () => clearInterval(watching) }
}
