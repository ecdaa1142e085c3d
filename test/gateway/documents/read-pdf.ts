import { inflateSync } from 'node:zlib'

/** A piece of text with the structure element it belongs to; `Artifact` for what readers of the structure pass by. */
export type Piece = { readonly page: number; readonly tag: string; readonly text: string }

/** What a PDF says, read back from its bytes by the rules of ISO 32000-1 as far as our own documents use them. */
export type ReadPdf = {
  readonly pages: number
  readonly pieces: readonly Piece[]
  /** All that is in the structure, in the order it is written. */
  readonly text: string
  /** The catalogue, the document's information and its metadata, as they stand. */
  readonly head: string
  /** How far to the right and how far down any text reaches: points. */
  readonly furthest: { readonly right: number; readonly down: number }
}

type Stream = { readonly dictionary: string; readonly bytes: Buffer }

const objectsOf = (pdf: Buffer): ReadonlyMap<number, Stream> => {
  const text = pdf.toString('latin1')
  const objects = new Map<number, Stream>()
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length
    const end = text.indexOf('\nendobj', start)
    const stream = text.indexOf('\nstream\n', start)
    const dictionary = text.slice(start, stream === -1 || stream > end ? end : stream)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const bytes = pdf.subarray(stream + 8, stream + 8 + length)
    objects.set(Number(found[1]), {
      dictionary,
      bytes: dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes,
    })
  }
  return objects
}

/** Glyph → text, by the font's ToUnicode map. */
const unicodeOf = (map: string): ReadonlyMap<number, string> => {
  const glyphs = new Map<number, string>()
  for (const [, from = '', texts = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/g)) {
    let glyph = Number.parseInt(from, 16)
    for (const [, codes = ''] of texts.matchAll(/<([0-9a-f ]*)>/g)) {
      const units = codes.split(' ').filter((unit) => unit !== '')
      glyphs.set(glyph++, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return glyphs
}

const TOKENS = /\/(\w+) (?:BMC|<<[^>]*>> BDC)|EMC|\/(F\d+) ([\d.]+) Tf|1 0 0 1 ([-\d.]+) ([-\d.]+) Tm|\[(.*?)\] TJ/g

/** Reads a PDF back. Throws when it is none of ours. */
export const readPdf = (pdf: Buffer): ReadPdf => {
  const objects = objectsOf(pdf)
  const object = (reference: string | undefined): Stream => {
    const found = objects.get(Number(reference))
    if (found === undefined) throw new Error(`There is no object ${reference}.`)
    return found
  }
  const all = [...objects.values()]
  const root = all.find(({ dictionary }) => dictionary.includes('/Type /Pages'))
  const kids = [...(/\/Kids \[(.*?)\]/s.exec(root?.dictionary ?? '')?.[1] ?? '').matchAll(/(\d+) 0 R/g)]
  const pieces: Piece[] = []
  const furthest = { right: 0, down: 0 }
  kids.forEach(([, kid], page) => {
    const { dictionary } = object(kid)
    const resources = object(/\/Resources (\d+) 0 R/.exec(dictionary)?.[1]).dictionary
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => {
        const map = /\/ToUnicode (\d+) 0 R/.exec(object(font).dictionary)?.[1]
        const descendant = object(/\/DescendantFonts \[(\d+) 0 R/.exec(object(font).dictionary)?.[1])
        const widths = /\/W \[0 \[(.*?)\]/s.exec(descendant.dictionary)?.[1]?.trim().split(/\s+/).map(Number) ?? []
        return [name, { unicode: unicodeOf(object(map).bytes.toString('latin1')), widths }]
      }),
    )
    const content = object(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1]).bytes.toString('latin1')
    const open: string[] = []
    let font: { readonly unicode: ReadonlyMap<number, string>; readonly widths: readonly number[] } | undefined
    let size = 0
    let left = 0
    for (const [token, marked, face, points, x, y, shown] of content.matchAll(TOKENS)) {
      if (token === 'EMC') open.pop()
      else if (face !== undefined) {
        font = fonts.get(face)
        size = Number(points)
      } else if (x !== undefined) {
        left = Number(x)
        furthest.down = Math.max(furthest.down, 841.89 - Number(y))
      } else if (shown !== undefined) {
        const advance = [...shown.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)].reduce((sum, [, hex = '', back]) => {
          if (back !== undefined) return sum - Number(back)
          return (hex.match(/.{4}/g) ?? []).reduce(
            (all, glyph) => all + (font?.widths[Number.parseInt(glyph, 16)] ?? 0),
            sum,
          )
        }, 0)
        const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
        const text = glyphs.map((glyph) => font?.unicode.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join('')
        // A space at the end of a line is not seen.
        const spaces = text.length - text.trimEnd().length
        const seen = spaces === 0 ? advance : (advance * text.trimEnd().length) / text.length
        furthest.right = Math.max(furthest.right, left + (seen * size) / 1000)
        pieces.push({ page, tag: open.at(-1) ?? '', text })
      } else open.push(marked ?? '')
    }
  })
  const head = all
    .filter(({ dictionary }) => !dictionary.includes('/FlateDecode'))
    .map(({ dictionary, bytes }) => `${dictionary}\n${dictionary.includes('/Length') ? bytes.toString() : ''}`)
    .join('\n')
  const text = pieces
    .filter(({ tag }) => tag !== 'Artifact')
    .map(({ text }) => text)
    .join('\n')
  return { pages: kids.length, pieces, text, head, furthest }
}
