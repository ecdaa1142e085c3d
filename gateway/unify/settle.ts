/** Where a telling stands among the tellings of one concept: two places are one only if they agree in all of it. */
export type Place = {
  /** Must be equal. */
  readonly strict: string
  /** A date: a shorter one says less, `''` nothing. */
  readonly date: string
  /** May be left unsaid (`''`); where both say it, it must be equal. */
  readonly first: string
  readonly second: string
}

const BETWEEN = '\u0001'

/** Equal for equal places only. */
export const placeKey = ({ strict, date, first, second }: Place): string =>
  strict + BETWEEN + date + BETWEEN + first + BETWEEN + second

/** How much a place says: as many letters of the date, and whether the first and the second are said. */
type Shape = { readonly date: number; readonly first: boolean; readonly second: boolean }

const shapeNumber = ({ date, first, second }: Place): number =>
  date.length * 4 + (first === '' ? 0 : 2) + (second === '' ? 0 : 1)
const shapeOf = (n: number): Shape => ({ date: n >> 2, first: (n & 2) !== 0, second: (n & 1) !== 0 })
const says = ({ date, first, second }: Shape): number => date + Number(first) + Number(second)
const saysAllOf = (more: Shape, less: Shape): boolean =>
  more.date >= less.date && (more.first || !less.first) && (more.second || !less.second)

/** The place as far as a shape that says less can tell. */
const seenAs = (place: Place, { date, first, second }: Shape): string =>
  placeKey({
    strict: place.strict,
    date: place.date.slice(0, date),
    first: first ? place.first : '',
    second: second ? place.second : '',
  })

const SEVERAL = Symbol('several')
type Fullest<T> = Map<string, T | typeof SEVERAL>

const indexed = <T extends { readonly place: Place }>(fullest: readonly T[], shape: Shape): Fullest<T> => {
  const index: Fullest<T> = new Map()
  for (const it of fullest) {
    const key = seenAs(it.place, shape)
    index.set(key, index.has(key) ? SEVERAL : it)
  }
  return index
}

/**
 * Joins what says less to what says more, where there is exactly one it could be: a year to the one day in it, an unstated class to the
 * one encounter at that moment. Where there are several it stands apart, so two whole dates are never chained together by a partial one. Takes
 * distinct places; gives each group once. The order of what comes in decides nothing but the order of what comes out.
 */
export const settle = <T extends { readonly place: Place }>(all: readonly T[]): readonly (readonly T[])[] => {
  const byShape = new Map<number, T[]>()
  for (const it of all) {
    const shape = shapeNumber(it.place)
    const alike = byShape.get(shape)
    if (alike === undefined) byShape.set(shape, [it])
    else alike.push(it)
  }
  if (byShape.size === 1) return all.map((it) => [it])

  const groups = new Map<T, T[]>()
  const done: { readonly shape: Shape; readonly fullest: readonly T[] }[] = []
  const shapes = [...byShape]
    .map(([n, alike]) => ({ shape: shapeOf(n), alike }))
    .sort((a, b) => says(b.shape) - says(a.shape))
  for (const { shape, alike } of shapes) {
    const indices = done
      .filter((fuller) => saysAllOf(fuller.shape, shape))
      .map((fuller) => indexed(fuller.fullest, shape))
    const fullest: T[] = []
    for (const it of alike) {
      const key = placeKey(it.place)
      const found = indices.map((index) => index.get(key)).filter((candidate) => candidate !== undefined)
      const one = found.length === 1 ? found[0] : undefined
      if (one !== undefined && one !== SEVERAL) groups.get(one)?.push(it)
      else groups.set(it, [it])
      if (found.length === 0) fullest.push(it)
    }
    done.push({ shape, fullest })
  }
  return [...groups.values()]
}
