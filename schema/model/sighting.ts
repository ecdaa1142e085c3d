import type { ExchangeId } from './exchange-id.ts'
import type { Instant } from './instant.ts'

/** What an exchange said of whether it knows a patient, and until when that is believed. */
export type Sighting = { readonly exchange: ExchangeId; readonly holds: boolean; readonly until: Instant }

/** What the locator knows of one patient. `whereabouts`: a digest of the practice and address they had when it learned so. */
export type Located = { readonly whereabouts: string; readonly sightings: readonly Sighting[]; readonly now: Instant }
