import { scaleLinear, scaleTime } from 'd3-scale'
import { line } from 'd3-shape'

/** A value and when it was measured, in milliseconds. */
export type Point = { readonly at: number; readonly value: number }

/** A trend as a template draws it, in the units of its view box. */
export type TrendChart = {
  readonly width: number
  readonly height: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly path: string
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly yTicks: readonly { readonly y: number; readonly text: string }[]
  readonly xTicks: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'end' }[]
}

const [WIDTH, HEIGHT] = [300, 150]
const PLOT = { left: 48, right: WIDTH - 8, top: 12, bottom: HEIGHT - 28 }
const TICKS = 3

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

const place = (value: number): number => Math.round(value * 10) / 10

/**
 * Lays a trend out (d3-scale, d3-shape): time as it passed, so that a gap of years looks like one; the scale from the lowest to the highest value with room
 * about them, since what matters in a course is its change. Points in the order of time, two at least.
 */
export const trendChart = (points: readonly Point[]): TrendChart => {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  const values = points.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = high === low ? Math.max(1, Math.abs(high) * 0.1) : (high - low) * 0.1
  const x = scaleTime()
    .domain([first, last === first ? first + 1 : last])
    .range([PLOT.left + 6, PLOT.right - 6])
  const y = scaleLinear()
    .domain([low >= 0 ? Math.max(0, low - room) : low - room, high + room])
    .range([PLOT.bottom, PLOT.top])
    .nice(TICKS)
  const path = line<Point>()
    .x(({ at }) => place(x(at)))
    .y(({ value }) => place(y(value)))
  return {
    width: WIDTH,
    height: HEIGHT,
    plot: PLOT,
    path: path(points) ?? '',
    dots: points.map(({ at, value }) => ({ x: place(x(at)), y: place(y(value)) })),
    yTicks: y.ticks(TICKS).map((value) => ({ y: place(y(value)), text: value.toLocaleString('en-GB') })),
    xTicks: [
      { x: PLOT.left, text: DAY.format(first), anchor: 'start' },
      { x: PLOT.right, text: DAY.format(last), anchor: 'end' },
    ],
  }
}
