import { expect, test } from 'vitest'
import { chartOf } from '../../../gateway/faces/operator/chart.ts'

const said = (value: number): string => `${value} ms`
const LABELS = ['09:00', '09:05', '09:10', '09:15', '09:20']

test('a line has gaps where nothing was measured, and one value alone is a dot', () => {
  const { lines, xTicks, plot } = chartOf([{ name: 'p95', values: [100, 200, null, 50, null] }], LABELS, {
    top: 100,
    level: undefined,
    said,
  })
  const [line] = lines
  expect(line?.path).toMatch(/^M[\d.,]+L[\d.,]+M[\d.,]+Z?$/)
  expect(line?.dots).toHaveLength(1)
  expect(xTicks.map(({ text, anchor }) => `${text} ${anchor}`)).toEqual(['09:00 start', '09:10 middle', '09:20 end'])
  expect(xTicks[0]?.x).toBe(plot.left)
  expect(xTicks[2]?.x).toBe(plot.right)
})

test('the scale begins at zero and reaches whatever is highest: what was measured, the declared level, or the least there is to be', () => {
  const ticks = (values: readonly (number | null)[], level?: number) =>
    chartOf([{ name: 'p95', values }], LABELS.slice(0, values.length), { top: 100, level, said }).yTicks
  expect(ticks([null])[0]).toEqual({ y: 188, text: '0 ms' })
  expect(ticks([null]).at(-1)?.text).toBe('100 ms')
  expect(ticks([400]).at(-1)?.text).toBe('400 ms')
  expect(ticks([50], 800).at(-1)?.text).toBe('800 ms')
})

test('a chart of nothing has no lines and no numbers that are none', () => {
  const chart = chartOf([{ name: 'p95', values: [] }], [], { top: 1, level: 0.9, said })
  expect(chart.lines).toEqual([{ name: 'p95', path: '', dots: [] }])
  expect(chart.xTicks).toEqual([])
  expect(JSON.stringify(chart)).not.toMatch(/NaN|null/)
})
