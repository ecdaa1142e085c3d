import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** A way into the database. */
export type Door = {
  readonly db: Kysely<Tables>
  /** Where the ledger writes: on PostgreSQL its own connections, so that no crowd of readers keeps a group from its commit. */
  readonly ledgerDb: Kysely<Tables>
  /**
   * Calls `heard` for every version change any process commits, and with an empty text when some may have been missed; the returned function
   * stops. Loss of it costs only time: versions are read with the facts.
   */
  readonly listen: (heard: (change: string) => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

/** The channel that version changes are told on: `agreements 17`. */
export const CHANNEL = 'house_versions'
