import { HouseError } from '../../../schema/model/house-error.ts'
import type { ScoreWindow } from '../../../schema/model/scorecard.ts'
import { definePage } from '../page.ts'
import { chartOf } from './chart.ts'
import {
  CARD_FIELDS,
  type CardShown,
  duration,
  level,
  MEASURE_WORDS,
  percent,
  type ScoreShown,
  shownCard,
  windowLinks,
  windowOf,
} from './score-words.ts'

type Data = {
  readonly scorecard:
    | (CardShown & { readonly steps: readonly { readonly at: string; readonly score: ScoreShown }[] })
    | null
}

const LONDON = { timeZone: 'Europe/London', hour12: false } as const
const LABELS: Readonly<Record<ScoreWindow, Intl.DateTimeFormat>> = {
  HOUR: new Intl.DateTimeFormat('en-GB', { ...LONDON, hour: '2-digit', minute: '2-digit' }),
  DAY: new Intl.DateTimeFormat('en-GB', { ...LONDON, hour: '2-digit', minute: '2-digit' }),
  MONTH: new Intl.DateTimeFormat('en-GB', { ...LONDON, day: 'numeric', month: 'short' }),
}

/** How one exchange does, step by step: charts, and a table of the same. */
export const scorecardPage = definePage<Data>({
  path: '/operator/scorecards/:id',
  audience: 'operator',
  template: 'operator/scorecard.njk',
  document: /* GraphQL */ `query Scorecard($exchange: ExchangeId!, $window: ScoreWindow) {
    scorecard(exchange: $exchange, window: $window) {
      ${CARD_FIELDS}
      steps { at score { asked availability p50Ms p95Ms p99Ms emptyRate mismatchRate newestAt } }
    }
  }`,
  variables: ({ params, query }) => ({ exchange: params['id'], window: windowOf(query) }),
  view: ({ scorecard }, { query }) => {
    if (scorecard === null) throw new HouseError('NOT_FOUND')
    const window = windowOf(query)
    const card = shownCard(scorecard)
    const { steps, sla } = scorecard
    const labels = steps.map(({ at }) => LABELS[window].format(new Date(at)))
    const of = (pick: (score: ScoreShown) => number | null) => steps.map(({ score }) => pick(score))
    return {
      card,
      windows: windowLinks(card.href, window),
      back: `/operator/scorecards?window=${window.toLowerCase()}`,
      availability: chartOf([{ name: 'Availability', values: of((score) => score.availability) }], labels, {
        top: 1,
        level: sla?.availability,
        said: (value) => percent(value),
      }),
      times: chartOf(
        [
          { name: '50 of 100', values: of((score) => score.p50Ms) },
          { name: '95 of 100', values: of((score) => score.p95Ms) },
          { name: '99 of 100', values: of((score) => score.p99Ms) },
        ],
        labels,
        { top: 100, level: sla?.p95Ms, said: (value) => duration(value) },
      ),
      rows: steps
        .map(({ score }, step) => ({
          label: labels[step],
          asked: score.asked,
          availability: percent(score.availability),
          p50: duration(score.p50Ms),
          p95: duration(score.p95Ms),
          p99: duration(score.p99Ms),
          empty: percent(score.emptyRate),
          mismatch: percent(score.mismatchRate),
        }))
        .filter(({ asked }) => asked > 0)
        .toReversed(),
      breaches: scorecard.breaches.map(({ measure, measured, promised, beganAt, endedAt }) => ({
        measure: MEASURE_WORDS[measure],
        measured: level(measure, measured),
        promised: level(measure, promised),
        beganAt,
        endedAt,
      })),
    }
  },
})
