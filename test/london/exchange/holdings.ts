import type { Held } from '../generator/generate.ts'

/** What one exchange holds, found by NHS number and by its own patient id. */
export type Holdings = {
  readonly all: readonly Held[]
  byNumber(nhsNumber: string): Held | undefined
  byId(id: string): Held | undefined
  /** Somebody else: the next one it holds. */
  other(held: Held | undefined): Held | undefined
}

export const holdingsOf = (all: readonly Held[]): Holdings => {
  const numbers = new Map(all.flatMap((held) => held.foundBy.map((number) => [number as string, held] as const)))
  const ids = new Map(all.map((held) => [held.id, held]))
  return {
    all,
    byNumber: (nhsNumber) => numbers.get(nhsNumber),
    byId: (id) => ids.get(id),
    other: (held) => all[((held ? all.indexOf(held) : -1) + 1) % all.length],
  }
}
