import { GraphQLScalarType, Kind } from 'graphql'
import type { HouseErrorCode } from '../../../schema/model/house-error.ts'
import { codedError } from './coded-error.ts'

/**
 * A scalar written as a string and read by a parser of the model. What the parser refuses is refused with `code`; what goes out is what
 * the model holds, as `show` writes it.
 */
export const textScalar = <Value>(
  name: string,
  parse: (text: string) => Value | undefined,
  code: HouseErrorCode,
  show: (value: unknown) => unknown = (value) => value,
): GraphQLScalarType<Value, unknown> => {
  const read = (value: unknown): Value => {
    const parsed = typeof value === 'string' ? parse(value) : undefined
    if (parsed === undefined) throw codedError(code)
    return parsed
  }
  return new GraphQLScalarType<Value, unknown>({
    name,
    serialize: show,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  })
}
