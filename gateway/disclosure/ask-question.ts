import { decideSets } from '../../policies/decide-sets.ts'
import type { Facts, ViewQuestion } from '../../policies/facts.ts'
import { mayProxyView } from '../../policies/proxies.ts'
import { liveGrant } from '../../policies/standing.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { AccessRequest } from '../../schema/model/access-request.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { askExchanges, type Target } from '../fan-out/ask-exchanges.ts'
import type { RecordId } from '../unify/unify.ts'
import { actingPerson, knownOf } from './acting-person.ts'
import { type Admitted, admit } from './admit.ts'
import { type Arrival, receive } from './arrivals.ts'
import { reportTrouble } from './assemble.ts'
import type { Corridor, StoredFacts } from './corridor.ts'
import { factsOf, OPT_OUT_PURPOSES } from './facts.ts'
import { keepers } from './keeper.ts'
import { readConfirmed } from './read-confirmed.ts'
import { recordIds } from './record-key.ts'
import type { Registry } from './running-policy.ts'
import { hidesPerson } from './shown-demographics.ts'
import { leftOut, type Standings, settleAll, targetsOf } from './standing.ts'
import { trialOutcome, withTrials } from './trial.ts'
import { type Limit, limitOf } from './within-limit.ts'
import { UNWRITTEN, type Writing } from './writing.ts'
import { decisionEntry } from './written-down.ts'

/** What of a limited question's time the demographics service may take: exchanges are asked only after it, and must have some. */
const DEMOGRAPHICS_SHARE = 0.4
const UNAVAILABLE: DemographicsAnswer = { state: 'UNAVAILABLE' }

const questionOf = ({ request, requester, organisation }: Admitted): ViewQuestion => ({
  requester,
  organisation,
  purpose: request.access.purpose,
  action: 'view',
  patient: request.patient,
})

/** A question that was admitted, decided, written down and asked: what has arrived of its answer, and all that releasing it rests on. */
export type AskedQuestion = {
  readonly began: number
  /** The time the whole answer has, where it has one. */
  readonly limit: Limit
  readonly corridor: Corridor
  readonly receipt: string
  readonly request: AccessRequest
  readonly stated: Requester
  readonly admitted: Admitted
  readonly question: ViewQuestion
  readonly registry: Registry
  readonly demographics: DemographicsAnswer
  readonly decide: (of: StoredFacts) => ViewDecision
  readonly standings: Standings
  readonly recordId: RecordId
  readonly targets: readonly Target[]
  /** Grows until `over`. */
  readonly arrivals: readonly Arrival[]
  /** Resolves when all have answered or the deadline has passed. Never rejects. */
  readonly over: Promise<void>
  /** Called at each arrival. */
  onArrival: () => void
}

