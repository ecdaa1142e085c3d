/** How long what arrives waits for its turn in this process. */
export type TurnDelay = {
  /** On average over the last second or so, in milliseconds; a turn that lasts longer than that counts as soon as it ends. */
  readonly ms: () => number
  readonly stop: () => void
}

const EVERY_MS = 20
/** What was seen this long ago counts a third. */
const MEMORY_MS = 1_000

/**
 * Weighs turns of the event loop by how long they lasted: who arrives at any moment falls into a long turn more likely than into a short one, and waits half of it. So one
 * pause for collecting garbage is not taken for a process that cannot keep up, and a process that is late at every turn is. `now` is a monotonic clock in milliseconds.
 */
export const weighTurns = (now: () => number): { readonly turn: () => void; readonly ms: () => number } => {
  let seen = now()
  let average = 0
  return {
    turn: () => {
      const at = now()
      const lasted = at - seen
      seen = at
      const weight = 1 - Math.exp(-lasted / MEMORY_MS)
      average += (Math.max(0, lasted - EVERY_MS) / 2 - average) * weight
    },
    ms: () => average,
  }
}

/** Watches this process. */
export const watchTurns = (): TurnDelay => {
  const { turn, ms } = weighTurns(() => performance.now())
  const watching = setInterval(turn, EVERY_MS)
  watching.unref()
  return { ms, stop: () => clearInterval(watching) }
}
