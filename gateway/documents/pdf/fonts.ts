import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FILES = {
  plain: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  mono: 'DejaVuSansMono.ttf',
} as const

/** The faces a document is set in. All are embedded, as far as they are used. */
export type Face = keyof typeof FILES

const require = createRequire(import.meta.url)
const held = new Map<Face, Buffer>()

/** The font file of a face; read once a process. */
export const fontOf = (face: Face): Buffer => {
  const known = held.get(face)
  if (known !== undefined) return known
  const read = readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}`))
  held.set(face, read)
  return read
}

export const FACES = Object.keys(FILES) as readonly Face[]
