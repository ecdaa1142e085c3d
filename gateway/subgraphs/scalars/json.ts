import { GraphQLScalarType } from 'graphql'

/** Any JSON, passed in and out as it stands. Whoever is given it parses it. */
export const AnyJson = new GraphQLScalarType<unknown, unknown>({ name: 'JSON', serialize: (value) => value })
