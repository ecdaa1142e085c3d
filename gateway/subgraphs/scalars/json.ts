import { GraphQLScalarType } from 'graphql'

/** Any JSON, passed out as it stands. It is never an argument. */
export const AnyJson = new GraphQLScalarType<unknown, unknown>({ name: 'JSON', serialize: (value) => value })
