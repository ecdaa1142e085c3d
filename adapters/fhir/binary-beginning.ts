import { type Json, object } from './json.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const SPACE = 0x20
const OPENING = new Set([0x7b, 0x5b])
const CLOSING = new Set([0x7d, 0x5d])
/** R4 says `data`, STU3 `content`. */
const DATA = new Set(['data', 'content'])

/** Where the base64 of a Binary begins, behind its opening quote, and what was said before it. */
export type BinaryBeginning = { readonly at: number; readonly before: Json }

const pastSpace = (json: Buffer, from: number): number => {
  let at = from
  while (at < json.length && (json[at] ?? 0) <= SPACE) at++
  return at
}

/** Behind the closing quote of the string that opens at `from`; undefined where it has not come yet. */
const pastString = (json: Buffer, from: number): number | undefined => {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === BACKSLASH) at++
    else if (json[at] === QUOTE) return at + 1
  }
  return undefined
}

const parsed = (text: string): Json | undefined => {
  try {
    return object(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * Looks in the beginning of a JSON object for the member that holds a Binary's bytes. `MORE`: it may still come; `NONE`: this is no such object. Only whole
 * members of the object itself count: a `data` further down, or in a text, is another's.
 */
export const binaryBeginning = (json: Buffer): BinaryBeginning | 'MORE' | 'NONE' => {
  let depth = 0
  let at = 0
  while (at < json.length) {
    const byte = json[at] ?? 0
    if (OPENING.has(byte)) depth++
    else if (CLOSING.has(byte)) depth--
    if (depth < 1 && byte > SPACE) return 'NONE'
    if (byte !== QUOTE) {
      at++
      continue
    }
    const after = pastString(json, at)
    if (after === undefined) return 'MORE'
    if (depth === 1 && DATA.has(json.toString('utf8', at + 1, after - 1))) {
      const colon = pastSpace(json, after)
      const value = pastSpace(json, colon + 1)
      if (value >= json.length) return 'MORE'
      if (json[colon] === COLON && json[value] === QUOTE) {
        const before = parsed(`${json.toString('utf8', 0, at).trimEnd().replace(/,$/, '')}}`)
        return before === undefined ? 'NONE' : { at: value + 1, before }
      }
    }
    at = after
  }
  return 'MORE'
}
