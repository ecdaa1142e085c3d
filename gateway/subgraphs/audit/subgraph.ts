import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/audit.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { FoundReceipt, HouseContext } from '../house-context.ts'
import { accessLog, accessLogQueries } from './access-log.ts'
import { caseFields, caseMutations, caseQueries } from './cases.ts'
import { delayFields, delayMutations, delayQueries } from './delays.ts'
import { explanationFields, oversightQueries } from './oversight.ts'
import { reviewFields, reviewMutations, reviewQueries } from './reviews.ts'

const exchange = (id: ExchangeId) => ({ id })

/** The patient it is of, or the privacy officer of the organisation it was made for. */
const mayReadReceipt = ({ patient, receipt }: FoundReceipt, { may }: HouseContext): boolean => {
  const { organisation } = receipt.access
  return (
    (patient !== undefined && may({ deed: 'read-access-log', patient }).permitted) ||
    (organisation !== null && may({ deed: 'read-reviews', organisation }).permitted)
  )
}

/** The audit subgraph: who asked for what, and what left, for whom `may` lets read it. */
export const auditSubgraph = (): GraphQLSchema =>
  buildSubgraph('audit', {
    Query: {
      receipt: async (_, { id }, context) => {
        const found = await context.receipt(id)
        if (found === undefined) return null
        // Whether there is such a receipt is itself not told.
        return mayReadReceipt(found, context) ? found.receipt : null
      },
      ...oversightQueries,
      ...accessLogQueries,
      ...caseQueries,
      ...reviewQueries,
      ...delayQueries,
    },
    Mutation: { ...caseMutations, ...reviewMutations, ...delayMutations },
    ReceiptExplanation: explanationFields,
    Review: reviewFields,
    Delay: delayFields,
    Patient: {
      accessLog: ({ nhsNumber }, args, context) => accessLog(nhsNumber, args, context),
    },
    Access: {
      organisation: ({ organisation }) => (organisation === null ? null : { odsCode: organisation }),
      exchanges: ({ exchanges }) => exchanges.map(exchange),
    },
    AccessCase: caseFields,
    Receipt: {
      id: ({ access }) => access.receipt,
      released: ({ released }) =>
        released.map(({ exchange: id, type, records }) => ({
          exchange: exchange(id),
          recordType: type,
          records: records.map(([sourceId, version, hash]) => ({ sourceId, version, hash })),
        })),
    },
  } satisfies Resolvers<HouseContext>)
