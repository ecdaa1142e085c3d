import { readFileSync } from 'node:fs'
import { ApolloGateway } from '@apollo/gateway'
import type { QueryPlan } from '@apollo/query-planner'
import { SUBGRAPHS } from '../../schema/subgraph-names.ts'
import type { DataSources } from './data-sources.ts'
import type { GatewayExecutor, RequestContext } from './gateway-interface.ts'
import { keptPlans } from './kept-plans.ts'

/** Thrown by the plan hook to end a request that only asked for its plan. */
class PlanOnly extends Error {
  readonly plan: QueryPlan

  constructor(plan: QueryPlan) {
    super('Only the plan was asked for.')
    this.plan = plan
  }
}

/** What a supergraph says once it is loaded. */
export type LoadedSchema = Parameters<Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0]>[0]

/** Apollo Gateway over the subgraphs in this process, and a way to ask it for a plan without executing it. */
export type PlainPath = {
  /** Loads it when first asked to; the same ever after. */
  readonly load: () => Promise<LoadedSchema>
  readonly executor: GatewayExecutor
  /** Plans the operation, or takes the plan from the gateway's own store. Undefined when there is nothing to fetch. Throws what planning throws. */
  plan(request: RequestContext): Promise<QueryPlan | undefined>
}

/**
 * Loads the committed supergraph into Apollo Gateway. Its usage reporting and its probe of cloud metadata are switched off before it is
 * constructed: it contacts nobody.
 */
export const plainPath = (sources: DataSources): PlainPath => {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'
  const planOnly = new WeakSet<object>()
  const known: ReadonlyMap<string, DataSources[keyof DataSources]> = new Map(
    SUBGRAPHS.map((name) => [name, sources[name]]),
  )
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
    buildService: ({ name }) => {
      const source = known.get(name)
      if (source === undefined) throw new Error(`The supergraph names a subgraph that is not built: ${name}.`)
      return source
    },
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      if (planOnly.has(requestContext)) throw new PlanOnly(queryPlan)
    },
    queryPlannerConfig: { cache: keptPlans() },
    // Composition made it, and the gate proves that it is what composition makes.
    validateSupergraph: false,
    // It would read request headers; plans are for the operator, not for callers.
    __exposeQueryPlanExperimental: false,
  })
  const plan = async (request: RequestContext): Promise<QueryPlan | undefined> => {
    const asking = { ...request }
    planOnly.add(asking)
    try {
      await gateway.executor(asking)
      return undefined
    } catch (error) {
      if (error instanceof PlanOnly) return error.plan
      throw error
    }
  }
  const readFiles = async (): Promise<LoadedSchema> => {
    let said: LoadedSchema | undefined
    gateway.onSchemaLoadOrUpdate((heard) => {
      said = heard
    })
    // Nobody's key: there is nobody to show it to.
    await gateway.load({ apollo: {} })
    if (said === undefined) throw new Error('The supergraph is not loaded.')
    return said
  }
  let loading: Promise<LoadedSchema> | undefined
  const load = (): Promise<LoadedSchema> => {
    loading ??= readFiles()
    return loading
  }
  return { load, executor: (request) => gateway.executor(request), plan }
}
