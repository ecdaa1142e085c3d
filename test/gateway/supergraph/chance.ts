/** A seeded source of chance: the same seed makes the same choices. */
export type Chance = {
  /** True with this probability. */
  is(probability: number): boolean
  /** 0 to below `end`. */
  below(end: number): number
  one<Value>(of: readonly [Value, ...Value[]]): Value
}

/** mulberry32. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return { is: (probability) => next() < probability, below, one: (of) => of[below(of.length)] ?? of[0] }
}
