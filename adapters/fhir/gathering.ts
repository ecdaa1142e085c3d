import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { AdapterState, ExchangeAnswer, IncompleteReason, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Keep, ReadAgain, SentJson } from '../exchange-adapter.ts'

/** What has arrived of one record type so far. */
export type Gathering = {
  state: AdapterState
  readonly tellings: Telling[]
  /** Where each source id stands among the tellings. */
  readonly seen: Map<string, number>
  readonly incomplete: Set<IncompleteReason>
  /** Tellings that something was missing or not understood of. Whether that may be told is settled with their release. */
  readonly partial: Set<string>
}

export const startGathering = (): Gathering => ({
  state: 'ANSWERED',
  tellings: [],
  seen: new Map(),
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

/** No organisation's code: what two tellings of one record attribute to different controllers is attributed to none. */
const NOBODY = ''

/**
 * One record told twice is judged by all that either telling says of it: every label, code and date counts, and a custodian only where both
 * name it. What is shown is what came first.
 */
const strictest = (first: Telling, again: Telling): Telling => ({
  exchange: first.exchange,
  type: first.type,
  sourceId: first.sourceId,
  version: first.version,
  lastUpdated: first.lastUpdated,
  author: first.author,
  original: first.original,
  custodian: first.custodian === again.custodian ? first.custodian : NOBODY,
  codes: [...first.codes, ...again.codes],
  dates: first.dates.length === 0 || again.dates.length === 0 ? [] : [...first.dates, ...again.dates],
  content: {
    ...first.content,
    confidentiality: [...first.content.confidentiality, ...again.content.confidentiality].filter(
      (label, at, all) => all.findIndex(({ system, code }) => system === label.system && code === label.code) === at,
    ),
  },
})

/** Adds what is kept of a telling, once: a record that shows up on two pages, or twice on one, is one record. */
export const add = (
  gathering: Gathering,
  telling: Telling,
  keep: Keep,
  again: ReadAgain | undefined,
  sent: SentJson | undefined,
): void => {
  const at = gathering.seen.get(telling.sourceId)
  const first = at === undefined ? undefined : gathering.tellings[at]
  if (at === undefined || first === undefined) {
    gathering.seen.set(telling.sourceId, gathering.tellings.push(keep(telling, again, sent)) - 1)
  } else gathering.tellings[at] = keep(strictest(first.whole?.() ?? first, telling), undefined, undefined)
}

const WHOLE: readonly IncompleteReason[] = []

/** What it came to. A breaker that opened half-way through did not keep us from asking: that is a failure. */
export const answerOf = (gathering: Gathering): TypeAnswer => ({
  state: gathering.state === 'BREAKER_OPEN' && gathering.tellings.length > 0 ? 'FAILED' : gathering.state,
  tellings: gathering.tellings,
  incomplete: gathering.incomplete.size === 0 ? WHOLE : [...gathering.incomplete],
  ...(gathering.partial.size === 0 ? {} : { partial: gathering.partial }),
})

/** The answer of what was gathered, type by type. `patients`: everybody it speaks of; `requests`: how many were sent. */
export const answerFrom = (
  gatherings: ReadonlyMap<RecordType, Gathering>,
  patients: readonly SourceDemographics[],
  requests: number,
): ExchangeAnswer => ({
  patients,
  types: new Map([...gatherings].map(([type, gathering]) => [type, answerOf(gathering)])),
  requests,
})
