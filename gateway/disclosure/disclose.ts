import { randomUUID } from 'node:crypto'
import { decideSets } from '../../policies/decide-sets.ts'
import type { Facts, ViewQuestion } from '../../policies/facts.ts'
import { mayProxyView } from '../../policies/proxies.ts'
import { liveGrant } from '../../policies/standing.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { AccessRequest, RecordPlace } from '../../schema/model/access-request.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { askExchanges, type Reachable } from '../fan-out/ask-exchanges.ts'
import { toldByEach } from '../scorecards/told-by-each.ts'
import { actingPerson, knownOf } from './acting-person.ts'
import { type Admitted, admit, partPlayed } from './admit.ts'
import { type Arrival, receive } from './arrivals.ts'
import { assemble } from './assemble.ts'
import type { Corridor, StoredFacts } from './corridor.ts'
import { factsOf, OPT_OUT_PURPOSES } from './facts.ts'
import { confirmedWithin } from './fresh.ts'
import { keeper } from './keeper.ts'
import type { AttributedRecord } from './kept-record.ts'
import { mayLeave, oneRecord } from './one-record.ts'
import { recordIds } from './record-key.ts'
import { hidesPerson } from './shown-demographics.ts'
import { leftOut, settleAll, targetsOf } from './standing.ts'
import { trialOutcome, withTrials } from './trial.ts'
import type { View } from './view.ts'
import { limitOf } from './within-limit.ts'
import { UNWRITTEN, type Writing } from './writing.ts'
import { decisionEntry, disclosureEntry } from './written-down.ts'

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

/**
 * One question from the door to the answer (DESIGN §2): door → identity → plan → facts → decision → ledger → asking → release and unify →
 * answer. The first three come with the request; the others follow here in their order. Throws `HouseError` alone; then nothing has left.
 */
export const discloser =
  (corridor: Corridor) =>
  async (request: AccessRequest, stated: Requester, writing: Writing = UNWRITTEN): Promise<View> =>
    (await disclosed(corridor, request, stated, writing)).view

/**
 * The same journey for one record that something is to be fetched for before the answer leaves: `fetch` is called once the record has arrived and was let
 * through, and what it began may leave when this resolves. If it throws, whatever was begun must be given up by who began it.
 */
export const discloserOfOne =
  (corridor: Corridor) =>
  (request: AccessRequest & { readonly only: RecordPlace }, stated: Requester, fetch: FetchFor): Promise<Disclosed> =>
    disclosed(corridor, request, stated, UNWRITTEN, fetch)

/** What is fetched for the one record asked for, from the exchange that told it. */
export type FetchFor = (record: AttributedRecord, from: Reachable, admitted: Admitted) => Promise<void>

/** An answer, and the question whether by the facts of a later moment it may still be on its way. */
export type Disclosed = { readonly view: View; readonly stillReleased: () => Promise<boolean> }

const disclosed = async (
  corridor: Corridor,
  request: AccessRequest,
  stated: Requester,
  writing: Writing,
  fetch?: FetchFor,
): Promise<Disclosed> => {
  const receipt = randomUUID()
  try {
    return await journey(corridor, receipt, request, stated, writing, fetch)
  } catch (error) {
    const refusal = error instanceof HouseError ? error : new HouseError('INTERNAL', { cause: error })
    // Refusals are recorded like releases; where even that cannot be written, that is what the caller learns.
    const recorded = corridor.append({
      kind: 'refusal',
      receipt,
      patient: request.patient,
      requester: partPlayed(stated, request),
      purpose: request.access.purpose,
      code: refusal.code,
    })
    // Whose time is up waits no longer: nothing leaves, and if that cannot be written the operator is told.
    if (refusal.code === 'OUT_OF_TIME') recorded.catch(corridor.report.unrecorded)
    else await limitOf(request, 0).within(() => recorded)
    throw refusal
  }
}

const journey = async (
  corridor: Corridor,
  receipt: string,
  request: AccessRequest,
  stated: Requester,
  writing: Writing,
  fetch: FetchFor | undefined,
): Promise<Disclosed> => {
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
    writing: request.originals || hidesPerson(demographics, admitted.requester.role) ? UNWRITTEN : writing,
  }
  await askExchanges(
    // What is fetched for one record is fetched from what runs.
    fetch === undefined
      ? withTrials(targets, { role, purpose: question.purpose, organisation: admitted.organisation }, transport)
      : targets,
    {
      patient: request.patient,
      purpose: question.purpose,
      organisation: admitted.organisation,
      requester: actingPerson(admitted.requester),
      known: knownOf(demographics),
    },
    (exchange) => keeper(basis, exchange),
    transport,
    limit.forExchanges(),
    ({ reachable: { exchange, trial } }, answer, { byFirst, tookMs }) => {
      search?.heard(exchange.id, answer)
      const arrival = receive(exchange, answer, basis, tookMs)
      arrivals.push(arrival)
      if (trial !== undefined)
        corridor.report.trial?.(trial.id, byFirst ? 'tried' : 'running', trialOutcome(answer, arrival))
    },
    (exchange, error) => corridor.report.broken(exchange.id, error),
    ({ reachable: { trial } }) => trial && corridor.report.trial?.(trial.id, 'tried', 'FAILED'),
  )

  search?.over()

  // what is fetched for the one record that arrived
  const one = request.only === undefined ? undefined : oneRecord(request.only, arrivals, standings)
  const from = registry.exchanges.find(({ exchange }) => exchange.id === one?.exchange)
  if (one !== undefined && from !== undefined) await fetch?.(one, from, admitted)

  // release and unify: judged again, by the facts of this moment
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
    demographics,
    arrivals,
    recordId: basis.recordId,
  })

  // answer: the disclosure is written down before it leaves
  await limit.within(() =>
    corridor.append(disclosureEntry(receipt, request.patient, view.manifest, arrivals, released)),
  )
  if (!confirmed()) throw new HouseError('STATE_UNAVAILABLE')
  if (whole) for (const told of toldByEach(arrivals, released)) corridor.report.answered(told)
  for (const { exchange } of registry.exchanges)
    if (types.some((type) => standings(exchange.id, type).reason === 'BREAKER_OPEN'))
      corridor.report.unreached(exchange.id)
  corridor.report.viewed(question.purpose, (performance.now() - began) / 1_000, view.manifest)
  return {
    view,
    stillReleased: async () => {
      const later = decide(await readConfirmed(corridor, request, stated))
      return one !== undefined && mayLeave(one, later, running.registry(), admitted.organisation)
    },
  }
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

/** One round trip to the database, and the running policy brought up to the versions it read. */
const readConfirmed = async (
  corridor: Corridor,
  request: AccessRequest,
  requester: Requester,
): Promise<StoredFacts> => {
  try {
    const stored = await corridor.factsFor({
      patient: request.patient,
      proxy: requester.role === 'patient' ? requester.nhsNumber : undefined,
      user: requester,
    })
    await corridor.running.catchUp(stored.versions)
    return stored
  } catch (error) {
    throw error instanceof HouseError ? error : new HouseError('STATE_UNAVAILABLE', { cause: error })
  }
}
