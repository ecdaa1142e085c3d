import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import { toldByEach } from '../scorecards/told-by-each.ts'
import type { Admitted } from './admit.ts'
import type { Arrival } from './arrivals.ts'
import type { AskedQuestion } from './ask-question.ts'
import { assemble } from './assemble.ts'
import { confirmedWithin } from './fresh.ts'
import type { AttributedRecord, KeptRecord } from './kept-record.ts'
import { mayLeave, oneRecord } from './one-record.ts'
import { readConfirmed } from './read-confirmed.ts'
import type { View } from './view.ts'
import { disclosureEntry } from './written-down.ts'

/** What is fetched for the one record asked for, from the exchange that told it. */
export type FetchFor = (record: AttributedRecord, from: Reachable, admitted: Admitted) => Promise<void>

/** An answer, and the question whether by the facts of a later moment it may still be on its way. */
export type Disclosed = { readonly view: View; readonly stillReleased: () => Promise<boolean> }

/** What has been written as disclosed under a receipt already, where a view is released as it fills. */
export type AlreadyWritten = { readonly released: Set<KeptRecord>; readonly counted: Set<Arrival> }

/** Release and unify: what has arrived is judged again, by the facts of this moment, and written down before it leaves. */
export const release = async (
  asked: AskedQuestion,
  fetch?: FetchFor,
  awaited: ReadonlySet<ExchangeId> = new Set(),
  already: AlreadyWritten = { released: new Set(), counted: new Set() },
): Promise<Disclosed> => {
  const { corridor, request, stated, receipt, admitted, registry, standings, decide, limit } = asked
  const { running } = corridor
  const arrivals = [...asked.arrivals]

  // what is fetched for the one record that arrived
  const one = request.only === undefined ? undefined : oneRecord(request.only, arrivals, standings)
  const from = registry.exchanges.find(({ exchange }) => exchange.id === one?.exchange)
  if (one !== undefined && from !== undefined) await fetch?.(one, from, admitted)

  const confirmed = confirmedWithin(1_000)
  const now = await limit.within(() => readConfirmed(corridor, request, stated))
  const final = decide(now)
  if (one !== undefined && !mayLeave(one, final, running.registry(), admitted.organisation))
    throw new HouseError('NOT_FOUND')
  const { view, released } = assemble({
    receipt,
    admitted,
    corridor,
    registry,
    final,
    at: now.now,
    standings,
    demographics: asked.demographics,
    arrivals,
    awaited,
    recordId: asked.recordId,
  })

  // answer: the disclosure is written down before it leaves
  const leavesNow: typeof released = (arrival, type) =>
    released(arrival, type).filter((record) => !already.released.has(record))
  await limit.within(() =>
    corridor.append(disclosureEntry(receipt, request.patient, view.manifest, arrivals, leavesNow)),
  )
  if (!confirmed()) throw new HouseError('STATE_UNAVAILABLE')
  for (const arrival of arrivals)
    for (const type of arrival.types.keys()) for (const record of released(arrival, type)) already.released.add(record)
  const uncounted = arrivals.filter((arrival) => !already.counted.has(arrival))
  if (one === undefined) for (const told of toldByEach(uncounted, released)) corridor.report.answered(told)
  for (const arrival of uncounted) already.counted.add(arrival)
  if (awaited.size === 0) reportViewed(asked, view.manifest)
  return {
    view,
    stillReleased: async () => {
      const later = decide(await readConfirmed(corridor, request, stated))
      return one !== undefined && mayLeave(one, later, running.registry(), admitted.organisation)
    },
  }
}

/** Tells what a view that is over came to. */
const reportViewed = (
  { corridor, registry, request, standings, question, began }: AskedQuestion,
  manifest: View['manifest'],
) => {
  for (const { exchange } of registry.exchanges)
    if (request.types.some(({ type }) => standings(exchange.id, type).reason === 'BREAKER_OPEN'))
      corridor.report.unreached(exchange.id)
  corridor.report.viewed(question.purpose, (performance.now() - began) / 1_000, manifest)
}
