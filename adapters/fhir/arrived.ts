import type { Json } from './json.ts'

/** A resource that came. */
export type Arrived = {
  readonly resource: Json
  /** Whether a modifier extension stands anywhere in it. */
  readonly mayBeModified: boolean
  /** The bytes it came in; undefined where they are not known apart from those of others. */
  readonly json: Buffer | undefined
  /** Reads it once more out of the bytes it came in. */
  readonly reopen: () => Json
}
