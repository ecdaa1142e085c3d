/** The items of a list, each written already. */
export class WrittenItems {
  private readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    this.texts = texts
  }

  /** Adds the list, as JSON, to the pieces of an answer. */
  writeTo(pieces: string[]): void {
    pieces.push('[')
    let isFirst = true
    for (const text of this.texts) {
      if (isFirst) isFirst = false
      else pieces.push(',')
      pieces.push(text)
    }
    pieces.push(']')
  }

  /** The items themselves, for whoever writes the answer without knowing of this. */
  toJSON(): unknown {
    return JSON.parse(`[${this.texts.join(',')}]`)
  }
}

/** An answer, a patient, a list: how deep the items of a list lie. */
const DEPTH = 3

const write = (value: unknown, depth: number, pieces: string[]): void => {
  if (value instanceof WrittenItems) value.writeTo(pieces)
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

/**
 * Writes the data of an answer as `JSON.stringify` does, with what is written already spliced in. In pieces, to be joined once: each time an
 * answer is copied into a longer one it is a large object more for the collector.
 */
export const writeAnswer = (data: Readonly<Record<string, unknown>>, pieces: string[]): void =>
  write(data, DEPTH, pieces)

const read = (value: unknown, depth: number): unknown => {
  if (value instanceof WrittenItems) return value.toJSON()
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member, depth - 1)]))
}

/** The data of an answer for a reader in this process: plain values, whatever was written already. */
export const readAnswer = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  read(data, DEPTH) as Record<string, unknown>
