import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'
import { formatError } from '../supergraph/client-error.ts'
import { createSupergraph } from '../supergraph/create-supergraph.ts'
import { limitRules, type QueryLimits } from '../supergraph/limits.ts'
import { stringifyResult } from '../supergraph/stringify-result.ts'

/** What the GraphQL endpoint leans on. */
export type GraphqlOptions = {
  readonly execution: 'fast' | 'plain'
  readonly introspection: boolean
  readonly limits: QueryLimits
  readonly contextFor: (requester: Requester) => HouseContext
}

/**
 * Mounts `POST /graphql`. There is no GET: a question must not end up in a URL, and so in somebody's log. Resolves when the supergraph is
 * loaded; the returned function stops it.
 */
export const mountGraphql = async (
  app: FastifyInstance,
  guard: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
  options: GraphqlOptions,
): Promise<() => Promise<void>> => {
  const apollo = new ApolloServer<HouseContext>({
    gateway: createSupergraph({ path: options.execution }),
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    validationRules: [...limitRules(options.limits)],
    plugins: [ApolloServerPluginUsageReportingDisabled()],
    formatError,
    stringifyResult,
  })
  await apollo.start()
  app.route({
    method: 'POST',
    url: '/graphql',
    preHandler: guard,
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        if (request.requester === undefined) throw new HouseError('TOKEN_MISSING')
        return options.contextFor(request.requester)
      },
    }),
  })
  return () => apollo.stop()
}
