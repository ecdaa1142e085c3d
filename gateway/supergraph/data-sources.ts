import type { GraphQLSchema } from 'graphql'
import type { SubgraphName } from '../../schema/subgraph-names.ts'
import { HouseDataSource } from './house-data-source.ts'

export type DataSources = Readonly<Record<SubgraphName, HouseDataSource>>

/** A data source for each subgraph; one that is missing does not compile. */
export const dataSources = (schemas: Readonly<Record<SubgraphName, GraphQLSchema>>): DataSources => ({
  records: new HouseDataSource(schemas.records),
  directory: new HouseDataSource(schemas.directory),
  agreements: new HouseDataSource(schemas.agreements),
  consent: new HouseDataSource(schemas.consent),
  audit: new HouseDataSource(schemas.audit),
})
