import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'
import type { Head } from './chain.ts'

/** A chain as it stands: its head, and the heads that its first entry recorded (none when that entry has expired). */
export type ChainEnd = { readonly head: Head; readonly links: readonly Head[] }

/** The body of a chain's first entry. */
export const chainBody = z.object({
  heads: z.array(z.object({ writer: z.string(), sequence: z.number(), hash: z.string() })),
})

/** Every chain's end, found by hopping from writer to writer through the primary key: the ledger's length does not matter. */
export const readChainEnds = async (db: Kysely<Tables>): Promise<readonly ChainEnd[]> => {
  const { rows } = await sql<Head & { first: string | null }>`
    with recursive writers as (
      (select writer from ledger_entries order by writer limit 1)
      union all
      select (select e.writer from ledger_entries e where e.writer > w.writer order by e.writer limit 1) from writers w where w.writer is not null)
    select w.writer, h.sequence, h.hash, f.body as first from writers w
    cross join lateral (select sequence, hash from ledger_entries e where e.writer = w.writer order by e.sequence desc limit 1) h
    left join ledger_entries f on f.writer = w.writer and f.sequence = 1
    where w.writer is not null`.execute(db)
  return rows.map(({ first, ...head }) => ({ head, links: first === null ? [] : linksOf(first) }))
}

/** The heads in a chain's first body; none when it cannot be read, which its own hash then shows. */
export const linksOf = (body: string): readonly Head[] => {
  try {
    return chainBody.parse(JSON.parse(body)).heads
  } catch {
    return []
  }
}

/** The heads that no chain has recorded at the place where they now stand. */
export const unlinked = (ends: readonly ChainEnd[]): readonly Head[] => {
  const linked = new Set(ends.flatMap(({ links }) => links.map(({ writer, sequence }) => `${writer} ${sequence}`)))
  return ends.map(({ head }) => head).filter(({ writer, sequence }) => !linked.has(`${writer} ${sequence}`))
}
