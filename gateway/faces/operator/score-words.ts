import type { BreachMeasure, ScoreWindow } from '../../../schema/model/scorecard.ts'

/** A score as GraphQL gives it. */
export type ScoreShown = {
  readonly asked: number
  readonly availability: number | null
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  readonly emptyRate: number | null
  readonly mismatchRate: number | null
  readonly newestAt: string | null
}

/** A scorecard as the pages ask for it. */
export type CardShown = {
  readonly exchange: { readonly id: string; readonly name: string | null; readonly lifecycle?: string | null }
  readonly score: ScoreShown
  readonly sla: { readonly availability: number; readonly p95Ms: number } | null
  readonly breakerOpen: boolean
  readonly breaches: readonly {
    readonly measure: BreachMeasure
    readonly measured: number
    readonly promised: number
    readonly beganAt: string
    readonly endedAt: string | null
  }[]
}

/** The fields of `CardShown`. */
export const CARD_FIELDS = `exchange { id name }
  score { asked availability p50Ms p95Ms p99Ms emptyRate mismatchRate newestAt }
  sla { availability p95Ms }
  breakerOpen
  breaches { measure measured promised beganAt endedAt }`

const WINDOW_WORDS: Readonly<Record<ScoreWindow, string>> = {
  HOUR: 'the last hour',
  DAY: 'the last 24 hours',
  MONTH: 'the last 30 days',
}

const isWindow = (text: string | undefined): text is ScoreWindow =>
  text !== undefined && Object.hasOwn(WINDOW_WORDS, text)

/** The window that was chosen; a day unless one was. */
export const windowOf = (query: Readonly<Record<string, string>>): ScoreWindow => {
  const asked = query['window']?.toUpperCase()
  return isWindow(asked) ? asked : 'DAY'
}

/** The windows there are to choose from, on the page at this path. */
export const windowLinks = (path: string, chosen: ScoreWindow) =>
  (Object.keys(WINDOW_WORDS) as ScoreWindow[]).map((window) => ({
    href: `${path}?window=${window.toLowerCase()}`,
    text: WINDOW_WORDS[window],
    here: window === chosen,
  }))

/** A share as people read it: down, never up, so that 99.97 is not shown as all. */
export const percent = (share: number | null): string =>
  share === null ? 'not measured' : `${Math.floor(share * 1_000) / 10}%`

/** A time as people read it. */
export const duration = (ms: number | null): string => {
  if (ms === null) return 'not measured'
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`
}

/** A level as people read it. */
export const level = (measure: BreachMeasure, value: number): string =>
  measure === 'AVAILABILITY' ? percent(value) : duration(value)

export const MEASURE_WORDS: Readonly<Record<BreachMeasure, string>> = {
  AVAILABILITY: 'Availability',
  P95: 'Time for 95 of 100',
}

/** How an exchange stands, in one tag: what needs somebody comes first. */
export const standingOf = ({ sla, breakerOpen, breaches, score }: CardShown) => {
  if (breaches.some(({ endedAt }) => endedAt === null)) return { text: 'Below its level', colour: 'red', rank: 0 }
  if (breakerOpen) return { text: 'Resting after failures', colour: 'orange', rank: 1 }
  if (score.asked === 0) return { text: 'Not asked', colour: 'grey', rank: 4 }
  return sla === null
    ? { text: 'No level declared', colour: 'white', rank: 3 }
    : { text: 'Keeps its level', colour: 'green', rank: 2 }
}

/** A card in words. */
export const shownCard = (card: CardShown) => {
  const { score, sla } = card
  return {
    id: card.exchange.id,
    name: card.exchange.name ?? card.exchange.id,
    href: `/operator/scorecards/${encodeURIComponent(card.exchange.id)}`,
    standing: standingOf(card),
    asked: score.asked,
    availability: percent(score.availability),
    declaredAvailability: sla === null ? undefined : percent(sla.availability),
    p50: duration(score.p50Ms),
    p95: duration(score.p95Ms),
    p99: duration(score.p99Ms),
    declaredP95: sla === null ? undefined : duration(sla.p95Ms),
    empty: percent(score.emptyRate),
    mismatch: percent(score.mismatchRate),
    newestAt: score.newestAt,
  }
}
