/** A seeded source of chance: the same seed and label give the same numbers on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** Whole, both ends included. */
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  /** `count` different members (all of them when there are fewer), in the list's own order. */
  some<T>(list: readonly T[], count: number): readonly T[]
  chance(probability: number): boolean
  /** Standard normal (Box-Muller). */
  normal(): number
  /** An independent stream: what one part draws never disturbs another. */
  fork(label: string | number): Random
}

const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** mulberry32 over a hash (FNV-1a) of the seed. Not for secrets. */
export const createRandom = (seed: string | number): Random => {
  let state = hash(String(seed))
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    const [first] = list
    if (first === undefined) throw new Error('Nothing to pick from.')
    return list[int(0, list.length - 1)] ?? first
  }
  const some = <T>(list: readonly T[], count: number): readonly T[] => {
    const left = list.map((_, index) => index)
    const chosen = new Set<number>()
    while (chosen.size < Math.min(count, list.length)) {
      const at = int(0, left.length - 1)
      chosen.add(left[at] ?? 0)
      left.splice(at, 1)
    }
    return list.filter((_, index) => chosen.has(index))
  }
  return {
    next,
    int,
    pick,
    some,
    chance: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (label) => createRandom(`${seed}/${label}`),
  }
}
