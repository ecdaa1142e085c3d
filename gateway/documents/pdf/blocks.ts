import { type Element, type Paper, STYLES, type Style, TEXT_WIDTH } from './paper.ts'

/** The parts that a page is made of, in the order they are written. */
export type Blocks = {
  /** The title of the whole, once. */
  readonly title: (caption: string, text: string) => void
  /** A numbered part with its bookmark; what is written within is told of it. */
  readonly part: (heading: string, within: (section: Element) => Promise<void>) => Promise<void>
  readonly subheading: (section: Element, text: string) => void
  readonly paragraph: (section: Element, text: string, style?: Style) => void
  readonly list: (section: Element, items: readonly string[], label?: (index: number) => string, style?: Style) => void
}

const INDENT = 18

/** The parts of a page, written with this paper. */
export const blocksOf = (paper: Paper): Blocks => {
  const { pdf, write, needs, heightOf, shown } = paper
  let parts = 0
  const top = (text: string, style: Style): number => heightOf(shown(text, style.face), style, TEXT_WIDTH)
  const paragraph = (section: Element, text: string, style: Style = STYLES.body): void => {
    for (const piece of text.split(/\n+/).filter((one) => one.trim() !== '')) {
      needs(2 * (style.size + style.gap + 4))
      write(section, 'P', piece, style)
      pdf.moveDown(0.4)
    }
  }
  return {
    paragraph,
    title: (caption, text) => {
      for (const line of caption.split('\n')) write(paper.document, 'P', line, STYLES.caption)
      pdf.moveDown(0.2)
      write(paper.document, 'H1', text, STYLES.title)
      pdf.moveDown(0.6)
    },
    part: async (heading, within) => {
      parts += 1
      const text = `${parts}. ${heading}`
      pdf.moveDown(0.5)
      // A heading stays with the beginning of what it is of.
      needs(top(text, STYLES.heading) + 70)
      const section = pdf.struct('Sect')
      paper.document.add(section)
      pdf.outline.addItem(text)
      write(section, 'H2', text, STYLES.heading)
      pdf.moveDown(0.3)
      await within(section)
      section.end()
    },
    subheading: (section, text) => {
      pdf.moveDown(0.2)
      needs(top(text, STYLES.subheading) + 36)
      write(section, 'H3', text, STYLES.subheading)
      pdf.moveDown(0.15)
    },
    list: (section, items, label = () => '•', style = STYLES.body) => {
      const list = pdf.struct('L')
      section.add(list)
      items.forEach((text, index) => {
        needs(26)
        const item = pdf.struct('LI')
        list.add(item)
        const y = pdf.y
        write(item, 'Lbl', label(index), style, { width: INDENT })
        write(item, 'LBody', text, style, {
          x: pdf.page.margins.left + INDENT,
          y,
          width: TEXT_WIDTH - INDENT,
        })
        item.end()
        pdf.moveDown(0.25)
      })
      list.end()
      pdf.x = pdf.page.margins.left
      pdf.moveDown(0.2)
    },
  }
}
