import type { Keep } from '../../adapters/exchange-adapter.ts'
import { lifeAllows } from '../../policies/asked-exchange.ts'
import {
  EVIDENCE_TYPES,
  type EvidenceType,
  evidenceWindow,
  type Finding,
  isEvidence,
} from '../../policies/relationship.ts'
import { custodianOf } from '../../policies/release.ts'
import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import { type Instant, isWithin } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Suspension } from '../../schema/model/suspension.ts'
import { guardIdentity } from '../disclosure/identity-guard.ts'
import { askExchanges, type Reachable, type Target } from '../fan-out/ask-exchanges.ts'
import type { CheckerRoom } from './room.ts'

/** What is asked: whether this patient was in the care of this organisation around each of these moments. */
export type EvidenceQuestion = {
  readonly patient: NhsNumber
  readonly organisation: OdsCode
  readonly views: readonly { readonly receipt: string; readonly viewedAt: Instant }[]
  readonly demographics: DemographicsAnswer
  readonly suspensions: readonly Suspension[]
  readonly now: Instant
}

const isEvidenceType = (type: RecordType): type is EvidenceType => EVIDENCE_TYPES.some((one) => one === type)

/** One window for all views: the earliest day of any to the latest of any. */
const asked = (type: EvidenceType, { views }: EvidenceQuestion): TypeAsked => {
  const windows = views.map(({ viewedAt }) => evidenceWindow(type, viewedAt))
  return {
    type,
    from: windows.map(({ from }) => from).sort()[0],
    to: windows
      .map(({ to }) => to)
      .sort()
      .at(-1),
  }
}

const isPaused = (asked: Exchange, { organisation, suspensions }: EvidenceQuestion): boolean =>
  lifeAllows(asked, organisation) !== 'ASK' ||
  suspensions.some(
    ({ exchange, controller }) =>
      (exchange === undefined || exchange === asked.id) && (controller === undefined || controller === organisation),
  )

/** What is left of a record once it was judged: that there was one. */
const bare = (telling: Telling): Telling => ({
  ...telling,
  sourceId: '',
  version: null,
  author: null,
  codes: [],
  dates: [],
  original: {},
})

/** Which of the exchanges that could hold evidence can be asked now. */
const canBeAsked = (room: CheckerRoom, { exchange }: Reachable, question: EvidenceQuestion): boolean =>
  !isPaused(exchange, question) &&
  !exchange.maintenance.some((window) => isWithin(question.now, window)) &&
  !room.transport.isOpen(exchange)

/**
 * Asks the exchanges that carry this organisation's own records, for its encounters, referrals and appointments of these days alone, and gives for each
 * view what was found. Nothing of an answer outlives this call: each record is judged as it is read, and one word is kept.
 */
export const askForEvidence = async (
  room: CheckerRoom,
  question: EvidenceQuestion,
): Promise<ReadonlyMap<string, Finding>> => {
  const { organisation, patient, views, demographics } = question
  const { exchanges, organisations } = room.running.registry()
  const holders = exchanges.filter(
    ({ exchange }) => exchange.members.includes(organisation) && exchange.recordTypes.some(isEvidenceType),
  )
  if (holders.length === 0) return new Map(views.map(({ receipt }) => [receipt, 'NOBODY_TO_ASK']))
  const open = holders.filter((holder) => canBeAsked(room, holder, question))
  const targets: readonly Target[] = open.map((reachable) => ({
    reachable,
    types: reachable.exchange.recordTypes.filter(isEvidenceType).map((type) => asked(type, question)),
  }))

  const found = new Set<string>()
  let whole = open.length === holders.length
  const seenAt = new Map<Exchange, Set<string>>()
  const keeping = (exchange: Exchange): Keep => {
    const seen = new Set<string>()
    seenAt.set(exchange, seen)
    return (telling) => {
      const { type, content } = telling
      if (!isEvidenceType(type)) return bare(telling)
      const custodian = custodianOf(telling.custodian, exchange, organisations)
      const contact = { type, custodian, status: content.status, start: content.date, end: content.endDate }
      for (const { receipt, viewedAt } of views) if (isEvidence(contact, organisation, viewedAt)) seen.add(receipt)
      return bare(telling)
    }
  }
  const take = ({ reachable: { exchange }, types }: Target, answer: ExchangeAnswer): void => {
    const anybody = [...answer.types.values()].some(({ tellings }) => tellings.length > 0)
    const another =
      guardIdentity(answer.patients, patient, demographics) === 'QUARANTINE' ||
      (anybody && answer.patients.length === 0)
    // What is said of another person is no answer.
    if (!another) for (const receipt of seenAt.get(exchange) ?? []) found.add(receipt)
    const complete = types.every(({ type }) => {
      const said = answer.types.get(type)
      return said?.state === 'ANSWERED' && said.incomplete.length === 0 && (said.partial?.size ?? 0) === 0
    })
    whole &&= complete && !another
  }
  await askExchanges(
    targets,
    // The organisation's own records, asked for its own duty to look after who reads them: it runs the service, it treats nobody.
    { patient, purpose: 'HOPERAT', organisation },
    keeping,
    room.transport,
    room.deadlineMs,
    take,
    (exchange, error) => room.report.broken(exchange.id, error),
  )
  return new Map(
    views.map(({ receipt }) => [receipt, found.has(receipt) ? 'FOUND' : whole ? 'NO_EVIDENCE' : 'UNANSWERED']),
  )
}
