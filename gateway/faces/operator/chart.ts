import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

/** One value a step, null where nothing was measured. */
export type Series = { readonly name: string; readonly values: readonly (number | null)[] }

/** A chart as a template draws it: paths, ticks and names with their places, in the units of its view box. */
export type Chart = {
  readonly width: number
  readonly height: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly lines: readonly {
    readonly name: string
    readonly path: string
    /** Of values with nothing measured on either side, which make no line. */
    readonly dots: readonly { readonly x: number; readonly y: number }[]
  }[]
  readonly yTicks: readonly { readonly y: number; readonly text: string }[]
  readonly xTicks: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' }[]
  /** The declared level, where there is one. */
  readonly level: { readonly y: number; readonly text: string } | undefined
}

const [WIDTH, HEIGHT] = [420, 220]
const PLOT = { left: 68, right: WIDTH - 16, top: 16, bottom: HEIGHT - 32 }
const TICKS = 4

const place = (value: number): number => Math.round(value * 10) / 10

/**
 * Lays a chart out (d3-scale, d3-shape), from zero up, so that no small difference looks large. `labels` name the steps; the first, the middle and the last
 * are shown, since a screen reader and a telephone have the table.
 */
export const chartOf = (
  series: readonly Series[],
  labels: readonly string[],
  {
    top,
    level,
    said,
  }: {
    /** The least that the scale reaches. */
    readonly top: number
    readonly level: number | undefined
    readonly said: (value: number) => string
  },
): Chart => {
  const measured = series.flatMap(({ values }) => values.filter((value) => value !== null))
  const last = Math.max(1, labels.length - 1)
  const x = scaleLinear().domain([0, last]).range([PLOT.left, PLOT.right])
  const y = scaleLinear()
    .domain([0, Math.max(top, level ?? 0, ...measured)])
    .range([PLOT.bottom, PLOT.top])
    .nice(TICKS)
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, step) => place(x(step)))
    .y((value) => place(y(value ?? 0)))
  const at = (step: number) => ({ x: place(x(step)), text: labels[step] ?? '' })
  return {
    width: WIDTH,
    height: HEIGHT,
    plot: PLOT,
    lines: series.map(({ name, values }) => ({
      name,
      path: path(values) ?? '',
      dots: values.flatMap((value, step) =>
        value !== null && (values[step - 1] ?? null) === null && (values[step + 1] ?? null) === null
          ? [{ x: place(x(step)), y: place(y(value)) }]
          : [],
      ),
    })),
    yTicks: y.ticks(TICKS).map((value) => ({ y: place(y(value)), text: said(value) })),
    xTicks:
      labels.length === 0
        ? []
        : [
            { ...at(0), anchor: 'start' },
            { ...at(Math.floor(last / 2)), anchor: 'middle' },
            { ...at(last), anchor: 'end' },
          ],
    level: level === undefined ? undefined : { y: place(y(level)), text: said(level) },
  }
}
