/** A date among what is said: `2015` and `2015-03-02` do not contradict each other. */
export const dated = (date: string): string => (date === '' ? '' : `~${date}`)

/** Whether the fuller word says all that the other says: silence is covered by anything, a year by a day in it. */
const covers = (fuller: string, other: string): boolean =>
  other === '' || fuller === other || (other.startsWith('~') && fuller.startsWith(other))

const contradict = (a: string, b: string): boolean => !covers(a, b) && !covers(b, a)

type Saying = readonly string[]

const isDisputed = (sayings: readonly Saying[], at: number): boolean => {
  const words = [...new Set(sayings.map((saying) => saying[at] ?? ''))]
  return words.some((a, i) => words.slice(i + 1).some((b) => contradict(a, b)))
}

/**
 * Splits the tellings of one fact into those that agree. Silence on a point is no disagreement: who is silent on what the others dispute
 * agrees with the one side that says all they say, and stands apart where there are several. `sayings` are theirs, point by point, as many for each. Each telling is in exactly one group; order decides nothing but the order of what comes out.
 */
export const agreeing = <T>(tellings: readonly T[], sayings: readonly Saying[]): readonly (readonly T[])[] => {
  const [first = []] = sayings
  if (sayings.every((saying) => saying.every((word, at) => word === first[at]))) return [tellings]
  const points = first.map((_, at) => at).filter((at) => isDisputed(sayings, at))
  if (points.length === 0) return [tellings]

  const sides = new Map<string, { readonly saying: Saying; readonly tellings: T[] }>()
  for (const [i, telling] of tellings.entries()) {
    const saying = points.map((at) => sayings[i]?.[at] ?? '')
    const key = saying.join('\u0001')
    const side = sides.get(key)
    if (side === undefined) sides.set(key, { saying, tellings: [telling] })
    else side.tellings.push(telling)
  }
  const all = [...sides.values()]
  const saysMore = (a: Saying, b: Saying): boolean => a !== b && a.every((word, at) => covers(word, b[at] ?? ''))
  const fullest = all.filter((side) => !all.some((other) => saysMore(other.saying, side.saying)))
  const groups = new Map(fullest.map((side) => [side, [...side.tellings]]))
  for (const side of all) {
    if (groups.has(side)) continue
    const above = fullest.filter((other) => saysMore(other.saying, side.saying))
    const one = above.length === 1 ? above[0] : undefined
    if (one === undefined) groups.set(side, [...side.tellings])
    else groups.get(one)?.push(...side.tellings)
  }
  return [...groups.values()]
}
