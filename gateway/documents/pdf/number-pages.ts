import { PAGE, type Paper, STYLES } from './paper.ts'

const SHORT = 90

/** Writes at the foot of every page what it belongs to, and `Page 3 of 12`. Readers of the structure pass it by. */
export const numberPages = (paper: Paper, of: string): void => {
  const { pdf } = paper
  const words = [...paper.shown(of, STYLES.foot.face).replace(/\s+/g, ' ')]
  const short = words.length > SHORT ? `${words.slice(0, SHORT).join('')}…` : words.join('')
  const { count } = pdf.bufferedPageRange()
  const y = PAGE.height - PAGE.foot + 24
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    // Below the margin pdfkit would turn the page.
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    paper.pen(STYLES.foot)
    pdf.text(short, PAGE.margin, y, { lineBreak: false })
    const number = `Page ${page + 1} of ${count}`
    pdf.text(number, PAGE.width - PAGE.margin - pdf.widthOfString(number), y, { lineBreak: false })
    pdf.endMarkedContent()
  }
}
