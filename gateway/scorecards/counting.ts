import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { LATENCY_BOUNDS_MS, type Tally } from '../../schema/model/scorecard.ts'

/** How one exchange's answer to one question came out. */
export type Told = {
  readonly exchange: ExchangeId
  /** Undefined where it was never sent: the breaker had opened meanwhile. */
  readonly tookMs: number | undefined
  readonly answered: boolean
  /** Nothing of it was to be released. */
  readonly empty: boolean
  readonly mismatched: boolean
  /** When the newest of the records released was last changed at the source. */
  readonly newestAt: Instant | undefined
}

type Counts = { -readonly [Name in keyof Tally]: Name extends 'latencies' ? number[] : Tally[Name] }

/** Counts in memory until it is taken: adding to the database at each answer would cost more than the answer. */
export type Counting = {
  readonly answered: (told: Told) => void
  readonly unreached: (exchange: ExchangeId) => void
  /** What was counted since the last time. */
  readonly take: () => ReadonlyMap<ExchangeId, Tally>
  /** Puts back what could not be kept. */
  readonly putBack: (tallies: ReadonlyMap<ExchangeId, Tally>) => void
}

const HOUR_MS = 3_600_000
const CELLS = LATENCY_BOUNDS_MS.length + 1

const cellOf = (tookMs: number): number => {
  const cell = LATENCY_BOUNDS_MS.findIndex((bound) => tookMs <= bound)
  return cell === -1 ? CELLS - 1 : cell
}

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)

/** Nothing counted yet. */
export const openCounting = (): Counting => {
  let counts = new Map<ExchangeId, Counts>()
  const of = (exchange: ExchangeId): Counts => {
    const known = counts.get(exchange)
    if (known !== undefined) return known
    const fresh: Counts = {
      asked: 0,
      answered: 0,
      empty: 0,
      mismatched: 0,
      newestAt: null,
      latencies: new Array<number>(CELLS).fill(0),
    }
    counts.set(exchange, fresh)
    return fresh
  }
  const count = (latencies: number[], cell: number, by: number): void => {
    latencies[cell] = (latencies[cell] ?? 0) + by
  }
  return {
    answered: ({ exchange, tookMs, answered, empty, mismatched, newestAt }) => {
      const tally = of(exchange)
      tally.asked++
      if (tookMs !== undefined) count(tally.latencies, cellOf(tookMs), 1)
      if (!answered) return
      tally.answered++
      if (empty) tally.empty++
      if (mismatched) tally.mismatched++
      // To the hour: the moment itself may be one patient's.
      if (newestAt !== undefined) tally.newestAt = later(tally.newestAt, newestAt - (newestAt % HOUR_MS))
    },
    unreached: (exchange) => {
      of(exchange).asked++
    },
    take: () => {
      const taken = counts
      counts = new Map()
      return taken
    },
    putBack: (tallies) => {
      for (const [exchange, kept] of tallies) {
        const tally = of(exchange)
        for (const name of ['asked', 'answered', 'empty', 'mismatched'] as const) tally[name] += kept[name]
        tally.newestAt = later(tally.newestAt, kept.newestAt)
        for (const [cell, by] of kept.latencies.entries()) count(tally.latencies, cell, by)
      }
    },
  }
}
