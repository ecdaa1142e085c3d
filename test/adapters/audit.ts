import { type Audited, at, type Bench } from './audit-bench.ts'
import type { Fault } from './faulty-proxy.ts'

/**
 * One audit: its id is permanent, its name says the promise in RFC 2119 words, `run` throws `BrokenPromise` when it is broken. `faults` are those it plays: where a
 * protocol cannot have one of them the audit is inapplicable, which only those marked `unlessInapplicable` may be.
 */
export type Audit = {
  readonly id: string
  readonly name: string
  readonly faults: readonly Fault[]
  readonly unlessInapplicable: boolean
  readonly run: (audited: Audited) => Promise<void>
}

type Promised = {
  readonly id: string
  readonly name: string
  readonly faults?: readonly Fault[]
  readonly unlessInapplicable?: boolean
}

/** Declares an audit. */
export const audit = (
  { id, name, faults = [], unlessInapplicable = false }: Promised,
  run: (bench: Bench) => Promise<void>,
): Audit => ({ id, name, faults, unlessInapplicable, run: at(run) })
