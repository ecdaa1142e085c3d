import { type AgreementConflict, conflictsOf } from '../../policies/agreement-conflicts.ts'
import type { AgreementIndex } from '../../policies/agreement-index.ts'
import type { Deed, Permission } from '../../policies/may.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { ExplainedReceipt } from '../../schema/model/explained-receipt.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Resolution } from '../../schema/model/organisation.ts'
import type { PastExchange } from '../state/exchange-history.ts'
import type { LedgerEntry } from '../state/ledger/read-entries.ts'
import type { State } from '../state/open-state.ts'
import type { AgreementReader } from '../subgraphs/house-context.ts'
import { agreementsThen } from './agreements-then.ts'
import { type AgreementCoverage, coverageOf } from './coverage.ts'
import { type EvaluatedWith, explainReceipt, type PastDecision } from './explain-receipt.ts'
import { countAlike, turningPoints } from './past-views.ts'
import { type ReadersOfOurRecords, readersOf } from './readers.ts'
import { registryThen } from './registry-then.ts'
import { type DraftSimulation, simulateDraft } from './simulate-draft.ts'
import { lastDays } from './span.ts'

/**
 * What an information governance manager sees of the past: why views came out as they did, and what agreements do. For one requester. Each
 * reading is written to the audit before it is done. Throws `FORBIDDEN` and `INPUT_INVALID`.
 */
export type Oversight = {
  /** Undefined when there is no such receipt, or it may not be explained to this requester: which of the two is not told. */
  readonly explain: (receipt: string, how: EvaluatedWith) => Promise<ExplainedReceipt | undefined>
  /** `draft`: the agreement with the draft as its newest version, from whoever settled that this requester may see it. */
  readonly simulate: (draft: Agreement, days: number) => Promise<DraftSimulation>
  readonly coverage: (days: number) => Promise<AgreementCoverage>
  readonly readers: (days: number) => Promise<ReadersOfOurRecords>
  /**
   * What does not go together with an agreement: among those that the requester's own organisation is a party of, for of others it may learn
   * nothing. However many agreements there are, only these are looked at.
   */
  readonly conflicts: (subject: Agreement) => Promise<readonly AgreementConflict[]>
}

/** What oversight leans on. */
export type OversightOf = {
  readonly state: Pick<State, 'ledger' | 'registry' | 'directives' | 'now' | 'agreementChanges' | 'viewTally'> & {
    readonly agreements: Pick<State['agreements'], 'asOf'>
  }
  readonly agreements: Pick<AgreementReader, 'all' | 'ofOrganisation'>
  /** The agreements that `agreements` gives, compiled. */
  readonly index: () => AgreementIndex
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
  readonly resolution: Resolution
  readonly may: (deed: Deed) => Permission
  readonly writeDown: (deed: string, subject: string) => Promise<void>
}

/** The oversight of one requester. */
export const oversightFor = (of: OversightOf): Oversight => {
  const { state, agreements, may, writeDown } = of

  /** The organisation of an IG manager who may read its traffic. */
  const ours = (): OdsCode => {
    const { organisation } = of
    if (organisation === undefined || !may({ deed: 'read-traffic', organisation }).permitted)
      throw new HouseError('FORBIDDEN')
    return organisation
  }

  /** Counted up to this moment, so that a view of a moment ago is among them. */
  const tallied = async (from: Instant) => {
    await state.viewTally.count()
    return state.viewTally.since(from)
  }

  const history = () =>
    agreementsThen(state.agreements.asOf, state.agreementChanges, {
      ofParty: agreements.ofOrganisation,
      index: of.index(),
    })

  const viewsOf = async (days: number) => {
    const span = lastDays(days, await state.now())
    const points = turningPoints(agreements.all(), span.from, span.to)
    return {
      span,
      views: countAlike(await tallied(span.from), points),
      history: history(),
      registry: registryThen(state.registry),
    }
  }

  const explain = async (receipt: string, how: EvaluatedWith): Promise<ExplainedReceipt | undefined> => {
    const entries = await state.ledger.byReceipt(receipt)
    const decision = decisionIn(entries)
    if (decision === undefined) return explainRefusal(receipt, entries, how)
    const { entry } = decision
    const exchanges = await state.registry.exchangesAt(entry.versions.registry)
    const parties = partiesOf(decision, exchanges ?? [])
    const viewer = of.organisation
    if (viewer === undefined || !parties.includes(viewer) || !may({ deed: 'explain-receipt', parties }).permitted)
      return undefined
    await writeDown('explain-receipt', receipt)
    const archive = { agreementsAsOf: state.agreements.asOf, history: history(), directives: state.directives }
    return explainReceipt(archive, decision, exchanges, viewer, how)
  }

  /** A view refused whole: who asked may know that it was. */
  const explainRefusal = async (
    receipt: string,
    entries: readonly LedgerEntry[],
    { asOf }: EvaluatedWith,
  ): Promise<ExplainedReceipt | undefined> => {
    for (const { entry, at } of entries) {
      if (entry.kind !== 'refusal') continue
      const { requester, purpose } = entry
      const organisation = requester.organisation === undefined ? undefined : of.resolution.get(requester.organisation)
      const parties = organisation === undefined ? [] : [organisation]
      if (!may({ deed: 'explain-receipt', parties }).permitted) return undefined
      await writeDown('explain-receipt', receipt)
      const { role } = requester
      return { receipt, at, organisation, role, purpose, asOf: asOf ?? at, replays: null, outcomes: [] }
    }
    return undefined
  }

  return {
    explain,
    simulate: async (draft, days) => {
      ours()
      await writeDown('simulate-draft', draft.id)
      const { span, views, history, registry } = await viewsOf(days)
      return simulateDraft(draft, views, span, history, registry)
    },
    coverage: async (days) => {
      const party = ours()
      await writeDown('read-coverage', party)
      const { span, views, history, registry } = await viewsOf(days)
      return coverageOf(party, agreements.ofOrganisation(party), views, span, history, registry)
    },
    readers: async (days) => {
      const controller = ours()
      await writeDown('read-readers', controller)
      const { span, views, registry } = await viewsOf(days)
      return readersOf(controller, views, span, registry)
    },
    conflicts: async (subject) => {
      const party = ours()
      await writeDown('read-conflicts', subject.id)
      return conflictsOf(subject, agreements.ofOrganisation(party), await state.now())
    },
  }
}

/** The moment of a past view and whose it was are the ledger's, not the entry's. */
const decisionIn = (entries: readonly LedgerEntry[]): PastDecision | undefined => {
  for (const { entry, at, patientKey } of entries) {
    if (entry.kind === 'decision' && patientKey !== undefined) return { entry, at, patient: patientKey }
  }
  return undefined
}

/** Who asked, and the data controllers of the exchanges asked. */
const partiesOf = ({ entry }: PastDecision, exchanges: readonly PastExchange[]): readonly OdsCode[] => {
  const asked = new Set(entry.asked.map(({ exchange }) => exchange))
  const controllers = exchanges.filter(({ id }) => asked.has(id)).flatMap(({ members }) => members)
  return [...new Set([...(entry.organisation === undefined ? [] : [entry.organisation]), ...controllers])]
}
