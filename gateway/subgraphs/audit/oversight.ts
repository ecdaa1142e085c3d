import type { QueryResolvers } from '../../../schema/generated/audit.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { ExplainedReceipt } from '../../oversight/explain-receipt.ts'
import { permitsOn } from '../../oversight/explained-words.ts'
import type { HouseContext } from '../house-context.ts'

/** The most controllers that are named of one outcome. The SDL says the same. */
const MOST_NAMED = 50

const organisation = (odsCode: OdsCode) => ({ odsCode })
const reference = ({ id }: Pick<Agreement, 'id'>) => ({ id })

/** The viewer's own organisation comes first, so that it is always among those named. */
const named = (controllers: readonly OdsCode[], viewer: OdsCode | undefined) =>
  [...controllers.filter((code) => code === viewer), ...controllers.filter((code) => code !== viewer)]
    .slice(0, MOST_NAMED)
    .map(organisation)

/** A draft of a new agreement has no agreement to be read yet. */
const agreementOf = ({ clause }: ExplainedReceipt['outcomes'][number], { agreements }: HouseContext) =>
  clause === undefined || agreements.byId(clause.agreement) === undefined ? null : clause.agreement

/** The agreements that any outcome rests on, each once, by id. */
const agreementsOf = ({ outcomes }: ExplainedReceipt, context: HouseContext): readonly string[] =>
  [...new Set(outcomes.flatMap((outcome) => agreementOf(outcome, context) ?? []))].sort()

const explanationOf = (found: ExplainedReceipt, context: HouseContext) => ({
  receipt: found.receipt,
  at: found.at,
  organisation: found.organisation === undefined ? null : organisation(found.organisation),
  role: found.role,
  purpose: found.purpose ?? null,
  asOf: found.asOf,
  replays: found.replays,
  outcomes: found.outcomes.map((outcome) => {
    const { exchange, recordType, ground, clause, sentence, clauseWords, controllers } = outcome
    const agreement = agreementOf(outcome, context)
    return {
      exchange: { id: exchange },
      recordType,
      permitted: permitsOn[ground],
      ground,
      sentence,
      agreement: agreement === null ? null : reference({ id: agreement }),
      version: clause?.version ?? null,
      clause: clauseWords ?? null,
      controllerCount: controllers.length,
      controllers: named(controllers, context.organisation),
    }
  }),
  agreements: agreementsOf(found, context).map((id) => reference({ id })),
})

const draftOf = (id: string | null | undefined, context: HouseContext): Promise<Agreement> | undefined =>
  id === null || id === undefined ? undefined : context.agreementLife.draftForSimulation(id)

/** What an IG manager may ask of the past. */
export const oversightQueries = {
  receiptExplanation: async (_, { receipt, asOf, draft }, context) => {
    const how = { asOf: asOf ?? undefined, draft: await draftOf(draft, context) }
    const found = await context.oversight.explain(receipt, how)
    return found === undefined ? null : explanationOf(found, context)
  },
  draftSimulation: async (_, { draft, days }, context) => {
    const agreement = await context.agreementLife.draftForSimulation(draft)
    const { changes, ...simulation } = await context.oversight.simulate(agreement, days ?? 30)
    return {
      ...simulation,
      changes: changes.map((change) => ({ ...change, organisation: organisation(change.organisation) })),
    }
  },
  agreementCoverage: async (_, { days }, context) => {
    const { missing, unused, ending, ...span } = await context.oversight.coverage(days ?? 30)
    return {
      ...span,
      missing: missing.map((pair) => ({
        ...pair,
        recipient: organisation(pair.recipient),
        provider: organisation(pair.provider),
      })),
      unused: unused.map(reference),
      ending: ending.map(({ agreement, end, within }) => ({ agreement: reference(agreement), end, within })),
    }
  },
  readersOfOurRecords: async (_, { days }, context) => {
    const { readers, ...span } = await context.oversight.readers(days ?? 30)
    return {
      ...span,
      readers: readers.map((reader) => ({
        ...reader,
        organisation: reader.organisation === undefined ? null : organisation(reader.organisation),
      })),
    }
  },
} satisfies QueryResolvers<HouseContext>
