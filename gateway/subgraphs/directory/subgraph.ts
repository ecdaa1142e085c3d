import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/directory.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { findOrganisations } from './find-organisations.ts'
import { launchFields, launchMutations, launchQueries } from './launches.ts'
import { registrationFields, registrationMutations, registrationQueries } from './registrations.ts'
import { breachFields, scorecardFields, scorecardQueries } from './scorecards.ts'
import { traceCandidateFields, traceResultFields, tracingQueries } from './tracing.ts'

const MOST_ORGANISATIONS = 100

const known = <Value>(value: Value | undefined): value is Value => value !== undefined

const ends = (moment: number | undefined): number | null => moment ?? null

/**
 * The directory subgraph: who the exchanges and the organisations are, which anybody with a token may read; who has which NHS number, which few may; how exchanges
 * do, and what operators do with their own, which is theirs alone.
 */
export const directorySubgraph = (): GraphQLSchema => {
  const resolvers = {
    Query: {
      exchanges: (_, __, { registry }) => registry.exchanges(),
      exchange: (_, { id }, { registry }) => registry.exchange(id) ?? null,
      organisations: (_, { odsCodes }, { registry }) => {
        if (odsCodes.length > MOST_ORGANISATIONS) throw new HouseError('INPUT_INVALID')
        return odsCodes.map((code) => registry.organisation(code) ?? null)
      },
      organisationsCalled: (_, { words, first }, context) => {
        const most = first ?? 20
        const length = words.trim().length
        if (most < 1 || most > MOST_ORGANISATIONS || length < 2 || length > 100) throw new HouseError('INPUT_INVALID')
        const found = findOrganisations(context, words)
        return { organisations: found.slice(0, most), totalCount: found.length }
      },
      ...registrationQueries,
      ...scorecardQueries,
      ...tracingQueries,
      ...launchQueries,
    },
    Scorecard: scorecardFields,
    Breach: breachFields,
    TraceResult: traceResultFields,
    TraceCandidate: traceCandidateFields,
    Mutation: { ...registrationMutations, ...launchMutations },
    Launch: launchFields,
    ...registrationFields,
    Period: { start: ({ start }) => ends(start), end: ({ end }) => ends(end) },
    Exchange: {
      members: ({ members }, _, { registry }) => members.map((code) => registry.organisation(code)).filter(known),
      takesEdits: ({ id }, _, { editLife }) => editLife.taken(id),
    },
    Organisation: {
      legalEntity: ({ resolvesTo }, _, { registry }) => registry.organisation(resolvesTo) ?? null,
      exchanges: ({ odsCode }, _, { registry }) =>
        registry.exchanges().filter(({ members }) => members.includes(odsCode)),
    },
  } satisfies Resolvers<HouseContext>
  return buildSubgraph('directory', {
    ...resolvers,
    Exchange: {
      ...resolvers.Exchange,
      __resolveReference: ({ id }: { readonly id: ExchangeId }, { registry }: HouseContext) =>
        registry.exchange(id) ?? null,
    },
    Organisation: {
      ...resolvers.Organisation,
      __resolveReference: ({ odsCode }: { readonly odsCode: OdsCode }, { registry }: HouseContext) =>
        registry.organisation(odsCode) ?? null,
    },
  })
}
