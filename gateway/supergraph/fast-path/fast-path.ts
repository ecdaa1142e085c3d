import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { HouseContext } from '../../subgraphs/house-context.ts'
import type { DataSources } from '../data-sources.ts'
import type { RequestContext } from '../gateway-interface.ts'
import type { PlainPath } from '../plain-path.ts'
import { discloseOnce } from './disclose-once.ts'
import { type CommonOperation, commonOperation } from './operation.ts'
import { commonPlan } from './plan-shape.ts'
import { run } from './run.ts'

/** `plain`: the plain path must answer, in this context, which remembers what was disclosed already. */
export type FastAnswer =
  | { readonly kind: 'answered'; readonly result: ExecutionResult }
  | { readonly kind: 'plain'; readonly context: HouseContext }

/** Answers operations whose plan has the common shape; undefined for every other. Never discloses the same question twice for one request. */
export type FastPath = (
  request: RequestContext,
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
) => Promise<FastAnswer | undefined>

/** The fast path beside a plain one. Operations are compiled once and forgotten with their document. */
export const fastPath = (plain: PlainPath, sources: DataSources): FastPath => {
  const prepared = new WeakMap<DocumentNode, Map<string | null, CommonOperation | undefined>>()

  const prepare = async (request: RequestContext, schema: GraphQLSchema): Promise<CommonOperation | undefined> => {
    const operations = prepared.get(request.document) ?? new Map<string | null, CommonOperation | undefined>()
    prepared.set(request.document, operations)
    if (operations.has(request.operationName)) return operations.get(request.operationName)
    const plan = await plain.plan(request)
    const common = plan === undefined ? undefined : commonPlan(plan)
    const operation =
      common === undefined ? undefined : commonOperation(request.document, request.operationName, schema, common)
    operations.set(request.operationName, operation)
    return operation
  }

  return async (request, schema, variables) => {
    const operation = await prepare(request, schema)
    if (operation === undefined) return undefined
    const { first, again } = discloseOnce(request.context as HouseContext)
    try {
      return {
        kind: 'answered',
        result: (await run(
          operation,
          sources,
          variables,
          request.request.variables ?? {},
          first,
        )) as unknown as ExecutionResult,
      }
    } catch {
      // What does not fit, or a reader that fails: GraphQL says what becomes of it.
      return { kind: 'plain', context: again }
    }
  }
}
