import type { AgreementIndex } from '../../policies/agreement-index.ts'
import { lifeAllows } from '../../policies/asked-exchange.ts'
import { classify } from '../../policies/classify.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import type { Facts, RecordFacts, ViewQuestion } from '../../policies/facts.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { Access, AccessRequest } from '../../schema/model/access-request.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { EditableType, RecordDraft } from '../../schema/model/record-edit.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { type Admitted, admit } from '../disclosure/admit.ts'
import type { StoredFacts } from '../disclosure/corridor.ts'
import { factsOf, OPT_OUT_PURPOSES } from '../disclosure/facts.ts'
import type { Registry } from '../disclosure/running-policy.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import type { EditingRoom } from './room.ts'

/** Who wants to change what of whom, as far as a decision needs it. */
export type EditQuestion = {
  readonly patient: NhsNumber
  readonly requester: Requester
  readonly access: Access
  readonly exchange: ExchangeId
  readonly recordType: EditableType
}

/** A decision for `edit`, with everything it rests on. */
export type JudgedEdit = {
  readonly admitted: Admitted & { readonly organisation: OdsCode }
  readonly question: ViewQuestion
  readonly stored: StoredFacts
  readonly facts: Facts
  readonly demographics: DemographicsAnswer
  readonly decided: ViewDecision
  readonly registry: Registry
  readonly versions: { readonly agreements: number; readonly registry: number }
  readonly reachable: Reachable
}

/** Who wants to change something of whom, and what for. */
type ChangeQuestion = Pick<EditQuestion, 'patient' | 'requester' | 'access'>

/** What may be changed of some kinds of record at some exchanges, decided. */
export type JudgedChanges = Omit<JudgedEdit, 'reachable'> & {
  readonly reachable: readonly Reachable[]
  /** The agreements that it was decided by. */
  readonly agreements: AgreementIndex
}

const readConfirmed = async (room: EditingRoom, { patient, requester }: ChangeQuestion): Promise<StoredFacts> => {
  try {
    const stored = await room.factsFor({ patient, proxy: undefined, user: requester })
    await room.running.catchUp(stored.versions)
    return stored
  } catch (error) {
    throw error instanceof HouseError ? error : new HouseError('STATE_UNAVAILABLE', { cause: error })
  }
}

const requestOf = ({ patient, access }: ChangeQuestion, types: readonly EditableType[]): AccessRequest => ({
  patient,
  access,
  types: types.map((type) => ({ type, from: undefined, to: undefined })),
  exclude: [],
  originals: false,
})

/**
 * Decides, by the facts of this moment, what of these types at the exchanges that `among` keeps the requester may change (POLICY §1, action `edit`). Throws what
 * the corridor's door throws, and `FORBIDDEN`.
 */
export const judgeChanges = async (
  room: EditingRoom,
  asked: ChangeQuestion,
  types: readonly EditableType[],
  among: (exchange: ExchangeId) => boolean,
  known?: DemographicsAnswer,
): Promise<JudgedChanges> => {
  const stored = await readConfirmed(room, asked)
  const registry = room.running.registry()
  const versions = { agreements: room.running.versions().agreements, registry: room.running.versions().registry }
  const agreements = room.running.agreements()
  const admitted = admit(requestOf(asked, types), asked.requester, registry.ids, registry.organisations)
  const { organisation } = admitted
  if (organisation === undefined) throw new HouseError('FORBIDDEN')
  const reachable = registry.exchanges.filter(({ exchange }) => among(exchange.id))
  const { purpose } = asked.access
  const [demographics, optOut] = await Promise.all([
    known ?? room.demographics(asked.patient),
    OPT_OUT_PURPOSES.has(purpose) ? room.optOut(asked.patient) : ('unknown' as const),
  ])
  const facts = factsOf(room, stored, demographics, optOut)
  const question: ViewQuestion = {
    requester: admitted.requester,
    organisation,
    purpose,
    action: 'edit',
    patient: asked.patient,
  }
  const exchanges = reachable.map(({ exchange }) => exchange)
  const decided = decideSets(question, types, exchanges, facts, agreements)
  if (decided.refused !== undefined) throw new HouseError('FORBIDDEN')
  return {
    admitted: { ...admitted, organisation },
    question,
    stored,
    facts,
    demographics,
    decided,
    registry,
    versions,
    reachable,
    agreements,
  }
}

/**
 * The same of one type at one exchange. Throws `EXCHANGE_UNKNOWN` too; whether a record may be changed is `permitsEdit`'s to say.
 */
export const judgeEdit = async (
  room: EditingRoom,
  asked: EditQuestion,
  known?: DemographicsAnswer,
): Promise<JudgedEdit> => {
  const judged = await judgeChanges(room, asked, [asked.recordType], (id) => id === asked.exchange, known)
  const [reachable] = judged.reachable
  if (reachable === undefined) throw new HouseError('EXCHANGE_UNKNOWN')
  return { ...judged, reachable }
}

/** Whether the exchange carries the type, is open to this organisation, and some record there may be changed: what can be said before it is asked. */
export const mayChangeSome = (judged: JudgedEdit, type: EditableType): boolean => {
  const { exchange } = judged.reachable
  const { outcome, failed } = judged.decided.of(exchange.id, type)
  return (
    exchange.recordTypes.includes(type) &&
    lifeAllows(exchange, judged.admitted.organisation) === 'ASK' &&
    outcome === 'ASK' &&
    !failed
  )
}

/** Whether records of these classes and dates that this controller holds may be changed: every one of them, as it is and as it will be. */
export const permitsEdit = (
  judged: JudgedEdit,
  type: EditableType,
  custodian: OdsCode,
  records: readonly RecordFacts[],
): boolean => {
  const { exchange } = judged.reachable
  return (
    mayChangeSome(judged, type) &&
    exchange.members.includes(custodian) &&
    records.every((record) => judged.decided.judge(exchange.id, type, custodian, record))
  )
}

const DATES = ['onset', 'abatement', 'start', 'end', 'at', 'date'] as const

/** What of a draft judging needs: its dates, and the classes its codes put it in. */
export const draftFacts = (
  { says }: RecordDraft,
  { exclusionSets }: Pick<EditingRoom, 'exclusionSets'>,
): RecordFacts => {
  const { concept } = says
  const reactions = 'reactions' in says ? (says.reactions ?? []) : []
  const manifestations = reactions.flatMap((reaction) => reaction.manifestations ?? [])
  const codes = [...(concept === undefined ? [] : [concept]), ...manifestations].flatMap(({ system, code }) =>
    code === undefined ? [] : [`${system ?? ''}|${code}`],
  )
  const stated: Readonly<Record<string, unknown>> = says
  const own = DATES.flatMap((name) => {
    const date = stated[name]
    return typeof date === 'string' ? [date] : []
  })
  const dates = [...own, ...reactions.flatMap(({ onset }) => onset ?? [])]
  return classify({ codes, dates, content: { confidentiality: [] } }, exclusionSets)
}
