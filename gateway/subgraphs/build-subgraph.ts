import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, isScalarType, parse } from 'graphql'
import type { SubgraphName } from '../../schema/subgraph-names.ts'
import { scalars } from './scalars/all-scalars.ts'

// biome-ignore lint/suspicious/noExplicitAny: each subgraph's resolvers are typed where they are written; here they meet graphql-js
type Any = any

type AnyResolver = (parent: Any, args: Any, context: Any, info: Any) => unknown

/** Resolvers by type and field, as graphql-js calls them. */
export type AnyResolvers = Readonly<Record<string, Readonly<Record<string, AnyResolver>>>>

/** Gives the schema's scalars the parsers of the model. Changes the schema in place; scalars it does not know are left alone. */
export const giveScalars = (schema: GraphQLSchema): GraphQLSchema => {
  for (const [name, scalar] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) continue
    type.serialize = scalar.serialize
    type.parseValue = scalar.parseValue
    type.parseLiteral = scalar.parseLiteral
  }
  return schema
}

/** One subgraph: its words from `schema/sdl`, its resolvers, the scalars of the house. */
export const buildSubgraph = (name: SubgraphName, resolvers: AnyResolvers): GraphQLSchema => {
  const sdl = readFileSync(new URL(`../../schema/sdl/${name}.graphql`, import.meta.url), 'utf8')
  return giveScalars(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }))
}
