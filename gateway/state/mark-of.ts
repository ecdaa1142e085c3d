import { createHash } from 'node:crypto'
import { canonicalJson } from '../../schema/model/canonical-json.ts'

/**
 * Tells one state of something from every other, where no revision is counted: what was read is given back with a change, and a change to
 * what has another mark by now is refused. It hides nothing.
 */
export const markOf = (state: object): string =>
  createHash('sha256').update(canonicalJson(state)).digest('base64url').slice(0, 22)
