import type { ApolloGateway } from '@apollo/gateway'
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { HouseContext } from '../subgraphs/house-context.ts'

/** What Apollo Server asks of a gateway: load, an executor, stop. */
export type GatewayInterface = ApolloServerOptionsWithGateway<HouseContext>['gateway']

/** Executes one validated operation. */
export type GatewayExecutor = ApolloGateway['executor']

/** One request as the executor is given it. */
export type RequestContext = Parameters<GatewayExecutor>[0]
