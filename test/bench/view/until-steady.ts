const QUIET = 5
const LESS = 0.97

/**
 * Runs uncounted rounds until the process has been at work for so long that its compiler is done with it: five in a row none of which cost less than the cheapest before by more
 * than three in a hundred. `round` gives what one costs, in any unit. Gives how many there were; `most` bounds them.
 */
export const untilSteady = async (round: () => Promise<number>, most: number): Promise<number> => {
  let [least, quiet, rounds] = [Number.POSITIVE_INFINITY, 0, 0]
  while (quiet < QUIET && rounds < most) {
    const cost = await round()
    rounds++
    quiet = cost < least * LESS ? 0 : quiet + 1
    least = Math.min(least, cost)
  }
  return rounds
}
