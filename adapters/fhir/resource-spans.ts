import type { SentJson } from '../exchange-adapter.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const BLANK = 0x20
/** Sets the bit by which a brace differs from its bracket: what opens is then `{`, what closes `}`. */
const EITHER = 0x20

/** A walk through one body. */
type Scan = {
  readonly json: Buffer
  /** White space was met between tokens. */
  spaced: boolean
  /** Something was met that only a parser should settle. */
  unusual: boolean
  /** How many objects and arrays stand within each other at most, in any value met. */
  levels: number
}

const ENTRY = Buffer.from('entry')
const RESOURCE = Buffer.from('resource')

const afterBlanks = (scan: Scan, from: number): number => {
  const { json } = scan
  let at = from
  while (at < json.length && Number(json[at]) <= BLANK) at++
  if (at > from) scan.spaced = true
  return at
}

const afterString = (json: Buffer, from: number): number => {
  let at = from + 1
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1
  return at + 1
}

/** Where the object or array that begins here ends. */
const afterNested = (scan: Scan, from: number): number => {
  const { json } = scan
  let depth = 0
  let deepest = 0
  let at = from
  while (at < json.length) {
    const byte = Number(json[at])
    if (byte === QUOTE) {
      at = afterString(json, at)
      continue
    }
    at++
    if (byte <= BLANK) scan.spaced = true
    else if ((byte | EITHER) === OPEN_BRACE) {
      if (++depth > deepest) deepest = depth
    } else if ((byte | EITHER) === CLOSE_BRACE && --depth === 0) break
  }
  if (deepest > scan.levels) scan.levels = deepest
  return at
}

const afterValue = (scan: Scan, from: number): number => {
  const { json } = scan
  const first = json[from]
  if (first === QUOTE) return afterString(json, from)
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return afterNested(scan, from)
  // At least one byte on: what is no value must not be met for ever.
  let at = from + 1
  while (at < json.length) {
    const byte = Number(json[at])
    if (byte <= BLANK || byte === COMMA || (byte | EITHER) === CLOSE_BRACE) break
    at++
  }
  return at
}

const isNamed = (json: Buffer, from: number, to: number, name: Buffer): boolean => {
  if (to - from !== name.length) return false
  for (let i = 0; i < name.length; i++) if (json[from + i] !== name[i]) return false
  return true
}

const hasEscapes = (json: Buffer, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (json[at] === BACKSLASH) return true
  return false
}

/** Walks the members of the object that begins at `from`; `take` is given where the value of each member so named begins, and gives where it ends. */
const walkMembers = (scan: Scan, from: number, name: Buffer, take: (value: number) => number): number => {
  const { json } = scan
  let at = afterBlanks(scan, from + 1)
  while (at < json.length && json[at] !== CLOSE_BRACE) {
    const named = at + 1
    at = afterString(json, at)
    const namedTo = at - 1
    // A name spelled with escapes may be any name.
    if (hasEscapes(json, named, namedTo)) scan.unusual = true
    at = afterBlanks(scan, afterBlanks(scan, at) + 1)
    at = isNamed(json, named, namedTo, name) ? take(at) : afterValue(scan, at)
    at = afterBlanks(scan, at)
    if (json[at] === COMMA) at = afterBlanks(scan, at + 1)
  }
  return at + 1
}

const walkItems = (scan: Scan, from: number, take: (item: number) => number): number => {
  const { json } = scan
  let at = afterBlanks(scan, from + 1)
  while (at < json.length && json[at] !== CLOSE_BRACKET) {
    at = afterBlanks(scan, take(at))
    if (json[at] === COMMA) at = afterBlanks(scan, at + 1)
  }
  return at + 1
}

/** Where the resources of a Bundle's entries stand in its JSON. */
export type ResourceSpans = {
  /** For each entry where its resource begins and ends, two numbers an entry; twice 0 where it has none. */
  readonly places: readonly number[]
  /** Whether white space stands between tokens anywhere. */
  readonly spaced: boolean
  /** How many objects and arrays stand within each other at most, in any of the resources. */
  readonly levels: number
}

/**
 * Finds the JSON of each entry's resource in the bytes of a Bundle, which must have been parsed: of what is not JSON nothing is promised but an end.
 * As with a parser, of two members of one name the last counts. Undefined where only a parser should say: a member's name is spelled with escapes, or
 * `entry` is no array.
 */
export const resourceSpans = (json: Buffer): ResourceSpans | undefined => {
  const scan: Scan = { json, spaced: false, unusual: false, levels: 0 }
  let places: number[] = []
  const takeEntry = (at: number): number => {
    const place = places.push(0, 0) - 2
    if (json[at] !== OPEN_BRACE) return afterValue(scan, at)
    return walkMembers(scan, at, RESOURCE, (resource) => {
      const end = afterValue(scan, resource)
      places[place] = resource
      places[place + 1] = end
      return end
    })
  }
  walkMembers(scan, afterBlanks(scan, 0), ENTRY, (entries) => {
    places = []
    if (json[entries] === OPEN_BRACKET) return walkItems(scan, entries, takeEntry)
    scan.unusual = true
    return afterValue(scan, entries)
  })
  return scan.unusual ? undefined : { places, spaced: scan.spaced, levels: scan.levels }
}

/** The JSON between two places, less the white space between its tokens. */
const withoutBlanks = (json: Buffer, from: number, to: number, levels: number): SentJson => {
  const bytes = Buffer.allocUnsafe(to - from)
  let length = 0
  let at = from
  while (at < to) {
    const end = json[at] === QUOTE ? afterString(json, at) : at + 1
    if (Number(json[at]) > BLANK) {
      length += json.copy(bytes, length, at, end)
    }
    at = end
  }
  return { bytes, from: 0, to: length, levels }
}

/** Each entry's resource as it was sent, by the place of the entry; undefined where it is not to be found without a parser. */
export const sentResources = (json: Buffer | undefined): ((entry: number) => SentJson | undefined) => {
  const spans = json === undefined ? undefined : resourceSpans(json)
  if (json === undefined || spans === undefined) return () => undefined
  const { places, spaced, levels } = spans
  return (entry) => {
    const from = places[2 * entry] ?? 0
    const to = places[2 * entry + 1] ?? 0
    if (to === 0) return undefined
    return spaced ? withoutBlanks(json, from, to, levels) : { bytes: json, from, to, levels }
  }
}
