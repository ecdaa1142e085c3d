import { type AgreementIndex, compileAgreements } from '../../policies/agreement-index.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import { withDraft } from '../../policies/simulate.ts'
import { recipientOf } from '../../policies/standing.ts'
import type { Agreement, AgreementClause } from '../../schema/model/agreement.ts'
import type { ExplainedReceipt } from '../../schema/model/explained-receipt.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { POLICY_VERSION } from '../disclosure/written-down.ts'
import type { DirectiveStore } from '../state/directive-store.ts'
import type { PastExchange } from '../state/exchange-history.ts'
import type { StoredDecision } from '../state/ledger/stored-entry.ts'
import type { PatientKey } from '../state/patient-key.ts'
import type { AgreementsAsOf, AgreementsThen, StoodThen } from './agreements-then.ts'
import { explainOutcomes } from './explained-outcomes.ts'
import { clauseWords, sentenceFor } from './explained-words.ts'
import { factsThen, questionAsked, replaysAs } from './replay.ts'

/** With which agreements a view is evaluated again: its own, those of a moment, with a draft in force among them. */
export type EvaluatedWith = { readonly asOf: Instant | undefined; readonly draft: Agreement | undefined }

/** Where the facts of a past decision are read again. */
export type Archive = {
  readonly agreementsAsOf: AgreementsAsOf
  /** Agreements that did not change since are not read again. */
  readonly history: AgreementsThen
  readonly directives: Pick<DirectiveStore, 'listed'>
}

/** A decision of the ledger. */
export type PastDecision = { readonly at: Instant; readonly patient: PatientKey; readonly entry: StoredDecision }

const withoutOutcomes = ({ at, entry }: PastDecision, { asOf }: EvaluatedWith): ExplainedReceipt => ({
  receipt: entry.receipt,
  at,
  organisation: entry.organisation,
  role: entry.requester.role,
  purpose: entry.purpose,
  asOf: asOf ?? at,
  replays: null,
  outcomes: [],
})

const termsOf = (clause: AgreementClause | undefined, agreements: readonly Agreement[]) =>
  agreements.find(({ id }) => id === clause?.agreement)?.versions.find(({ version }) => version === clause?.version)
    ?.terms

/** Evaluates a past decision again and says why it came out so, as this viewer may be told. */
export const explainReceipt = async (
  { agreementsAsOf, history, directives: store }: Archive,
  past: PastDecision,
  exchanges: readonly PastExchange[] | undefined,
  viewer: OdsCode,
  how: EvaluatedWith,
): Promise<ExplainedReceipt> => {
  const { entry, patient } = past
  const { facts: written, versions } = entry
  if (exchanges === undefined || written === undefined || versions.policy !== POLICY_VERSION)
    return withoutOutcomes(past, how)
  const view = questionAsked(entry, patient)
  const recipient = recipientOf(view)
  const standing = exchanges.filter(({ lifecycle }) => lifecycle !== 'RETIRED')
  const stood = async (): Promise<StoodThen> => {
    if (recipient === undefined) return { agreements: [], index: compileAgreements([]) }
    await history.prepare([recipient], versions.agreements)
    return history.at(recipient, versions.agreements)
  }
  const stoodAt = async (moment: Instant) =>
    recipient === undefined ? [] : agreementsAsOf({ party: recipient, at: { moment } })
  const [directives, { agreements: then, index }, asOf] = await Promise.all([
    store.listed(patient, versions.directives),
    stood(),
    how.asOf === undefined ? undefined : stoodAt(how.asOf),
  ])
  if (directives === undefined) return withoutOutcomes(past, how)

  const facts = factsThen(entry, patient, written, directives)
  const decided = decideSets(view, entry.types, standing, facts, index)

  const moment = how.asOf ?? facts.now
  const evaluated = how.draft === undefined ? (asOf ?? then) : withDraft(how.draft, asOf ?? then)
  const evaluatedIndex: AgreementIndex = evaluated === then ? index : compileAgreements(evaluated)
  const grantsThen = index.grants(recipient, view.purpose, view.action, facts.now)
  const outcomes = explainOutcomes({
    view,
    types: entry.types,
    exchanges: standing,
    facts,
    decided,
    grantsThen,
    // The same object where it is the same question: what it has found once is not searched for again.
    grants:
      evaluatedIndex === index && moment === facts.now
        ? grantsThen
        : evaluatedIndex.grants(recipient, view.purpose, view.action, moment),
    viewer,
  })
  const own = how.asOf === undefined && how.draft === undefined
  return {
    ...withoutOutcomes(past, how),
    asOf: moment,
    replays: own ? replaysAs(entry, written, exchanges, decided) : null,
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      sentence: sentenceFor(outcome, how.draft),
      clauseWords: clauseWords(outcome.clause, termsOf(outcome.clause, evaluated)),
    })),
  }
}
