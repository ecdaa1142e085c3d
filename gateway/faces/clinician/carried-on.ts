import type { Sent } from '../fields.ts'

const NOT_CARRIED: ReadonlySet<string> = new Set(['_csrf', 'reason', 'key', 'more'])

/** What was typed on the page before, a line a value, to be sent again with what this page asks: nothing of it is kept in between. */
export const carriedOn = (sent: Sent): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(sent).flatMap(([name, values]) =>
    NOT_CARRIED.has(name) ? [] : [values].flat().map((value) => ({ name, value })),
  )
