import { createHash } from 'node:crypto'
import { canonicalJson } from '../../schema/model/canonical-json.ts'
import type { EditOutcome } from './edit-outcome.ts'

/**
 * Tells one state of something from every other, where no revision is counted: what was read is given back with a change, and a change to
 * what has another mark by now is refused. It hides nothing.
 */
export const markOf = (state: object): string =>
  createHash('sha256').update(canonicalJson(state)).digest('base64url').slice(0, 22)

/** Why what is there cannot be written over by who saw it under this mark; undefined where it can. */
export const notAsSeen = (
  found: object | undefined,
  seen: string,
): Extract<EditOutcome, 'NOT_FOUND' | 'CONFLICT'> | undefined => {
  if (found === undefined) return 'NOT_FOUND'
  return markOf(found) === seen ? undefined : 'CONFLICT'
}
