import { lifeAllows } from '../../policies/asked-exchange.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import { sharingAll } from '../../policies/sharing-all.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { Access } from '../../schema/model/access-request.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import {
  EDITABLE_TYPES,
  type EditableType,
  type NotOfferedGround,
  type OfferedChanges,
} from '../../schema/model/record-edit.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import { type JudgedChanges, judgeChanges } from './judge-edit.ts'
import type { EditingRoom } from './room.ts'
import { takenBy } from './taken-by.ts'

/** Whose records, for what, and of which exchange and kind alone, where that is said. */
export type OffersAsked = {
  readonly patient: NhsNumber
  readonly access: Access
  readonly exchange: ExchangeId | undefined
  readonly recordType: EditableType | undefined
}

const WITHHELD = {
  WITHHELD_BY_AGREEMENT: 'NO_AGREEMENT',
  WITHHELD_BY_CHOICE: 'NO_CHOICE',
} as const satisfies Readonly<Record<string, NotOfferedGround>>

/**
 * What is offered of one kind at one exchange. Data controllers are named by the agreements alone, or the requester's own alone: whom of the others the patient left out is told
 * by no list, and a proposal about those is refused (POLICY §6: partly withheld names no controller).
 */
const offerAt = (
  { admitted, decided }: JudgedChanges,
  byAgreement: () => ViewDecision,
  reachable: Reachable,
  recordType: EditableType,
): OfferedChanges => {
  const { exchange } = reachable
  const not = (ground: NotOfferedGround): OfferedChanges => ({
    exchange: exchange.id,
    recordType,
    deeds: [],
    ground,
    custodians: [],
  })
  const takes = takenBy(reachable)
  const deeds = takes.find((taken) => taken.recordType === recordType)?.deeds
  if (takes.length === 0) return not('CANNOT_TAKE')
  if (deeds === undefined) return not('TYPE_NOT_TAKEN')
  if (lifeAllows(exchange, admitted.organisation) !== 'ASK') return not('NOT_OPEN')
  const { outcome, permitted, failed } = decided.of(exchange.id, recordType)
  if (failed) return not('NOT_KNOWN')
  if (outcome !== 'ASK') return not(WITHHELD[outcome])
  const isOwnAlone = permitted.size === 1 && permitted.has(admitted.organisation)
  const named = isOwnAlone ? permitted : byAgreement().of(exchange.id, recordType).permitted
  const custodians =
    named.size === exchange.members.length ? 'EVERY' : exchange.members.filter((code) => named.has(code))
  return { exchange: exchange.id, recordType, deeds, ground: null, custodians }
}

/**
 * What the requester may propose to change of a patient's records, for each exchange and each kind that it carries and that can be edited at all. Nobody is
 * asked, and nothing is promised: each proposal is judged by itself. Throws what `judgeChanges` throws.
 */
export const offeredChanges = async (
  room: EditingRoom,
  requester: Requester,
  { patient, access, exchange, recordType }: OffersAsked,
): Promise<readonly OfferedChanges[]> => {
  const types = EDITABLE_TYPES.filter((type) => recordType === undefined || type === recordType)
  const among = (id: ExchangeId): boolean => exchange === undefined || id === exchange
  const judged = await judgeChanges(room, { patient, requester, access }, types, among)
  let shared: ViewDecision | undefined
  const byAgreement = (): ViewDecision => {
    const exchanges = judged.reachable.map(({ exchange: asked }) => asked)
    shared ??= decideSets(
      judged.question,
      types,
      exchanges,
      sharingAll(judged.question, judged.facts),
      judged.agreements,
    )
    return shared
  }
  return judged.reachable.flatMap((reachable) =>
    types
      .filter((type) => reachable.exchange.recordTypes.includes(type))
      .map((type) => offerAt(judged, byAgreement, reachable, type)),
  )
}
