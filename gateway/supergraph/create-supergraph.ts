import { type GraphQLSchema, getVariableValues } from 'graphql'
import { buildSubgraphs } from '../subgraphs/all-subgraphs.ts'
import { giveScalars } from '../subgraphs/build-subgraph.ts'
import { clientError, codeOf } from './client-error.ts'
import { dataSources } from './data-sources.ts'
import { fastPath } from './fast-path/fast-path.ts'
import type { GatewayExecutor, GatewayInterface } from './gateway-interface.ts'
import { plainPath } from './plain-path.ts'

export type SupergraphOptions = {
  /** `fast` executes the common plan itself and leaves all others to the plain path; `plain` is Apollo Gateway alone. */
  readonly path: 'fast' | 'plain'
  /** Told which path each operation ran on, for the metrics and the tests. */
  readonly onPath?: (path: 'fast' | 'plain') => void
}

const BAD_REQUEST = 400

/**
 * The gateway that Apollo Server is given: Apollo Gateway loads the supergraph, validates and plans; the common plan is executed here.
 * Every error leaves in one shape, `{ message, path, extensions: { code } }`. The context of a request must be a `HouseContext`.
 */
export const createSupergraph = (options: SupergraphOptions): GatewayInterface => {
  const sources = dataSources(buildSubgraphs())
  const plain = plainPath(sources)
  const fast = options.path === 'fast' ? fastPath(plain, sources) : undefined
  let schema: GraphQLSchema | undefined

  const runPlain: GatewayExecutor = async (request) => {
    const { data, errors, extensions } = await plain.gateway.executor(request)
    const faults = errors?.map((error) => clientError(codeOf(error), error.path))
    if (faults !== undefined) return data === undefined ? { errors: faults } : { data, errors: faults }
    return {
      ...(data === undefined ? {} : { data }),
      ...(extensions?.['valueCompletion'] === undefined ? {} : { errors: [clientError('INTERNAL')] }),
    }
  }

  const executor: GatewayExecutor = async (request) => {
    if (schema === undefined) throw new Error('The supergraph is not loaded.')
    // Apollo Server leaves two things to the executor: a request that names no operation of its document, and a subscription, which is served beside it.
    if (request.operation === undefined || request.operation.operation === 'subscription')
      return { errors: [clientError('QUERY_INVALID', undefined, BAD_REQUEST)] }
    const { coerced, errors } = getVariableValues(
      schema,
      request.operation.variableDefinitions ?? [],
      request.request.variables ?? {},
    )
    if (errors !== undefined) {
      return { errors: errors.map((error) => clientError(inputCodeOf(error), undefined, BAD_REQUEST)) }
    }
    const answer = await fast?.(request, schema, coerced)
    if (answer?.kind === 'answered') {
      options.onPath?.('fast')
      return answer.result
    }
    options.onPath?.('plain')
    return runPlain(answer === undefined ? request : { ...request, context: answer.context })
  }

  return {
    onSchemaLoadOrUpdate: (callback) =>
      plain.gateway.onSchemaLoadOrUpdate((loaded) => {
        schema = giveScalars(loaded.apiSchema)
        callback(loaded)
      }),
    load: async ({ apollo }) => {
      await plain.gateway.load({ apollo })
      return { executor }
    },
    stop: () => plain.gateway.stop(),
  }
}

const inputCodeOf = (error: Error) => {
  const code = codeOf(error)
  return code === 'INTERNAL' ? 'INPUT_INVALID' : code
}
