import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { AccessRequest } from '../../schema/model/access-request.ts'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { View } from '../disclosure/view.ts'
import type { LookupPlaces } from '../dispatch/lookup-places.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'
import { codeOf, codeOfFormatted, formatError } from '../supergraph/client-error.ts'
import { createSupergraph } from '../supergraph/create-supergraph.ts'
import { readAnswer } from '../supergraph/fast-path/written-items.ts'
import { keptDocuments } from '../supergraph/kept-documents.ts'
import { limitRules, type QueryLimits } from '../supergraph/limits.ts'
import { stringifyResult } from '../supergraph/stringify-result.ts'
import { admitOperation } from './admit-operation.ts'

/** A way through the corridor: one question, one view. */
export type Through = (request: AccessRequest, requester: Requester) => Promise<View>

/** What the GraphQL endpoint leans on. */
export type GraphqlOptions = {
  readonly execution: 'fast' | 'plain'
  readonly introspection: boolean
  readonly limits: QueryLimits
  /** Whose tokens may name kept operations and send none of their own. */
  readonly boundIssuers: ReadonlySet<string>
  /** For those whose questions must be answered by a moment: without a place they are refused at once. */
  readonly places: LookupPlaces
  /** `cameAt`: when the request came, on `performance.now()`; now unless said. */
  readonly contextFor: (
    requester: Requester,
    asking?: { readonly cameAt?: number | undefined; readonly through?: Through | undefined },
  ) => HouseContext
  /** Told each code of an answer once. */
  readonly refused: (code: HouseErrorCode) => void
  readonly log: Logger
}

/**
 * Executes an operation in this process as `POST /graphql` would: the same limits, the same rules, the same audit. For pages, whose requester a
 * session names. `through`: how its questions about records are disclosed, where not as usual.
 */
export type Execute = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
  requester: Requester,
  through?: Through,
) => Promise<{
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly { readonly code: HouseErrorCode; readonly path: readonly (string | number)[] }[]
}>

/** The mounted endpoint. */
export type Graphql = {
  readonly execute: Execute
  /** What callers may ask: the supergraph less what federation adds. */
  readonly schema: GraphQLSchema
  readonly stop: () => Promise<void>
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

/** Gives a dispatcher's question a place until its answer has left or its caller has gone. Throws `OVERLOADED` where there is none. */
const placed =
  (places: LookupPlaces) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.requester?.role !== 'dispatcher') return
    const leave = places.enter()
    if (leave === undefined) throw new HouseError('OVERLOADED')
    // Who went away while their token was read will not go a second time.
    if (reply.raw.destroyed) leave()
    else reply.raw.once('close', leave)
  }

/**
 * Mounts `POST /graphql`. There is no GET: a question must not end up in a URL, and so in somebody's log. Resolves when the supergraph is
 * loaded.
 */
export const mountGraphql = async (
  app: FastifyInstance,
  guard: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
  options: GraphqlOptions,
): Promise<Graphql> => {
  const gateway = createSupergraph({ path: options.execution })
  let schema: GraphQLSchema | undefined
  gateway?.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  const apollo = new ApolloServer<HouseContext>({
    gateway,
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    validationRules: [...limitRules(options.limits)],
    documentStore: keptDocuments(),
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
    preHandler: [guard, placed(options.places), admitOperation(options.boundIssuers)],
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        if (request.requester === undefined) throw new HouseError('TOKEN_MISSING')
        return options.contextFor(request.requester, { cameAt: request.cameAt })
      },
    }),
  })
  const execute: Execute = async (query, variables, requester, through) => {
    const { body } = await apollo.executeOperation(
      { query, variables },
      { contextValue: options.contextFor(requester, { through }) },
    )
    if (body.kind !== 'single') throw new HouseError('INTERNAL')
    const { data = null, errors = [] } = body.singleResult
    return {
      data: data === null ? null : readAnswer(data),
      errors: errors.map((error) => ({ code: codeOfFormatted(error), path: error.path ?? [] })),
    }
  }
  if (schema === undefined) throw new Error('The supergraph is not loaded.')
  return { execute, schema, stop: () => apollo.stop() }
}
