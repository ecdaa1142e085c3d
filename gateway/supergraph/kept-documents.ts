import type { DocumentNode } from 'graphql'
import { type BoundedStore, boundedStore } from './bounded-store.ts'
import { holdsParticulars } from './particulars.ts'

/** Characters of source; a parsed document takes about sixty bytes for each. */
const MOST_CHARACTERS = 300_000

/** Parsed and validated operations, by Apollo's hash of them. One that may speak of somebody is parsed anew each time and never kept. */
export const keptDocuments = (): BoundedStore<DocumentNode> =>
  boundedStore(MOST_CHARACTERS, ({ loc }) =>
    loc === undefined || holdsParticulars(loc.source.body) ? undefined : loc.source.body.length,
  )
