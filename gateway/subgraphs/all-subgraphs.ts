import type { GraphQLSchema } from 'graphql'
import type { SubgraphName } from '../../schema/subgraph-names.ts'
import { agreementsSubgraph } from './agreements/subgraph.ts'
import { auditSubgraph } from './audit/subgraph.ts'
import { consentSubgraph } from './consent/subgraph.ts'
import { directorySubgraph } from './directory/subgraph.ts'
import { recordsSubgraph } from './records/subgraph.ts'

/** Every subgraph, ready to run. One that is missing does not compile. */
export const buildSubgraphs = (): Readonly<Record<SubgraphName, GraphQLSchema>> => ({
  records: recordsSubgraph(),
  directory: directorySubgraph(),
  agreements: agreementsSubgraph(),
  consent: consentSubgraph(),
  audit: auditSubgraph(),
})
