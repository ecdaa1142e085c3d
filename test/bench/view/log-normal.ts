/** A latency in milliseconds, log-normal around the median with sigma 0.45: the slowest of thirty takes about 2.7 times the median. */
export const logNormal = (medianMs: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  return medianMs * Math.exp(0.45 * normal)
}
