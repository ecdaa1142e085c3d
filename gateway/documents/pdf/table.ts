import { setImmediate as others } from 'node:timers/promises'
import { type Element, PAGE, type Paper, STYLES, type Style } from './paper.ts'

/** A column: its heading and its width in points. */
export type Column = { readonly heading: string; readonly width: number }

const PADDING = 5
const GUTTER = 10
/** No cell is taller: words that somebody made endless are cut here, and stand whole in the signed document. */
const TALLEST = 180
/** After so many rows whoever else waits for this process has their turn. */
const ROWS_AT_ONCE = 20

const placesOf = (columns: readonly Column[]): readonly (Column & { readonly x: number })[] => {
  let x: number = PAGE.margin
  return columns.map((column) => {
    const place = { ...column, x }
    x += column.width
    return place
  })
}

/**
 * A table over as many pages as it takes. A row stays whole; every page begins with the headings, which belong to the structure once and are
 * ornament from then on. `headed`: the first cell of each row names the row. `plain`, `strong`: how cells are set.
 */
export const writeTable = async (
  paper: Paper,
  parent: Element,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  {
    headed = true,
    titled = true,
    plain = STYLES.cell,
    strong = STYLES.cellStrong,
  }: { readonly headed?: boolean; readonly titled?: boolean; readonly plain?: Style; readonly strong?: Style } = {},
): Promise<void> => {
  const { pdf } = paper
  const places = placesOf(columns)
  const table = pdf.struct('Table')
  parent.add(table)

  const styleOf = (index: number): Style => (index === 0 && headed ? strong : plain)
  const heightOf = (cells: readonly string[], style: (index: number) => Style): number =>
    Math.min(
      TALLEST,
      Math.max(
        ...places.map(({ width }, index) => {
          const set = style(index)
          return paper.heightOf(paper.shown(cells[index] ?? '', set.face), set, width - GUTTER)
        }),
      ),
    )
  const headings = places.map(({ heading }) => heading)
  const headingHeight = heightOf(headings, () => STYLES.cellStrong)

  const tagged = (
    cells: readonly string[],
    height: number,
    style: (index: number) => Style,
    scope: 'Column' | 'Row',
  ) => {
    const row = pdf.struct('TR')
    table.add(row)
    const top = pdf.y + PADDING
    places.forEach(({ x, width }, index) => {
      const heads = scope === 'Column' || (index === 0 && headed)
      paper.write(row, heads ? 'TH' : 'TD', cells[index] ?? '', style(index), {
        x,
        y: top,
        width: width - GUTTER,
        height: height + 1,
        ...(heads ? { scope } : {}),
      })
    })
    row.end()
    finish(top + height + PADDING)
  }
  const finish = (y: number): void => {
    paper.rule(y)
    pdf.x = PAGE.margin
    pdf.y = y
  }
  const repeatHeadings = (): void => {
    const top = pdf.y + PADDING
    paper.ornament(() => {
      paper.pen(STYLES.cellStrong)
      places.forEach(({ heading, x, width }) => {
        pdf.text(heading, x, top, { width: width - GUTTER, lineGap: STYLES.cellStrong.gap })
      })
    })
    finish(top + headingHeight + PADDING)
  }

  if (titled) {
    paper.needs(headingHeight + 60)
    tagged(headings, headingHeight, () => STYLES.cellStrong, 'Column')
  }
  for (const [index, cells] of rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await others()
    const height = heightOf(cells, styleOf)
    if (paper.needs(height + 2 * PADDING) && titled) repeatHeadings()
    tagged(cells, height, styleOf, 'Row')
  }
  table.end()
  pdf.moveDown(0.8)
}
