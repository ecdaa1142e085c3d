import type { Instant } from '../schema/model/instant.ts'

/** One change of one fact as one source told it. All of it is hashed; a point that is not stated is `''`. */
export type ToldChange = {
  /** The record at its exchange. */
  readonly source: string
  /** The record as it was told, whole. */
  readonly content: string
  /** What it says of the fact, point by point, in one order. */
  readonly said: readonly string[]
}

/** A change that a follower was told of, or that was the same as one they were told of: `notice` names that one. */
export type EarlierChange = ToldChange & { readonly notice: string; readonly settledAt: Instant }

/** Exchanges that copy from each other do so within a day; what is told later is told anew. */
const TOGETHER_MS = 24 * 3_600_000

/** What one leaves unsaid the other may say; what both say must be equal. */
const agree = (one: ToldChange, other: ToldChange): boolean =>
  one.said.length === other.said.length &&
  one.said.every((point, at) => point === '' || other.said[at] === '' || point === other.said[at])

/**
 * The notice that already tells this change; undefined where it is to be told. `earlier` are the changes of the same fact, oldest first. One exchange that says again
 * what it said last says nothing new. What another exchange says belongs to a notice that this one has no part in yet, that is newer than all it had a part in,
 * and that it agrees with. In doubt it is told again: nothing may be missed.
 */
export const alreadyTold = (
  change: ToldChange,
  earlier: readonly EarlierChange[],
  now: Instant,
): string | undefined => {
  const own = earlier.findLast(({ source }) => source === change.source)
  if (own !== undefined && own.content === change.content) return own.notice
  const since = own === undefined ? earlier : earlier.slice(earlier.indexOf(own) + 1)
  const mine = new Set(earlier.filter(({ source }) => source === change.source).map(({ notice }) => notice))
  return since.findLast(
    (other) => !mine.has(other.notice) && now - other.settledAt < TOGETHER_MS && agree(change, other),
  )?.notice
}
