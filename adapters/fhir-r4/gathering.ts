import type { AdapterState, IncompleteReason, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import type { Telling } from '../../schema/model/record.ts'

/** What has arrived of one record type so far. */
export type Gathering = {
  state: AdapterState
  readonly tellings: Telling[]
  readonly seen: Set<string>
  readonly incomplete: Set<IncompleteReason>
  /** Tellings that something was missing or not understood of. Whether that may be told is settled with their release. */
  readonly partial: Set<string>
}

export const startGathering = (): Gathering => ({
  state: 'ANSWERED',
  tellings: [],
  seen: new Set(),
  incomplete: new Set(),
  partial: new Set(),
})

/** Of several troubles the one told: whatever was refused or broken outweighs what was merely late or not tried. */
const GRAVITY: Readonly<Record<AdapterState, number>> = {
  ANSWERED: 0,
  BREAKER_OPEN: 1,
  TIMED_OUT: 2,
  FAILED: 3,
  REFUSED_BY_EXCHANGE: 4,
}

/** Notes a trouble; what had arrived stays. */
export const note = (gathering: Gathering, state: AdapterState): void => {
  if (GRAVITY[state] > GRAVITY[gathering.state]) gathering.state = state
}

/** Adds a telling, once: a record that shows up on two pages, or twice on one, is one record. */
export const add = (gathering: Gathering, telling: Telling): void => {
  const before = gathering.seen.size
  if (gathering.seen.add(telling.sourceId).size > before) gathering.tellings.push(telling)
}

const WHOLE: readonly IncompleteReason[] = []

/** What it came to. A breaker that opened half-way through did not keep us from asking: that is a failure. */
export const answerOf = (gathering: Gathering): TypeAnswer => ({
  state: gathering.state === 'BREAKER_OPEN' && gathering.tellings.length > 0 ? 'FAILED' : gathering.state,
  tellings: gathering.tellings,
  incomplete: gathering.incomplete.size === 0 ? WHOLE : [...gathering.incomplete],
  ...(gathering.partial.size === 0 ? {} : { partial: gathering.partial }),
})
