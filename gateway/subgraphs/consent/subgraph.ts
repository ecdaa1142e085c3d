import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/consent.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { insist } from '../insist.ts'

const organisations = (codes: readonly OdsCode[] | undefined) => codes?.map((odsCode) => ({ odsCode })) ?? null

/** The consent subgraph: a patient's recorded choices, for whom `may` lets read them. */
export const consentSubgraph = (): GraphQLSchema =>
  buildSubgraph('consent', {
    Patient: {
      directives: async ({ nhsNumber }, _, context) => {
        insist(context, { deed: 'read-directives', patient: nhsNumber })
        const directives = await context.directivesOf(nhsNumber)
        return directives.toSorted((a, b) => b.recordedBy.at - a.recordedBy.at)
      },
    },
    DirectiveScope: {
      recipients: ({ recipients }) => organisations(recipients),
      controllers: ({ controllers }) => organisations(controllers),
    },
  } satisfies Resolvers<HouseContext>)
