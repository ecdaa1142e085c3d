import { items } from './json.ts'

const NOTHING: readonly never[] = []

/**
 * What each item of a list is read as, less what is nothing (null). Most lists of a record are of one item, and every record has several: such a list is made of that
 * length, where one that grows by pushing has room for sixteen more.
 */
export const readEach = <Read, With>(
  value: unknown,
  read: (item: unknown, given: With) => Read | null,
  given: With,
): readonly Read[] => {
  const all = items(value)
  if (all.length === 0) return NOTHING
  if (all.length === 1) {
    const only = read(all[0], given)
    return only === null ? NOTHING : [only]
  }
  const some: Read[] = []
  for (const item of all) {
    const one = read(item, given)
    if (one !== null) some.push(one)
  }
  return some
}
