import type { ConformanceResult } from '../../schema/model/conformance-report.ts'
import { BrokenPromise, Inapplicable } from '../adapters/broken-promise.ts'

/** One thing to be seen: `skipped` says why it cannot be; `run` throws when the promise is broken. */
export type Check = {
  readonly id: string
  readonly name: string
  readonly skipped: string | undefined
  readonly run: () => Promise<void>
}

/** What went wrong, in words that may stand in a report: the audit's own note, or the bare kind of an error nobody foresaw. */
const noteOf = (trouble: unknown): string => {
  if (trouble instanceof BrokenPromise) return trouble.note
  return `An exception reached the caller (${trouble instanceof Error ? trouble.name : 'of no kind'}).`
}

/** Runs one check. Never throws. */
export const runCheck = async ({ id, name, skipped, run }: Check): Promise<ConformanceResult> => {
  if (skipped !== undefined) return { id, name, outcome: 'SKIPPED', note: skipped }
  try {
    await run()
    return { id, name, outcome: 'PASSED' }
  } catch (trouble) {
    if (trouble instanceof Inapplicable) return { id, name, outcome: 'SKIPPED', note: trouble.reason }
    return { id, name, outcome: 'FAILED', note: noteOf(trouble) }
  }
}
