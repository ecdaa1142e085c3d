import assert from 'node:assert/strict'

/**
 * Thrown by an audit. `note` may be shown to anybody and stands in reports: it holds counts, states and record types, never anything that an exchange said of a
 * patient. `cause` holds the difference itself, for whoever mends an adapter on records that are nobody's.
 */
export class BrokenPromise extends Error {
  readonly note: string
  constructor(note: string, cause?: unknown) {
    super(note, { cause })
    this.name = 'BrokenPromise'
    this.note = note
  }
}

/** Breaks the audit off with the note when the promise was not kept. */
export function promised(kept: boolean, note: string): asserts kept {
  if (!kept) throw new BrokenPromise(note)
}

/** Breaks the audit off with the note when the two differ in anything. */
export const promisedSame = (actual: unknown, expected: unknown, note: string): void => {
  try {
    assert.deepEqual(actual, expected)
  } catch (difference) {
    throw new BrokenPromise(note, difference)
  }
}

/** Thrown by an audit that cannot be played on this exchange. `reason` is a sentence for operators. */
export class Inapplicable extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.name = 'Inapplicable'
    this.reason = reason
  }
}
