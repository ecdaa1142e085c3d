import { BrokenBody } from '../transport/transport.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
/** What may stand behind the bytes of a Binary: a signature, an extension. */
const MOST_BEHIND = 64 * 1024

const broken = (): BrokenBody => new BrokenBody('RESET')

/** What JSON may write with a stroke of letters that base64 has or passes over. */
const ESCAPED: Readonly<Record<string, string>> = { '/': '/', n: '', r: '', t: '' }

/** Letters of base64 → bytes, four at a time; what is left over waits for the next. Fails on what is no base64. */
const decoder = () => {
  let waiting = ''
  let isOver = false
  const decoded = (letters: string): Buffer => {
    const padding = letters.endsWith('==') ? 2 : letters.endsWith('=') ? 1 : 0
    const bytes = Buffer.from(letters, 'base64')
    // The decoder passes over what it does not know, and stops at padding: bytes are then missing.
    if (bytes.length !== (letters.length / 4) * 3 - padding) throw broken()
    if (padding > 0) isOver = true
    return bytes
  }
  return {
    take: (letters: string): Buffer => {
      const all = waiting + letters
      if (isOver && all !== '') throw broken()
      const whole = all.length - (all.length % 4)
      waiting = all.slice(whole)
      return decoded(all.slice(0, whole))
    },
    end: (): void => {
      if (waiting !== '') throw broken()
    },
  }
}

/** Undoes JSON's escapes, of which one may be cut in two; `cut` is then what waits for the rest. Some writers spell `+` and `=` by their numbers. */
const unescaped = (raw: string): { readonly letters: string; readonly cut: string } => {
  const cut = /\\(?:u[0-9a-f]{0,3})?$/i.exec(raw)?.[0] ?? ''
  const letters = raw
    .slice(0, raw.length - cut.length)
    .replaceAll(/\\(?:u([0-9a-f]{4})|(.))/gis, (_, hex?: string, letter?: string) => {
      const means = hex === undefined ? ESCAPED[letter ?? ''] : String.fromCharCode(Number.parseInt(hex, 16))
      if (means === undefined) throw broken()
      return means
    })
  return { letters, cut }
}

/** Where the string ends in a piece: base64 has no quote, escaped or not. */
const endIn = (piece: Buffer): number | undefined => {
  const at = piece.indexOf(QUOTE)
  return at === -1 ? undefined : at
}

const isWholeBehind = (behind: string): boolean => {
  try {
    JSON.parse(`{"data":""${behind}`)
    return true
  } catch {
    return false
  }
}

/**
 * The bytes of a base64 string of a JSON object, decoded as its pieces arrive and never held whole; white space in it says nothing. Fails (`BrokenBody`) where the
 * string is no base64, or the object is not whole to its end.
 */
export async function* base64AsItComes(pieces: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array, void> {
  const base64 = decoder()
  let cut = ''
  let behind: string | undefined
  for await (const piece of pieces) {
    if (behind !== undefined) {
      behind += piece.toString('latin1')
      if (behind.length > MOST_BEHIND) throw broken()
      continue
    }
    const end = endIn(piece)
    const own = end === undefined ? piece : piece.subarray(0, end)
    let letters = cut + own.toString('latin1')
    if (cut !== '' || own.includes(BACKSLASH)) ({ letters, cut } = unescaped(letters))
    if (/\s/.test(letters)) letters = letters.replaceAll(/\s+/g, '')
    const bytes = base64.take(letters)
    if (end !== undefined) {
      if (cut !== '') throw broken()
      base64.end()
      behind = piece.toString('latin1', end + 1)
    }
    if (bytes.length > 0) yield bytes
  }
  if (behind === undefined || !isWholeBehind(behind)) throw broken()
}
