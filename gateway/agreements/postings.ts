/** Under each key the numbers of what bears it: an inverted index. A number that has gone is not taken out, its reader passes over it. */
export type Postings = {
  readonly add: (key: string, number: number) => void
  /** Marks the numbers under this very key. */
  readonly mark: (key: string, marks: Uint8Array) => void
  /** Marks the numbers under every key that begins so. */
  readonly markPrefix: (prefix: string, marks: Uint8Array) => void
}

export const postings = (): Postings => {
  const lists = new Map<string, number[]>()
  const markAll = (list: readonly number[] | undefined, marks: Uint8Array): void => {
    for (const number of list ?? []) marks[number] = 1
  }
  return {
    add: (key, number) => {
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [number])
      else list.push(number)
    },
    mark: (key, marks) => markAll(lists.get(key), marks),
    markPrefix: (prefix, marks) => {
      for (const [key, list] of lists) if (key.startsWith(prefix)) markAll(list, marks)
    },
  }
}
