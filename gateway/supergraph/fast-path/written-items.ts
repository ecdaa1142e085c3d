/** The items of a list, each written already. */
export class WrittenItems {
  private readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    this.texts = texts
  }

  /** The list, as JSON. */
  toString(): string {
    return `[${this.texts.join(',')}]`
  }

  /** The items themselves, for whoever writes the answer without knowing of this. */
  toJSON(): unknown {
    return JSON.parse(this.toString())
  }
}

/** An answer, a patient, a list: how deep the items of a list lie. */
const DEPTH = 3

const write = (value: unknown, depth: number): string => {
  if (value instanceof WrittenItems) return value.toString()
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${write(member, depth - 1)}`)
  return `{${members.join(',')}}`
}

/** Writes the data of an answer as `JSON.stringify` does, with what is written already spliced in. */
export const writeAnswer = (data: Readonly<Record<string, unknown>>): string => write(data, DEPTH)

const read = (value: unknown, depth: number): unknown => {
  if (value instanceof WrittenItems) return value.toJSON()
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member, depth - 1)]))
}

/** The data of an answer for a reader in this process: plain values, whatever was written already. */
export const readAnswer = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  read(data, DEPTH) as Record<string, unknown>
