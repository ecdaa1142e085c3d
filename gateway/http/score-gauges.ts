import { Gauge, type Registry } from 'prom-client'
import { BREACH_MEASURES, type Scorecard, type ScoreWindow } from '../../schema/model/scorecard.ts'
import type { Scorecards } from '../scorecards/scorecards.ts'

const WINDOWS = { HOUR: '1h', DAY: '24h', MONTH: '30d' } as const satisfies Record<ScoreWindow, string>

type Value = number | null

/** What of a scorecard is told, by the name it is told under. Times in seconds, as Prometheus has them. */
const RATIOS: Readonly<Record<string, readonly [help: string, of: (card: Scorecard) => Value]>> = {
  exchange_availability_ratio: ['Share of questions that the exchange answered.', ({ score }) => score.availability],
  exchange_empty_ratio: ['Share of answers of which nothing was to be released.', ({ score }) => score.emptyRate],
  exchange_mismatch_ratio: [
    'Share of answers that speak of another person, or of one whose name or birth date differs.',
    ({ score }) => score.mismatchRate,
  ],
  exchange_newest_record_timestamp_seconds: [
    'When the newest record released was last changed at its source, to the hour.',
    ({ score }) => (score.newestAt === null ? null : score.newestAt / 1_000),
  ],
}

const QUANTILES = [
  ['0.5', ({ score }: Scorecard): Value => score.p50Ms],
  ['0.95', ({ score }: Scorecard): Value => score.p95Ms],
  ['0.99', ({ score }: Scorecard): Value => score.p99Ms],
] as const

const MEMORY_MS = 10_000

/** Reads a window once for all gauges of a scrape, and for scrapes that follow each other closely. */
const remembered = (cards: Scorecards['cards']) => {
  const kept = new Map<ScoreWindow, { readonly until: number; readonly read: Promise<readonly Scorecard[]> }>()
  return (window: ScoreWindow): Promise<readonly Scorecard[]> => {
    const known = kept.get(window)
    if (known !== undefined && known.until > performance.now()) return known.read
    const read = cards(window)
    kept.set(window, { until: performance.now() + MEMORY_MS, read })
    read.catch(() => kept.delete(window))
    return read
  }
}

/** Has the scorecards told at each scrape, by exchange and window. What the database cannot say now is not told; the rest of the page is. */
export const watchScores = (registry: Registry, cards: Scorecards['cards']): void => {
  const registers = [registry]
  const read = remembered(cards)
  const told = (
    name: string,
    help: string,
    labelNames: readonly string[],
    set: (gauge: Gauge, card: Scorecard, label: string) => void,
    windows: readonly ScoreWindow[] = ['HOUR', 'DAY', 'MONTH'],
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers,
      async collect() {
        this.reset()
        try {
          for (const window of windows) for (const card of await read(window)) set(this, card, WINDOWS[window])
        } catch {
          this.reset()
        }
      },
    })
  }
  for (const [name, [help, of]] of Object.entries(RATIOS))
    told(name, help, ['exchange', 'window'], (gauge, card, window) => {
      const value = of(card)
      if (value !== null) gauge.set({ exchange: card.exchange, window }, value)
    })
  told(
    'exchange_answer_seconds',
    'Within which time so large a share of questions was answered.',
    ['exchange', 'window', 'quantile'],
    (gauge, card, window) => {
      for (const [quantile, of] of QUANTILES) {
        const value = of(card)
        if (value !== null) gauge.set({ exchange: card.exchange, window, quantile }, value / 1_000)
      }
    },
  )
  told(
    'exchange_breaker_open',
    'Whether this node gives the exchange a rest: 1 or 0.',
    ['exchange'],
    (gauge, { exchange, breakerOpen }) => gauge.set({ exchange }, breakerOpen ? 1 : 0),
    ['HOUR'],
  )
  told(
    'exchange_sla_breached',
    'Whether the exchange does not keep to what it declared: 1 or 0; nothing where it declared nothing.',
    ['exchange', 'measure'],
    (gauge, { exchange, sla, breaches }) => {
      if (sla === undefined) return
      for (const measure of BREACH_MEASURES)
        gauge.set(
          { exchange, measure },
          breaches.some((breach) => breach.measure === measure && breach.endedAt === undefined) ? 1 : 0,
        )
    },
    ['HOUR'],
  )
}
