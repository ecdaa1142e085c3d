import type { Facts, ViewQuestion } from '../../policies/facts.ts'
import { mayProxyView } from '../../policies/proxies.ts'
import { liveGrant } from '../../policies/standing.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { DecisionEntry, DecisionFacts, DisclosureEntry } from '../../schema/model/audit.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Manifest } from '../../schema/model/manifest.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Target } from '../fan-out/ask-exchanges.ts'
import type { Admitted } from './admit.ts'
import type { Arrival } from './arrivals.ts'
import type { KeptRecord } from './kept-record.ts'

/** The semantics decisions are made by: changes when a rule changes, so that a past decision is replayed under its own. */
export const POLICY_VERSION = '1'

const setsOf = (target: Target, decided: ViewDecision): DecisionEntry['asked'] => {
  const { exchange } = target.reachable
  const sets = new Map<string, RecordType[]>()
  for (const { type } of target.types) {
    const members = decided.of(exchange.id, type).permitted.toBitmap()
    const alike = sets.get(members)
    if (alike === undefined) sets.set(members, [type])
    else alike.push(type)
  }
  return [...sets].map(([members, types]) => ({ exchange: exchange.id, types, members }))
}

/** What a decision was made on: the versions compiled then, the facts, and the exchanges left out for another reason than the decision. */
export type Basis = {
  readonly versions: { readonly agreements: number; readonly registry: number }
  readonly facts: Facts
  readonly unasked: readonly ExchangeId[]
  readonly question: ViewQuestion
}

/** Why the glass was broken, and the grant that says so. */
const reasonOf = ({ question, facts }: Basis): DecisionEntry['breakGlass'] => {
  const grant = liveGrant(question, facts)
  return grant === undefined ? undefined : { code: grant.code, words: grant.words, grant: grant.id }
}

const factsWritten = (patient: NhsNumber, asking: NhsNumber | undefined, { facts, unasked }: Basis): DecisionFacts => ({
  now: facts.now,
  defaultChoice: facts.defaultChoice,
  demographicsFlag: facts.demographicsFlag,
  optOut: facts.optOut,
  proxyRights: facts.proxyRights.filter((right) => mayProxyView(right, asking, patient, facts)).map(({ id }) => id),
  suspensions: facts.suspensions,
  unasked,
})

/** What is written before asking: the question, the facts and their versions, and the permitted sets, not a row per question. */
export const decisionEntry = (
  receipt: string,
  { request, requester, organisation }: Admitted,
  basis: Basis,
  decided: ViewDecision,
  targets: readonly Target[],
): DecisionEntry => ({
  kind: 'decision',
  receipt,
  patient: request.patient,
  requester,
  organisation,
  purpose: request.access.purpose,
  ...(basis.question.action === 'edit' ? { action: 'edit' as const } : {}),
  careContext: request.access.careContext,
  breakGlass: reasonOf(basis),
  types: request.types.map(({ type }) => type),
  versions: { ...basis.versions, directives: basis.facts.directives.map(({ id }) => id), policy: POLICY_VERSION },
  facts: factsWritten(request.patient, requester.nhsNumber, basis),
  asked: targets.flatMap((target) => setsOf(target, decided)),
  clauses: decided.clauses,
})

/**
 * What is written before the answer leaves: the manifest, and of the released records alone their source id, version and keyed hash. Of a view that is released as
 * it fills there are several under one receipt, each with what leaves for the first time: together they are what left.
 */
export const disclosureEntry = (
  receipt: string,
  patient: NhsNumber,
  manifest: Manifest,
  arrivals: readonly Arrival[],
  released: (arrival: Arrival, type: RecordType) => readonly KeptRecord[],
): DisclosureEntry => ({
  kind: 'disclosure',
  receipt,
  patient,
  manifest,
  released: arrivals.flatMap((arrival) =>
    [...arrival.types.keys()].flatMap((type) => {
      const records = released(arrival, type)
      if (records.length === 0) return []
      return [
        {
          exchange: arrival.exchange.id,
          type,
          records: records.map(({ sourceId, version, hash }) => [sourceId, version, hash] as const),
        },
      ]
    }),
  ),
})
