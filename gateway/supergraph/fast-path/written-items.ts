import type { JsonBytes } from '../../../schema/model/json-bytes.ts'

const OPEN = 0x5b
const COMMA = 0x2c
const CLOSE = 0x5d

/** The items of a list, each written already. */
export class WrittenItems {
  private readonly items: readonly (JsonBytes | string)[]
  /** How many bytes the list takes, as JSON. */
  readonly length: number

  constructor(items: readonly (JsonBytes | string)[]) {
    this.items = items
    let length = 1 + Math.max(1, items.length)
    for (const item of items) length += typeof item === 'string' ? Buffer.byteLength(item) : item.to - item.from
    this.length = length
  }

  /** Writes the list, as JSON, into `into` from `from` on; gives where it ends. */
  writeTo(into: Buffer, from: number): number {
    let at = from
    if (this.items.length === 0) into[at++] = OPEN
    let before = OPEN
    for (const item of this.items) {
      into[at++] = before
      at += typeof item === 'string' ? into.write(item, at, 'utf8') : item.bytes.copy(into, at, item.from, item.to)
      before = COMMA
    }
    into[at++] = CLOSE
    return at
  }

  /** The items themselves, for whoever writes the answer without knowing of this. */
  toJSON(): unknown {
    const written = Buffer.allocUnsafeSlow(this.length)
    return JSON.parse(written.toString('utf8', 0, this.writeTo(written, 0)))
  }
}

/** What an answer is put together from. */
export type Piece = string | WrittenItems

/** An answer, a patient, a list: how deep the items of a list lie. */
const DEPTH = 3

const write = (value: unknown, depth: number, pieces: Piece[]): void => {
  if (value instanceof WrittenItems) pieces.push(value)
  else if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    pieces.push(JSON.stringify(value))
  else {
    let before = '{'
    for (const [name, member] of Object.entries(value)) {
      pieces.push(`${before}${JSON.stringify(name)}:`)
      write(member, depth - 1, pieces)
      before = ','
    }
    pieces.push(before === '{' ? '{}' : '}')
  }
}

/** Writes the data of an answer as `JSON.stringify` does, with what is written already in its place: in pieces, for `joined`. */
export const writeAnswer = (data: Readonly<Record<string, unknown>>, pieces: Piece[]): void =>
  write(data, DEPTH, pieces)

/** The pieces in one, as UTF-8. Once, and as bytes: each time an answer is copied into a longer text it is a large object more for the collector. */
export const joined = (pieces: readonly Piece[]): Buffer => {
  let length = 0
  for (const piece of pieces) length += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length
  const all = Buffer.allocUnsafeSlow(length)
  let at = 0
  for (const piece of pieces)
    at = typeof piece === 'string' ? at + all.write(piece, at, 'utf8') : piece.writeTo(all, at)
  // Whatever was counted: no byte leaves that was not written here.
  return all.subarray(0, at)
}

const read = (value: unknown, depth: number): unknown => {
  if (value instanceof WrittenItems) return value.toJSON()
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member, depth - 1)]))
}

/** The data of an answer for a reader in this process: plain values, whatever was written already. */
export const readAnswer = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  read(data, DEPTH) as Record<string, unknown>
