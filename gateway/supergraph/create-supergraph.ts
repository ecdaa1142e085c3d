import { type GraphQLSchema, getVariableValues } from 'graphql'
import { buildSubgraphs } from '../subgraphs/all-subgraphs.ts'
import { giveScalars } from '../subgraphs/build-subgraph.ts'
import { clientError, codeOf } from './client-error.ts'
import { type DataSources, dataSources } from './data-sources.ts'
import { fastPath } from './fast-path/fast-path.ts'
import type { GatewayExecutor, GatewayInterface } from './gateway-interface.ts'
import { type LoadedSchema, type PlainPath, plainPath } from './plain-path.ts'

export type SupergraphOptions = {
  /** `fast` executes the common plan itself and leaves all others to the plain path; `plain` is Apollo Gateway alone. */
  readonly path: 'fast' | 'plain'
  /** Told which path each operation ran on, for the metrics and the tests. */
  readonly onPath?: (path: 'fast' | 'plain') => void
}

const BAD_REQUEST = 400

type Loaded = { readonly sources: DataSources; readonly plain: PlainPath }
let loaded: Loaded | undefined

/** What the committed files say, built and planned over once a process: it is the same for every house that stands in it. */
const supergraphOfFiles = (): Loaded => {
  if (loaded === undefined) {
    const sources = dataSources(buildSubgraphs())
    loaded = { sources, plain: plainPath(sources) }
  }
  return loaded
}

/**
 * The gateway that Apollo Server is given: Apollo Gateway loads the supergraph, validates and plans; the common plan is executed here.
 * Every error leaves in one shape, `{ message, path, extensions: { code } }`. The context of a request must be a `HouseContext`.
 */
export const createSupergraph = (options: SupergraphOptions): GatewayInterface => {
  const { sources, plain } = supergraphOfFiles()
  const fast = options.path === 'fast' ? fastPath(plain, sources) : undefined
  let schema: GraphQLSchema | undefined

  const runPlain: GatewayExecutor = async (request) => {
    const { data, errors, extensions } = await plain.executor(request)
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

  const waiting = new Set<(schema: LoadedSchema) => void>()
  return {
    onSchemaLoadOrUpdate: (callback) => {
      waiting.add(callback)
      return () => void waiting.delete(callback)
    },
    load: async () => {
      const said = await plain.load()
      schema = giveScalars(said.apiSchema)
      for (const callback of waiting) callback(said)
      return { executor }
    },
    // Nothing of it is open, and another house may stand on it.
    stop: async () => undefined,
  }
}

const inputCodeOf = (error: Error) => {
  const code = codeOf(error)
  return code === 'INTERNAL' ? 'INPUT_INVALID' : code
}
