/** Ids in order, each with a number, kept in order: to page through without walking what lies before. */
export type SortedIds = {
  /** Adds an id, or gives one that is there another number. */
  readonly add: (id: string, number: number) => void
  readonly remove: (id: string) => void
  readonly size: () => number
  /** All, in order; not to be kept over a change. */
  readonly all: () => readonly string[]
  /** The numbers, in the order of their ids; not to be kept over a change. */
  readonly numbers: () => readonly number[]
  /** The place of the first id after this one. */
  readonly after: (id: string | undefined) => number
}

/** The place where an id stands or would stand among sorted ones. */
const placeOf = (ids: readonly string[], id: string): number => {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (String(ids[middle]) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** An empty list. Ids that come in order are appended, at no cost. */
export const sortedIds = (): SortedIds => {
  const ids: string[] = []
  const numbers: number[] = []
  return {
    add: (id, number) => {
      const last = ids.at(-1)
      const place = last === undefined || last < id ? ids.length : placeOf(ids, id)
      if (place === ids.length) {
        ids.push(id)
        numbers.push(number)
      } else if (ids[place] === id) numbers[place] = number
      else {
        ids.splice(place, 0, id)
        numbers.splice(place, 0, number)
      }
    },
    remove: (id) => {
      const place = placeOf(ids, id)
      if (ids[place] !== id) return
      ids.splice(place, 1)
      numbers.splice(place, 1)
    },
    numbers: () => numbers,
    size: () => ids.length,
    all: () => ids,
    after: (id) => {
      if (id === undefined) return 0
      const place = placeOf(ids, id)
      return ids[place] === id ? place + 1 : place
    },
  }
}
