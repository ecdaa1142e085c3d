import { type GraphQLEnumType, type GraphQLLeafType, isEnumType } from 'graphql'
import { DoesNotFit } from './does-not-fit.ts'

/** The value as the answer holds it. Throws `DoesNotFit` where it is not one of the type. */
export type LeafPicker = (value: unknown) => unknown

/** As GraphQL serialises it, for values that are not simply of the type. */
const serialised =
  (type: GraphQLLeafType): LeafPicker =>
  (value) => {
    let picked: unknown
    try {
      picked = type.serialize(value)
    } catch {
      throw new DoesNotFit()
    }
    if (picked === null || picked === undefined) throw new DoesNotFit()
    return picked
  }

const enumPicker = (type: GraphQLEnumType): LeafPicker => {
  const names = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, name]))
  return (value) => {
    const name = names.get(value)
    if (name === undefined) throw new DoesNotFit()
    return name
  }
}

/** The picker of a scalar or an enum: what is simply of the type passes with one look. */
export const leafPicker = (type: GraphQLLeafType): LeafPicker => {
  if (isEnumType(type)) return enumPicker(type)
  const otherwise = serialised(type)
  switch (type.name) {
    case 'Int':
      return (value) => (typeof value === 'number' && (value | 0) === value ? value : otherwise(value))
    case 'Float':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? value : otherwise(value))
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : otherwise(value))
    case 'DateTime':
    case 'JSON':
      return otherwise
    default:
      return (value) => (typeof value === 'string' ? value : otherwise(value))
  }
}
