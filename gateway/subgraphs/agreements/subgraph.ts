import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/agreements.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'
import { registerPage } from './register.ts'

const organisations = (codes: readonly OdsCode[]) => codes.map((odsCode) => ({ odsCode }))

/** Every organisation that is a party of any version. */
const partiesOf = ({ versions }: Agreement): readonly OdsCode[] => [
  ...new Set(versions.flatMap(({ parties }) => parties.map(({ organisation }) => organisation))),
]

const mayRead = (agreement: Agreement, context: HouseContext): boolean =>
  context.may({ deed: 'read-agreement', parties: partiesOf(agreement) }).permitted

const agreement = (id: string, context: HouseContext): Agreement | null => {
  const found = context.agreements.byId(id)
  if (found === undefined) return null
  if (!mayRead(found, context)) throw new HouseError('FORBIDDEN')
  return found
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
    Organisation: {
      agreements: ({ odsCode }, _, context) =>
        context.agreements.ofOrganisation(odsCode).filter((found) => mayRead(found, context)),
    },
  } satisfies Resolvers<HouseContext>
  return buildSubgraph('agreements', {
    ...resolvers,
    Agreement: {
      ...resolvers.Agreement,
      __resolveReference: ({ id }: { readonly id: string }, context: HouseContext) => agreement(id, context),
    },
  })
}
