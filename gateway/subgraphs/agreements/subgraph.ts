import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/agreements.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import { partiesOf } from '../../agreements/parties-of.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'
import { agreementFields } from './agreement-fields.ts'
import { conflictQueries } from './conflicts.ts'
import { documentQueries } from './document.ts'
import { draftFields } from './draft-fields.ts'
import { mutations } from './mutations.ts'
import { registerPage, searchAsked } from './register.ts'
import { registeredQueries, registeredResolvers } from './registered.ts'

const mayRead = (agreement: Agreement, context: HouseContext): boolean =>
  context.may({ deed: 'read-agreement', parties: partiesOf(agreement) }).permitted

/** The agreements subgraph: what is shared, between whom, on what terms. The register is for everybody, the rest as `may` says. */
export const agreementsSubgraph = (): GraphQLSchema => {
  const resolvers = {
    Query: {
      agreement: (_, { id }, { agreementLife }) => agreementLife.agreement(id),
      agreementRegister: (_, args, context) =>
        registerPage(context, pageAsked(args), searchAsked(args.search), args.inForceOnly ?? false),
      myAgreements: async (_, args, { agreementLife }) => {
        const asked = { ...pageAsked(args), standing: args.standing ?? undefined, search: searchAsked(args.search) }
        const { endCursor, hasNextPage, ...page } = await agreementLife.mine(asked)
        return { ...page, pageInfo: { endCursor: endCursor ?? null, hasNextPage } }
      },
      agreementDraft: (_, { id }, { agreementLife }) => agreementLife.draft(id),
      agreementDrafts: (_, __, { agreementLife }) => agreementLife.drafts(),
      agreementTemplates: (_, __, { agreementLife }) => agreementLife.templates(),
      organisationGroups: (_, __, { agreementLife }) => agreementLife.groups(),
      ownDspt: async (_, __, { agreementLife, organisation }) => {
        const standing = organisation === undefined ? undefined : await agreementLife.dsptOf(organisation)
        return organisation === undefined || standing === undefined ? null : { organisation, ...standing }
      },
      agreementNotices: (_, __, { agreementLife }) => agreementLife.notices(),
      ...conflictQueries,
      ...documentQueries,
      ...registeredQueries,
    },
    Mutation: mutations,
    ...agreementFields,
    ...draftFields,
    RegisteredAgreement: registeredResolvers,
    Organisation: {
      agreements: async ({ odsCode }, _, context) => {
        await context.agreementLife.upToDate()
        return context.agreements.ofOrganisation(odsCode).filter((found) => mayRead(found, context))
      },
    },
  } satisfies Resolvers<HouseContext>
  return buildSubgraph('agreements', {
    ...resolvers,
    Agreement: {
      ...resolvers.Agreement,
      __resolveReference: ({ id }: { readonly id: string }, { agreementLife }: HouseContext) =>
        agreementLife.agreement(id),
    },
  })
}
