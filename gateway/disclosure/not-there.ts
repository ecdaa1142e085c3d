import { HouseError } from '../../schema/model/house-error.ts'
import type { Manifest, ManifestEntry } from '../../schema/model/manifest.ts'

const HINDERED: ReadonlySet<string | null> = new Set(['TIMED_OUT', 'FAILED', 'LOCATOR', 'MAINTENANCE', 'BREAKER_OPEN'])

const wasHindered = ({ state, notAskedReason }: ManifestEntry): boolean =>
  HINDERED.has(state) || HINDERED.has(notAskedReason)

/**
 * What is thrown where one record was sought and not found, by the manifest of those who could hold it: `NOT_FOUND`; or, where somebody was not heard,
 * `EXCHANGE_UNAVAILABLE`: "not there" would be one more silence taken for none.
 */
export const notThere = (asked: Manifest): HouseError =>
  new HouseError(asked.some(wasHindered) ? 'EXCHANGE_UNAVAILABLE' : 'NOT_FOUND')
