import { dateWords, dayWords } from './date-words.ts'
import { conceptWords, valueWords } from './record-words.ts'
import type { Amount, Concept, Source, ToldWithDissent } from './told.ts'
import { type TrendChart, trendChart } from './trend-chart.ts'

/** How many measured concepts are drawn. */
export const TRENDS_SHOWN = 24

/** One value of one thing that was measured. */
type Measured = {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly at: number
  readonly date: string
  readonly amount: Amount
  readonly said: string
  readonly range: string
  readonly flag: string
  readonly id: string
  readonly from: readonly string[]
  /** Whether somebody tells this measurement otherwise. */
  readonly disputed: boolean
}

/** What a measurement is of: its first SNOMED CT or LOINC code, else its first code, else its words. Only equal units are drawn together. */
const keyOf = (concept: Concept, unit: string): string => {
  const known = concept.codings.find(
    ({ system, code }) => code !== null && (system === 'http://snomed.info/sct' || system === 'http://loinc.org'),
  )
  const coding = known ?? concept.codings.find(({ code }) => code !== null)
  const what = coding === undefined ? conceptWords(concept).toLowerCase() : `${coding.system}|${coding.code}`
  return `${what}|${unit}`
}

const fromOf = (provenance: readonly Source[]): readonly string[] => [
  ...new Set(provenance.map(({ exchange }) => exchange.name ?? exchange.id)),
]

const isFinished = ({ status }: ToldWithDissent): boolean => status !== 'entered-in-error' && status !== 'cancelled'

const measuredIn = (told: ToldWithDissent): readonly Measured[] => {
  const { date, value, components = [] } = told
  const at = date === null ? Number.NaN : Date.parse(date)
  if (date === null || Number.isNaN(at) || !isFinished(told)) return []
  const parts = [...(value === undefined ? [] : [{ concept: told.concept, value }]), ...components]
  return parts.flatMap(({ concept, value: found }) => {
    const amount = found.quantity
    if (amount === null || amount.value === null) return []
    const unit = amount.unit ?? ''
    return [
      {
        key: keyOf(concept, unit),
        name: conceptWords(concept),
        unit,
        at,
        date,
        amount,
        said: valueWords(found),
        range: told.referenceRanges?.[0] ?? '',
        flag: (told.interpretations ?? []).map(conceptWords).join(', '),
        id: told.id,
        from: fromOf(told.provenance),
        disputed: told.dissenting.length > 0,
      },
    ]
  })
}

/** One thing that was measured twice or more, as the page draws it: the latest value in words, the chart, and every value in a table. */
export type Trend = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly latest: { readonly said: string; readonly date: string; readonly flag: string; readonly range: string }
  readonly change: string
  readonly chart: TrendChart
  readonly values: readonly {
    readonly said: string
    readonly date: string
    readonly from: readonly string[]
    readonly disputed: boolean
    readonly id: string
  }[]
}

const changeWords = (last: Measured, before: Measured): string => {
  // A bound is no value: "< 5" beside 4 says neither up nor down.
  if (last.amount.comparator !== null || before.amount.comparator !== null) return ''
  const [now, then] = [last.amount.value ?? 0, before.amount.value ?? 0]
  if (now === then) return `The same as on ${dayWords(before.date)}`
  return `${now > then ? 'Up' : 'Down'} from ${before.said} on ${dayWords(before.date)}`
}

/** Results and measurements with trends: most lately measured first; then by name. What was measured once stands in its list alone. */
export const trendsOf = (observations: readonly ToldWithDissent[]): readonly Trend[] => {
  const byKey = Map.groupBy(observations.flatMap(measuredIn), ({ key }) => key)
  return [...byKey.values()]
    .filter((all) => all.length > 1)
    .map((all) => all.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
    .toSorted((a, b) => (b.at(-1)?.at ?? 0) - (a.at(-1)?.at ?? 0) || ((a[0]?.key ?? '') < (b[0]?.key ?? '') ? -1 : 1))
    .slice(0, TRENDS_SHOWN)
    .flatMap((all, nth) => {
      const [last, before] = [all.at(-1), all.at(-2)]
      if (last === undefined || before === undefined) return []
      return [
        {
          id: `trend-${nth + 1}`,
          name: last.name,
          unit: last.unit,
          latest: { said: last.said, date: dateWords(last.date), flag: last.flag, range: last.range },
          change: changeWords(last, before),
          chart: trendChart(all.map(({ at, amount }) => ({ at, value: amount.value ?? 0 }))),
          values: all.toReversed().map(({ said, date, from, disputed, id }) => ({
            said,
            date: dateWords(date),
            from,
            disputed,
            id,
          })),
        },
      ]
    })
}