/** From the facts to the asking: what follows is awaited, and released. */
export const ask = async (
  corridor: Corridor,
  receipt: string,
  request: AccessRequest,
  stated: Requester,
  writing: Writing,
  /** Whether something is fetched for one record: it is fetched from what runs, and nothing is tried out. */
  isFetched = false,
): Promise<AskedQuestion> => {
  const began = performance.now()
  const { running, transport } = corridor
  const { ward, dispatch } = corridor.deadlines
  const limit = limitOf(request, stated.role === 'dispatcher' ? dispatch : ward)

  // facts
  const stored = await limit.within(() => readConfirmed(corridor, request, stated))
  const registry = running.registry()
  const registryVersion = running.versions().registry
  const admitted = admit(request, stated, registry.ids, registry.organisations)
  const question = questionOf(admitted)
  const nothingKnown = factsOf(corridor, stored, { state: 'UNAVAILABLE' }, 'unknown')
  if (decideSets(question, [], [], nothingKnown, running.agreements()).refused !== undefined)
    throw new HouseError('FORBIDDEN')
  refuseUngranted(question, nothingKnown)
  const [demographics, located, optOut] = await limit.within(() =>
    Promise.all([
      limit.orElse(corridor.demographics(request.patient), DEMOGRAPHICS_SHARE, UNAVAILABLE),
      corridor.locator?.recall(request.patient),
      OPT_OUT_PURPOSES.has(question.purpose) ? corridor.optOut(request.patient) : ('unknown' as const),
    ]),
  )

  // decision
  const types = request.types.map(({ type }) => type)
  const exchanges = registry.exchanges.map(({ exchange }) => exchange)
  const decide = (of: StoredFacts): ViewDecision => {
    const facts = factsOf(corridor, of, demographics, optOut)
    refuseStrangers(question, facts)
    refuseUngranted(question, facts)
    return decideSets(question, types, exchanges, facts, running.agreements())
  }
  const decided = decide(stored)
  const versions = { agreements: running.versions().agreements, registry: registryVersion }

  // ledger: written down before anybody is asked
  const { role } = admitted.requester
  // Where one record is to be fetched, its exchange is asked, and what it says is of that record alone.
  const whole = request.only === undefined
  const asking = { patient: request.patient, role, purpose: question.purpose }
  const search = whole ? corridor.locator?.search(asking, demographics, located) : undefined
  const passedOver = search?.without ?? new Set()
  const standings = settleAll(
    registry.exchanges,
    request,
    admitted.organisation,
    decided,
    stored.now,
    transport,
    passedOver,
  )
  const targets = targetsOf(registry.exchanges, request.types, standings)
  const facts = factsOf(corridor, stored, demographics, optOut)
  const unasked = leftOut(registry.exchanges, request.types, standings)
  await limit.within(() =>
    corridor.append(decisionEntry(receipt, admitted, { versions, facts, unasked, question }, decided, targets)),
  )

  // asking, and the work on each answer as it arrives
  const arrivals: Arrival[] = []
  const basis = {
    patient: request.patient,
    demographics,
    decided,
    registry,
    exclusionSets: corridor.exclusionSets,
    keyed: corridor.keyed,
    recordId: recordIds(corridor.keyed, request.patient),
    originals: request.originals,
    only: request.only,
    writing: request.originals || hidesPerson(demographics, role) ? UNWRITTEN : writing,
  }
  const answering = askExchanges(
    isFetched
      ? targets
      : withTrials(targets, { role, purpose: question.purpose, organisation: admitted.organisation }, transport),
    {
      patient: request.patient,
      purpose: question.purpose,
      organisation: admitted.organisation,
      requester: actingPerson(admitted.requester),
      known: knownOf(demographics),
    },
    keepers(basis),
    transport,
    limit.forExchanges(),
    ({ reachable: { exchange, trial } }, answer, { byFirst, tookMs }) => {
      search?.heard(exchange.id, answer)
      const arrival = receive(exchange, answer, basis, tookMs)
      arrivals.push(arrival)
      reportTrouble(arrival, corridor)
      if (trial !== undefined)
        corridor.report.trial?.(trial.id, byFirst ? 'tried' : 'running', trialOutcome(answer, arrival))
      asked.onArrival()
    },
    (exchange, error) => corridor.report.broken(exchange.id, error),
    ({ reachable: { trial } }) => trial && corridor.report.trial?.(trial.id, 'tried', 'FAILED'),
  )
  const asked: AskedQuestion = {
    began,
    limit,
    corridor,
    receipt,
    request,
    stated,
    admitted,
    question,
    registry,
    demographics,
    decide,
    standings,
    recordId: basis.recordId,
    targets,
    arrivals,
    over: answering.then(() => search?.over()),
    onArrival: () => {},
  }
  return asked
}

/** Somebody who asks for another person's record without a recorded right that acts now learns nothing of that person, not even a name. */
const refuseStrangers = ({ requester, patient }: ViewQuestion, facts: Facts): void => {
  if (requester.role !== 'proxy') return
  if (!facts.proxyRights.some((right) => mayProxyView(right, requester.nhsNumber, patient, facts)))
    throw new HouseError('FORBIDDEN')
}

/** Break-glass rests on a grant of this user, organisation and patient that lives at this moment: without one nothing is decided at all. */
const refuseUngranted = (question: ViewQuestion, facts: Facts): void => {
  if (question.purpose === 'BTG' && liveGrant(question, facts) === undefined)
    throw new HouseError('BREAK_GLASS_REASON_REQUIRED')
}
