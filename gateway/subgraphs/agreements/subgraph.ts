import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/agreements.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { insist } from '../insist.ts'
import { pageAsked } from '../page-asked.ts'
import { registerPage } from './register.ts'

const organisations = (codes: readonly OdsCode[]) => codes.map((odsCode) => ({ odsCode }))

const agreement = async (id: string, context: HouseContext): Promise<Agreement | null> => {
  const found = context.agreements.byId(id)
  if (found === undefined) return null
  await insist(context, { kind: 'read-agreement', agreement: found })
  return found
}

/** Those of an organisation's agreements that this requester may read. */
const agreementsOf = async (code: OdsCode, context: HouseContext): Promise<readonly Agreement[]> => {
  const answers = context.agreements
    .ofOrganisation(code)
    .map(async (found) =>
      (await context.may({ kind: 'read-agreement', agreement: found })).permitted ? found : undefined,
    )
  return (await Promise.all(answers)).filter((found) => found !== undefined)
}

/** The agreements subgraph: what is shared, between whom, on what terms. The register is for everybody, the rest as `may` says. */
export const agreementsSubgraph = (): GraphQLSchema => {
  const resolvers = {
    Query: {
      agreement: (_, { id }, context) => agreement(id, context),
      agreementRegister: (_, args, { agreements }) => registerPage(agreements.all(), pageAsked(args)),
    },
    Agreement: {
      withdrawn: ({ withdrawn }) => organisations(withdrawn),
      suspended: ({ suspended }) => organisations(suspended),
    },
    AgreementTerms: {
      recordTypes: ({ recordTypes }) =>
        RECORD_TYPES.flatMap((recordType) => {
          const classes = recordTypes[recordType]
          if (classes === undefined) return []
          return [{ recordType, allClasses: classes === 'all', classes: classes === 'all' ? [] : classes }]
        }),
    },
    AgreementParty: { organisation: ({ organisation }) => ({ odsCode: organisation }) },
    Organisation: { agreements: ({ odsCode }, _, context) => agreementsOf(odsCode, context) },
  } satisfies Resolvers<HouseContext>
  return buildSubgraph('agreements', {
    ...resolvers,
    Agreement: {
      ...resolvers.Agreement,
      __resolveReference: ({ id }: { readonly id: string }, context: HouseContext) => agreement(id, context),
    },
  })
}
