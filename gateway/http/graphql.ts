import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'
import { codeOf, formatError } from '../supergraph/client-error.ts'
import { createSupergraph } from '../supergraph/create-supergraph.ts'
import { limitRules, type QueryLimits } from '../supergraph/limits.ts'
import { stringifyResult } from '../supergraph/stringify-result.ts'

/** What the GraphQL endpoint leans on. */
export type GraphqlOptions = {
  readonly execution: 'fast' | 'plain'
  readonly introspection: boolean
  readonly limits: QueryLimits
  readonly contextFor: (requester: Requester) => HouseContext
  /** Told each code of an answer once. */
  readonly refused: (code: HouseErrorCode) => void
  readonly log: Logger
}

/** Apollo's own log lines quote what it was sent: of each, only that there was one is kept. */
const wordless = (log: Logger) => ({
  debug: () => {},
  info: () => {},
  warn: () => log.warn('the GraphQL server warned'),
  error: () => log.error('the GraphQL server reported an error'),
})

/** Counts what was refused, and says that something failed: the class of the fault, never its words. */
const watching = ({ refused, log }: GraphqlOptions): ApolloServerPlugin<HouseContext> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors }) => {
      for (const code of new Set(errors.map(codeOf))) refused(code)
      for (const error of errors)
        if (codeOf(error) === 'INTERNAL')
          log.error({ route: '/graphql', fault: (error.originalError ?? error).name }, 'a request failed')
    },
  }),
})

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
    // They would keep whole questions, and the literals in them, from one request to the next.
    persistedQueries: false,
    logger: wordless(options.log),
    plugins: [ApolloServerPluginUsageReportingDisabled(), watching(options)],
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
