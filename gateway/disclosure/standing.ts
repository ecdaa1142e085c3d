import type { Transport } from '../../adapters/transport/transport.ts'
import { lifeAllows } from '../../policies/asked-exchange.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { AccessRequest, TypeAsked } from '../../schema/model/access-request.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { type Instant, isWithin } from '../../schema/model/instant.ts'
import type { ExchangeState, NotAskedReason } from '../../schema/model/manifest.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Reachable, Target } from '../fan-out/ask-exchanges.ts'

/** What is settled about one exchange and one record type before asking: `ASK`, or the state the manifest will show. */
export type Standing = {
  readonly state:
    | 'ASK'
    | Extract<ExchangeState, 'FAILED' | 'NOT_ASKED' | 'WITHHELD_BY_CHOICE' | 'WITHHELD_BY_AGREEMENT'>
  readonly reason: NotAskedReason | null
}

const notAsked = (reason: NotAskedReason): Standing => ({ state: 'NOT_ASKED', reason })

/**
 * Settled in the order in which each reason makes the next one moot: what cannot be held, what the reader switched off, what may not be
 * released, whom the exchange does not know, what cannot be reached now.
 */
const standingOf = (
  exchange: Exchange,
  asked: TypeAsked,
  request: AccessRequest,
  organisation: OdsCode | undefined,
  decided: ViewDecision,
  now: Instant,
  transport: Pick<Transport, 'isOpen'>,
  passedOver: ReadonlySet<ExchangeId>,
): Standing => {
  if (!exchange.recordTypes.includes(asked.type)) return notAsked('TYPE_NOT_OFFERED')
  if (request.exclude.includes(exchange.id)) return notAsked('EXCLUDED_BY_READER')
  const life = lifeAllows(exchange, organisation)
  if (life === 'PAUSED') return { state: 'WITHHELD_BY_AGREEMENT', reason: null }
  if (life === 'PILOT') return notAsked('PILOT')
  const { outcome, failed } = decided.of(exchange.id, asked.type)
  if (failed) return { state: 'FAILED', reason: null }
  if (outcome !== 'ASK') return { state: outcome, reason: null }
  if (passedOver.has(exchange.id)) return notAsked('LOCATOR')
  if (exchange.maintenance.some((window) => isWithin(now, window))) return notAsked('MAINTENANCE')
  if (transport.isOpen(exchange)) return notAsked('BREAKER_OPEN')
  return { state: 'ASK', reason: null }
}

/** Every exchange × record type asked, with its standing: settled once, so that asking and the manifest cannot disagree. */
export type Standings = (exchange: ExchangeId, type: RecordType) => Standing

/** Settles all of them at the moment of the decision. */
export const settleAll = (
  exchanges: readonly Reachable[],
  request: AccessRequest,
  organisation: OdsCode | undefined,
  decided: ViewDecision,
  now: Instant,
  transport: Pick<Transport, 'isOpen'>,
  passedOver: ReadonlySet<ExchangeId>,
): Standings => {
  const settled = new Map(
    exchanges.map(({ exchange }) => [
      exchange.id,
      new Map(
        request.types.map((asked) => [
          asked.type,
          standingOf(exchange, asked, request, organisation, decided, now, transport, passedOver),
        ]),
      ),
    ]),
  )
  return (exchange, type) => settled.get(exchange)?.get(type) ?? notAsked('TYPE_NOT_OFFERED')
}

/** The exchanges that are asked, each for the record types that may be asked of it. */
export const targetsOf = (
  exchanges: readonly Reachable[],
  types: readonly TypeAsked[],
  standings: Standings,
): readonly Target[] => {
  const targets: Target[] = []
  for (const reachable of exchanges) {
    const open = types.filter(({ type }) => standings(reachable.exchange.id, type).state === 'ASK')
    if (open.length > 0) targets.push({ reachable, types: open })
  }
  return targets
}

/** The exchanges not asked for another reason than the decision: the reader's, or that they cannot be reached now. */
export const leftOut = (
  exchanges: readonly Reachable[],
  types: readonly TypeAsked[],
  standings: Standings,
): readonly ExchangeId[] =>
  exchanges.flatMap(({ exchange: { id } }) => (types.some(({ type }) => isLeftOut(standings(id, type))) ? [id] : []))

const isLeftOut = ({ reason }: Standing): boolean => reason !== null && reason !== 'TYPE_NOT_OFFERED'

/** The standing as the answer leaves: a decision that changed in flight gives the new withheld state; what was not asked stays so. */
export const standingNow = (
  before: Standing,
  exchange: Exchange,
  type: RecordType,
  final: ViewDecision,
  suspendedNow: boolean,
): Standing => {
  if (before.state !== 'ASK') return before
  if (suspendedNow) return { state: 'WITHHELD_BY_AGREEMENT', reason: null }
  const { outcome, failed } = final.of(exchange.id, type)
  if (failed) return { state: 'FAILED', reason: null }
  return outcome === 'ASK' ? before : { state: outcome, reason: null }
}
