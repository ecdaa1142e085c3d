/**
 * Starts counting now; the answer says whether the given milliseconds have not passed yet. What was confirmed longer ago than that may no
 * longer hold, and nothing is released on it (POLICY §6, Revocation).
 */
export const confirmedWithin = (milliseconds: number): (() => boolean) => {
  const start = performance.now()
  return () => performance.now() - start < milliseconds
}
