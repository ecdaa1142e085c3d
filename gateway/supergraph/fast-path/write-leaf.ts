import { type GraphQLEnumType, type GraphQLLeafType, isEnumType } from 'graphql'
import { CannotWrite } from './cannot-write.ts'

/** Writes one value as JSON text. Throws `CannotWrite` where the value is not one of the type. */
export type LeafWriter = (value: unknown) => string

const QUOTE = 34
const BACKSLASH = 92
const SHORT = 48

/** A string as JSON. Short plain strings, which most are, need no more than a look. */
export const quote = (text: string): string => {
  if (text.length > SHORT) return JSON.stringify(text)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 32 || unit === QUOTE || unit === BACKSLASH || (unit >= 0xd800 && unit <= 0xdfff))
      return JSON.stringify(text)
  }
  return `"${text}"`
}

/** As GraphQL writes it, for values that are not simply of the type. */
const serialised =
  (type: GraphQLLeafType): LeafWriter =>
  (value) => {
    let text: string | undefined
    try {
      text = JSON.stringify(type.serialize(value))
    } catch {
      throw new CannotWrite()
    }
    if (text === undefined || text === 'null') throw new CannotWrite()
    return text
  }

const enumWriter = (type: GraphQLEnumType): LeafWriter => {
  const texts = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, `"${name}"`]))
  return (value) => {
    const text = texts.get(value)
    if (text === undefined) throw new CannotWrite()
    return text
  }
}

/** The writer of a scalar or an enum. */
export const leafWriter = (type: GraphQLLeafType): LeafWriter => {
  if (isEnumType(type)) return enumWriter(type)
  const otherwise = serialised(type)
  switch (type.name) {
    case 'Int':
    case 'Float':
      return (value) =>
        typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
          ? `${value}`
          : otherwise(value)
    case 'Boolean':
      return (value) => (value === true ? 'true' : value === false ? 'false' : otherwise(value))
    case 'JSON':
      return otherwise
    case 'DateTime':
      return otherwise
    default:
      return (value) => (typeof value === 'string' ? quote(value) : otherwise(value))
  }
}
