import type { ExplainedExtent, QueryResolvers, ReceiptExplanationResolvers } from '../../../schema/generated/audit.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import type { ExplainedReceipt } from '../../../schema/model/explained-receipt.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
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

type Outcomes = ExplainedReceipt['outcomes']

/** Which of a receipt's outcomes are asked for. */
type OutcomesAsked = {
  readonly exchange?: ExchangeId | null | undefined
  readonly largest?: number | null | undefined
}

/** They come by exchange and record type already, the largest of each first. */
const chosenFrom = (outcomes: Outcomes, { exchange, largest }: OutcomesAsked): Outcomes => {
  const counted = new Map<string, number>()
  return outcomes.filter((outcome) => {
    if (exchange != null && outcome.exchange !== exchange) return false
    const key = `${outcome.exchange} ${outcome.recordType}`
    const count = (counted.get(key) ?? 0) + 1
    counted.set(key, count)
    return largest == null || count <= largest
  })
}

/** The agreements that any outcome rests on, each once, by id. */
const agreementsOf = (outcomes: Outcomes, context: HouseContext): readonly string[] =>
  [...new Set(outcomes.flatMap((outcome) => agreementOf(outcome, context) ?? []))].sort()

const extentOf = (outcomes: Outcomes): ExplainedExtent => {
  const permitted = outcomes.filter(({ ground }) => permitsOn[ground]).length
  if (permitted === 0) return 'NONE'
  return permitted === outcomes.length ? 'ALL' : 'SOME'
}

const exchangesOf = (outcomes: Outcomes) =>
  [...Map.groupBy(outcomes, ({ exchange }) => exchange)].map(([id, ofExchange]) => ({
    exchange: { id },
    permitted: extentOf(ofExchange),
    outcomeCount: ofExchange.length,
  }))

const shownOutcome = (outcome: Outcomes[number], context: HouseContext) => {
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
}

/** What is told of a past view, evaluated again. */
export const explanationFields = {
  organisation: ({ organisation: code }) => (code === undefined ? null : organisation(code)),
  purpose: ({ purpose }) => purpose ?? null,
  outcomes: ({ outcomes }, asked, context) =>
    chosenFrom(outcomes, asked).map((outcome) => shownOutcome(outcome, context)),
  exchanges: ({ outcomes }) => exchangesOf(outcomes),
  agreements: ({ outcomes }, asked, context) =>
    agreementsOf(chosenFrom(outcomes, asked), context).map((id) => reference({ id })),
} satisfies ReceiptExplanationResolvers<HouseContext>

const draftOf = (id: string | null | undefined, context: HouseContext): Promise<Agreement> | undefined =>
  id === null || id === undefined ? undefined : context.agreementLife.draftForSimulation(id)

/** What an IG manager may ask of the past. */
export const oversightQueries = {
  receiptExplanation: async (_, { receipt, asOf, draft }, context) => {
    const how = { asOf: asOf ?? undefined, draft: await draftOf(draft, context) }
    return (await context.oversight.explain(receipt, how)) ?? null
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
