import { lifeAllows } from '../../policies/asked-exchange.ts'
import type { SetDecision, ViewDecision } from '../../policies/view-decision.ts'
import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Manifest, ManifestEntry } from '../../schema/model/manifest.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { completenessOf } from '../unify/completeness-of.ts'
import { type RecordId, unifyApart } from '../unify/unify.ts'
import type { Admitted } from './admit.ts'
import type { Arrival } from './arrivals.ts'
import type { Corridor } from './corridor.ts'
import { explainView } from './explain-view.ts'
import type { AttributedRecord } from './kept-record.ts'
import { manifestEntry } from './manifest-entry.ts'
import { originals } from './original.ts'
import type { Registry } from './running-policy.ts'
import { hidesPerson, isRestricted, shownDemographics, supersededBy } from './shown-demographics.ts'
import { type Standings, standingNow } from './standing.ts'
import type { RecordList, View } from './view.ts'
import { withoutCustodians } from './without-custodians.ts'

/** Everything that is known when the last exchange has answered or the deadline has passed, or so far. */
export type Arrived = {
  readonly receipt: string
  readonly admitted: Admitted
  readonly corridor: Corridor
  readonly registry: Registry
  /** The decision of this moment; the arrivals were already judged by the one before asking, and a record leaves only if both let it. */
  readonly final: ViewDecision
  /** When that was decided. */
  readonly at: Instant
  readonly demographics: DemographicsAnswer
  readonly standings: Standings
  readonly arrivals: readonly Arrival[]
  /** Those that are still being asked. */
  readonly awaited: ReadonlySet<ExchangeId>
  readonly recordId: RecordId
}

/** The view, and which judged tellings of an arrival it released: the same for the manifest, the lists and the receipt. */
export type Assembled = {
  readonly view: View
  readonly released: (arrival: Arrival, type: RecordType) => readonly AttributedRecord[]
}

const NONE: readonly AttributedRecord[] = []

/** Judges again what arrived; the answers of an exchange × type that may no longer be asked are forgotten whole. */
const releaser = (final: ViewDecision, live: ReadonlySet<ExchangeId>): Assembled['released'] => {
  const kept = new Map<Arrival, Map<RecordType, readonly AttributedRecord[]>>()
  return (arrival, type) => {
    const byType = kept.get(arrival) ?? new Map<RecordType, readonly AttributedRecord[]>()
    kept.set(arrival, byType)
    let released = byType.get(type)
    if (released === undefined) {
      const arrived = arrival.types.get(type)
      released =
        arrived === undefined || !live.has(arrival.exchange.id)
          ? NONE
          : arrived.judged.filter((record) => final.judge(arrival.exchange.id, type, record.custodian, record))
      byType.set(type, released)
    }
    return released
  }
}

const isUnconditional = ({ outcome, conditional, partlyWithheld }: SetDecision): boolean =>
  outcome === 'ASK' && !conditional && !partlyWithheld

/** A name or birth date differs: it is shown, with the warning, and merged with nothing, since it may be another person's. */
const isPerhapsAnothers = ({ warning }: Arrival): boolean => warning !== null && warning !== 'UNVERIFIED'

/** A list that exchanges were asked for between dates only cannot say that none is known. */
const isNarrowed = ({ from, to }: TypeAsked): boolean => from !== undefined || to !== undefined

/** Tells the operator of what an exchange's answer could not be trusted with. */
export const reportTrouble = (arrival: Arrival, { report }: Corridor): void => {
  if (arrival.quarantined) report.quarantined(arrival.exchange.id)
  let unattributed = 0
  for (const type of arrival.types.values()) unattributed += type.unattributed
  if (unattributed > 0) report.unattributed(arrival.exchange.id, unattributed)
}

/** Puts the answer together: judged once more, stated exchange by exchange, unified, and each list with what it may say of itself. */
export const assemble = (all: Arrived): Assembled => {
  const { admitted, registry, final, demographics, arrivals } = all
  const { request, requester } = admitted
  const byExchange = new Map<ExchangeId, Arrival>(arrivals.map((arrival) => [arrival.exchange.id, arrival]))
  const restricted = isRestricted(demographics)
  // The registry of this moment: an exchange that was suspended or retired, or is no longer piloted with this organisation, releases nothing.
  const live = new Set(
    all.corridor.running
      .registry()
      .exchanges.flatMap(({ exchange }) =>
        lifeAllows(exchange, admitted.organisation) === 'ASK' ? [exchange.id] : [],
      ),
  )
  const released = releaser(final, live)

  const [theirs, perhapsAnothers] = [
    arrivals.filter((arrival) => !isPerhapsAnothers(arrival)),
    arrivals.filter(isPerhapsAnothers),
  ]

  const current = supersededBy(demographics, request.patient, requester.role)
  const manifest: ManifestEntry[] = []
  const lists = new Map<RecordType, RecordList>()
  const hides = hidesPerson(demographics, requester.role)
  const original = request.originals ? originals(arrivals, released, hides) : undefined
  for (const type of request.types) {
    const entries = registry.exchanges.map(({ exchange }) => {
      const arrival = byExchange.get(exchange.id)
      const now = standingNow(all.standings(exchange.id, type.type), exchange, type.type, final, !live.has(exchange.id))
      const records = arrival === undefined ? NONE : released(arrival, type.type)
      const decision = final.of(exchange.id, type.type)
      return manifestEntry(exchange.id, type.type, now, arrival, records, decision, all.awaited.has(exchange.id))
    })
    manifest.push(...entries)
    const unconditional = registry.exchanges.every(
      ({ exchange }) => !exchange.recordTypes.includes(type.type) || isUnconditional(final.of(exchange.id, type.type)),
    )
    const told = (some: readonly Arrival[]) => some.flatMap((arrival) => released(arrival, type.type))
    const records = unifyApart(
      type.type,
      [told(theirs), ...perhapsAnothers.map((arrival) => told([arrival]))],
      all.recordId,
      original,
    )
    const saying: RecordList['saying'] = (some) =>
      completenessOf(type.type, some, entries, unconditional && !isNarrowed(type), restricted)
    lists.set(type.type, {
      records: hides ? withoutCustodians(records) : records,
      completeness: saying(records),
      saying,
    })
  }
  return {
    view: {
      receipt: all.receipt,
      patient: request.patient,
      at: all.at,
      verified: demographics.state === 'FOUND',
      mayExist: demographics.state !== 'NOT_FOUND',
      demographics: shownDemographics(demographics, requester.role),
      manifest: manifest as Manifest,
      awaited: [...all.awaited],
      lists,
      explanation: explainView(requester, manifest, current),
      supersededBy: current,
    },
    released,
  }
}
