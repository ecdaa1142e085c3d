import { createHash } from 'node:crypto'
import pg from 'pg'

/**
 * How a statement begins that PostgreSQL compiles once a connection and not each time it is asked (a prepared statement). For one that is asked at every view. Its text is always
 * the same, or one of a few, and it names what it gives: `select *` would break on the connections of before a migration.
 */
export const KEPT = '/* kept */'

const names = new Map<string, string>()

const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  // The same in every process: one that is behind the same pooler means the same statement by it.
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

type Query = (asked: unknown, values?: unknown, done?: unknown) => unknown

/** A client of `pg` that keeps the statements that begin with `KEPT`. */
export class KeepingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as Query
    const kept: Query = (asked, values, done) =>
      typeof asked === 'string' && asked.startsWith(KEPT)
        ? query({ name: nameOf(asked), text: asked, values }, undefined, done)
        : query(asked, values, done)
    this.query = kept as typeof this.query
  }
}
