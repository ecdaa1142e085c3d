import type { QueryResolvers } from '../../../schema/generated/agreements.ts'
import type { HouseContext } from '../house-context.ts'

/** One version as a signed document. For parties and the operator: `gateway/documents` asks, and writes it down. */
export const documentQueries = {
  agreementDocument: (_, { id, version }, context) => context.exportDocument(id, version ?? undefined),
} satisfies Pick<QueryResolvers<HouseContext>, 'agreementDocument'>
