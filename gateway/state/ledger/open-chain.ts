import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../../schema/model/instant.ts'
import { databaseNow } from '../database-clock.ts'
import type { Tables } from '../tables.ts'
import { type ChainedEntry, chained, GENESIS, type LedgerRow } from './chain.ts'
import { readChainEnds, unlinked } from './heads.ts'

/** What an entry brings to a chain; its place and its time are the chain's to give. */
export type Unchained = Pick<ChainedEntry, 'kind' | 'receipt' | 'patient_key' | 'body'>

/** Where a chain stands, and how the next entries are put to it. Pure: the chain moves on only when `next` is taken up. */
export type Chain = {
  readonly extend: (entries: readonly Unchained[]) => { readonly rows: readonly LedgerRow[]; readonly next: Chain }
}

type Standing = { readonly writer: string; readonly sequence: number; readonly hash: string; readonly at: Instant }

/** A chain that goes on from here. `clock` reads the time; it may stand still or fall back, the chain's time does not. */
export const chainFrom = (standing: Standing, clock: () => Instant): Chain => ({
  extend: (entries) => {
    let { sequence, hash, at } = standing
    const { writer } = standing
    const rows = entries.map((entry) => {
      sequence += 1
      at = Math.max(at, clock())
      const row = chained(hash, { writer, sequence, at, ...entry })
      hash = row.hash
      return row
    })
    return { rows, next: chainFrom({ writer, sequence, hash, at }, clock) }
  },
})

/**
 * A new chain under a new name, whose first entry records where the earlier chains stand: a chain that later vanishes, or loses its end, is
 * missed by this one. The entry is written with the first group.
 */
export const openChain = async (db: Kysely<Tables>): Promise<Chain> => {
  const [ends, clock] = await Promise.all([
    readChainEnds(db),
    sql<{ now: Instant }>`select ${databaseNow} as now`.execute(db),
  ])
  const ahead = (clock.rows[0]?.now ?? Date.now()) - Date.now()
  const writer = randomUUID()
  const chain = chainFrom({ writer, sequence: 0, hash: GENESIS, at: 0 }, () => Date.now() + ahead)
  const first: Unchained = {
    kind: 'chain',
    receipt: writer,
    patient_key: null,
    body: JSON.stringify({ heads: unlinked(ends) }),
  }
  return { extend: (entries) => chain.extend([first, ...entries]) }
}
