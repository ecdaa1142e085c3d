/** The places for lookups that must be answered by a moment. */
export type LookupPlaces = {
  /** A place, to be left once by calling what is given; undefined where there is none, and whoever asks is refused before anything is done for them. */
  readonly enter: () => (() => void) | undefined
}

/** So few are let in however slow the process is: they are not what keeps it busy. */
const ALWAYS = 8
/**
 * A lookup comes to its turn some twenty times, one after the other (its headers, its body, the token, facts, demographics, the ledger, exchanges, facts again, the ledger, the answer,
 * and what each needs in between). Where each waits longer than this share of its time, none is left for the work itself.
 */
const SHARE_OF_A_TURN = 1 / 24

/**
 * Load shedding for dispatch: what could not be answered within its limit is refused at once, so that more calls than this process can serve lower the number of answers and
 * not the speed of all. `atOnce`: how many may be under way; `limitMs`: the time each has; `waitMs`: how long what arrives waits for its turn now.
 */
export const lookupPlaces = (atOnce: number, limitMs: number, waitMs: () => number): LookupPlaces => {
  let taken = 0
  return {
    enter: () => {
      if (taken >= atOnce) return undefined
      if (taken >= ALWAYS && waitMs() > limitMs * SHARE_OF_A_TURN) return undefined
      taken++
      let isLeft = false
      return () => {
        if (!isLeft) taken--
        isLeft = true
      }
    },
  }
}
