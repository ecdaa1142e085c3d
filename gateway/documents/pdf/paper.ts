import PDFDocument from 'pdfkit'
import { FACES, type Face, fontOf } from './fonts.ts'
import { readable } from './readable.ts'

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56, foot: 64 } as const
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

const INK = '#212b32'
const SECONDARY = '#4c6272'
const BLUE = '#005eb8'
const LINE = '#aeb7bd'

/** How a piece of text is set. */
export type Style = { readonly face: Face; readonly size: number; readonly colour: string; readonly gap: number }

export const STYLES = {
  title: { face: 'bold', size: 22, colour: INK, gap: 2 },
  heading: { face: 'bold', size: 14, colour: BLUE, gap: 2 },
  subheading: { face: 'bold', size: 10.5, colour: INK, gap: 2 },
  body: { face: 'plain', size: 10, colour: INK, gap: 3 },
  strongLead: { face: 'bold', size: 12, colour: INK, gap: 4 },
  lead: { face: 'plain', size: 12, colour: INK, gap: 4 },
  caption: { face: 'plain', size: 11, colour: SECONDARY, gap: 2 },
  cell: { face: 'plain', size: 9, colour: INK, gap: 2 },
  cellStrong: { face: 'bold', size: 9, colour: INK, gap: 2 },
  foot: { face: 'plain', size: 8.5, colour: SECONDARY, gap: 0 },
  code: { face: 'mono', size: 9.5, colour: INK, gap: 3 },
} as const satisfies Readonly<Record<string, Style>>

/** Structure elements of PDF that are used here (ISO 32000-1, 14.8.4). */
export type Tag =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'TH'
  | 'TD'
  | 'TR'
  | 'Table'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Sect'
  | 'Document'

export type Element = PDFKit.PDFStructureElement
export type Pdf = PDFKit.PDFDocument

/** A sheet being written: pdfkit's document, with the fonts of the house and a place in the structure tree. */
export type Paper = {
  readonly pdf: Pdf
  /** The text as it can be printed in this face. */
  readonly shown: (text: string, face: Face) => string
  /** Sets the pen: font, size and colour. */
  readonly pen: (style: Style) => void
  readonly heightOf: (text: string, style: Style, width: number) => number
  /** Turns the page unless so much room is left; true when it turned. */
  readonly needs: (height: number) => boolean
  /** Draws what says nothing: a line, a band. Readers of the structure pass it by. */
  readonly ornament: (draw: () => void) => void
  readonly rule: (y: number) => void
  /** Writes a tagged piece of text at the pen's place, over as many pages as it takes. */
  readonly write: (parent: Element, tag: Tag, text: string, style: Style, room?: Room) => void
  readonly document: Element
}

/** Where a piece of text goes. Without `height` it flows from page to page. */
export type Room = {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly scope?: 'Row' | 'Column'
}

/** The embedded font behind pdfkit's own, which its types do not name. */
type WithFont = { readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } } }

const glyphs = (pdf: Pdf): Readonly<Record<Face, (codePoint: number) => boolean>> => {
  const of = (face: Face) => {
    pdf.font(face)
    const { font } = (pdf as unknown as WithFont)._font
    return (codePoint: number) => font.hasGlyphForCodePoint(codePoint)
  }
  return { plain: of('plain'), bold: of('bold'), mono: of('mono') }
}

/** XMP is XML, and pdfkit writes the words of `info` into it as they are. */
const metadataWords = (text: string): string =>
  text.replaceAll('&', '+').replaceAll('<', '‹').replaceAll('>', '›').replace(/\s+/g, ' ').slice(0, 200)

/** Longer than any line. */
const ENDLESS = 200

/**
 * A word is measured again at each of its lines, and laid out as a whole each time: one that somebody made endless would take time with the square
 * of its length. It is measured letter by letter, which says nearly the same; what comes to stand on a line is shorter, and measured as ever.
 */
const measureEndlessByLetter = (pdf: Pdf): void => {
  const measure = pdf.widthOfString.bind(pdf)
  pdf.widthOfString = (text, options) => {
    if (text.length <= ENDLESS) return measure(text, options)
    let width = 0
    for (const letter of text) width += measure(letter, options)
    return width
  }
}

/** Opens a tagged PDF (ISO 32000-1; PDF/UA-1 in its metadata) of A4 pages. Pages are kept until it ends, to be numbered. */
export const openPaper = (about: { readonly title: string; readonly author: string; readonly at: Date }): Paper => {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: PAGE.foot },
    pdfVersion: '1.7',
    lang: 'en-GB',
    tagged: true,
    displayTitle: true,
    // pdfkit knows it, its types not yet.
    subset: 'PDF/UA' as 'PDF/A-1a',
    bufferPages: true,
    // No standard font to begin with: every glyph is embedded, and a font given here would be read anew at each change of face.
    font: null as unknown as string,
  })
  for (const face of FACES) pdf.registerFont(face, fontOf(face))
  measureEndlessByLetter(pdf)
  const has = glyphs(pdf)
  const shown = (text: string, face: Face): string => readable(text, has[face])
  Object.assign(pdf.info, {
    Title: metadataWords(shown(about.title, 'plain')),
    Author: about.author,
    Creator: about.author,
    CreationDate: about.at,
  })
  const document = pdf.struct('Document')
  pdf.addStructure(document)

  const pen = ({ face, size, colour }: Style): void => {
    pdf.font(face).fontSize(size).fillColor(colour)
  }
  const bottom = PAGE.height - PAGE.foot
  const ornament = (draw: () => void): void => {
    pdf.markContent('Artifact', { type: 'Layout' })
    draw()
    pdf.endMarkedContent()
  }
  return {
    pdf,
    shown,
    pen,
    document,
    heightOf: (text, style, width) => {
      pen(style)
      return pdf.heightOfString(text === '' ? ' ' : text, { width, lineGap: style.gap })
    },
    needs: (height) => {
      if (pdf.y + height <= bottom) return false
      pdf.addPage()
      return true
    },
    ornament,
    rule: (y) =>
      ornament(() =>
        pdf
          .moveTo(PAGE.margin, y)
          .lineTo(PAGE.width - PAGE.margin, y)
          .lineWidth(0.75)
          .strokeColor(LINE)
          .stroke(),
      ),
    write: (parent, tag, text, style, { x = PAGE.margin, y = pdf.y, width = TEXT_WIDTH, height, scope } = {}) => {
      const box = height === undefined ? {} : { height, ellipsis: true }
      const element = pdf.struct(tag, scope === undefined ? {} : ({ scope } as object), () => {
        pen(style)
        // Whoever hears the page instead of seeing it needs a space where a line ends.
        pdf.text(shown(text, style.face).replaceAll('\n', ' \n'), x, y, { width, lineGap: style.gap, ...box })
      })
      parent.add(element)
    },
  }
}
