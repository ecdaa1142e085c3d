import { hash } from 'node:crypto'
import type { Instant } from '../../../schema/model/instant.ts'

/** An entry as it is stored, before its hash. */
export type ChainedEntry = {
  /** The chain it belongs to: one run of one gateway process. */
  readonly writer: string
  /** 1 is the chain's first. */
  readonly sequence: number
  /** The writer's reading of the database's clock; never earlier than the entry before. */
  readonly at: Instant
  readonly kind: string
  readonly receipt: string
  readonly patient_key: string | null
  readonly body: string
}

/** A row of `ledger_entries`. */
export type LedgerRow = ChainedEntry & { readonly hash: string }

/** A place in a chain: the entry's number and hash. */
export type Head = { readonly writer: string; readonly sequence: number; readonly hash: string }

/** What stands for the hash before a chain's first entry. */
export const GENESIS = ''

/**
 * SHA-256 (base64url) over the previous hash and every stored byte of this entry. The fields before the body are written as one JSON array, so
 * that no two entries read alike; the body, which may be large, goes in as it is.
 */
export const chainHash = (
  previous: string,
  { writer, sequence, at, kind, receipt, patient_key, body }: ChainedEntry,
): string =>
  hash(
    'sha256',
    `${previous}\n${JSON.stringify([writer, sequence, at, kind, receipt, patient_key])}\n${body}`,
    'base64url',
  )

/** The entry with its hash. */
export const chained = (previous: string, entry: ChainedEntry): LedgerRow => ({
  ...entry,
  hash: chainHash(previous, entry),
})
