import type { ExchangeId } from './exchange-id.ts'
import type { Instant } from './instant.ts'

/** What an exchange declared that it keeps to. `availability` is a share of the questions put to it; 95 of 100 are answered within `p95Ms`. */
export type Sla = { readonly availability: number; readonly p95Ms: number }

/** The upper bounds of the cells that times are counted in, in milliseconds; the last cell is for whatever took longer. */
export const LATENCY_BOUNDS_MS = [
  25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000,
] as const

/**
 * What one exchange did in a time, counted. Holds nobody and nothing of anybody's record: numbers, and one moment. Counted of what was released, so that what
 * was withheld reaches no figure.
 */
export type Tally = {
  /** Questions of one patient, for whatever types, that were to be put to it: those its open breaker kept from it among them. */
  readonly asked: number
  /** Of these, answered: every type asked, in time and in form. A refusal is an answer. */
  readonly answered: number
  /** Of these, answered and nothing was to be released. */
  readonly empty: number
  /** Answers that speak of another person, or whose name or birth date differ from the demographics service's. */
  readonly mismatched: number
  /** When the newest of the records released was last changed at the source, to the hour; null where none said so. */
  readonly newestAt: Instant | null
  /** How many of the questions that were put took how long, by cell. */
  readonly latencies: readonly number[]
}

/** How long a score looks back, in milliseconds, and the steps that its chart shows. */
export const SCORE_WINDOWS = {
  HOUR: { lastsMs: 3_600_000, stepMs: 300_000 },
  DAY: { lastsMs: 86_400_000, stepMs: 3_600_000 },
  MONTH: { lastsMs: 30 * 86_400_000, stepMs: 86_400_000 },
} as const

export type ScoreWindow = keyof typeof SCORE_WINDOWS

/** What is measured against a declared level. */
export const BREACH_MEASURES = ['AVAILABILITY', 'P95'] as const

export type BreachMeasure = (typeof BREACH_MEASURES)[number]

/** What a tally comes to. Shares are from 0 to 1, times in milliseconds; null where there was nothing to measure. */
export type Score = {
  readonly asked: number
  readonly availability: number | null
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  readonly emptyRate: number | null
  readonly mismatchRate: number | null
  readonly newestAt: Instant | null
}

/** A time in which an exchange did not keep to what it declared. `measured` and `promised` are a share or milliseconds. */
export type Breach = {
  readonly id: string
  readonly exchange: ExchangeId
  readonly measure: BreachMeasure
  readonly measured: number
  readonly promised: number
  readonly beganAt: Instant
  readonly endedAt: Instant | undefined
}

/** How one exchange does in a window. */
export type Scorecard = {
  readonly exchange: ExchangeId
  readonly window: ScoreWindow
  readonly score: Score
  readonly sla: Sla | undefined
  /** On the node that says so. */
  readonly breakerOpen: boolean
  /** Those that have not ended, and those that did within the window; newest first. */
  readonly breaches: readonly Breach[]
  /** The window step by step, oldest first; a step in which nothing was asked has a score of nothing. */
  readonly steps: readonly { readonly at: Instant; readonly score: Score }[]
}
