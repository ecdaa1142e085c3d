import { items } from './json.ts'
import type { Reading } from './reading.ts'
import { displayOf } from './reference.ts'

/** Members that name who wrote a record down or did it, the nearest to its author first. */
const AUTHORS = [
  'recorder',
  'author',
  'asserter',
  'requester',
  'informationSource',
  'performer',
  'resultsInterpreter',
  'practitioner',
  'participant',
] as const

/** Who told it, in words, where the source names anyone. Only these few members are looked at, and mostly one is there. */
export const authorOf = (reading: Reading): string | null => {
  const { resource } = reading
  for (const member of AUTHORS) {
    const value = resource[member]
    if (value === undefined) continue
    for (const one of items(value)) {
      const actor =
        (one as { readonly actor?: unknown; readonly individual?: unknown; readonly agent?: unknown } | null) ?? {}
      const named = displayOf(actor.actor ?? actor.individual ?? actor.agent ?? one, reading)
      if (named !== null && member !== 'participant') return named
      if (named !== null && resource['resourceType'] === 'Encounter') return named
    }
  }
  return null
}
