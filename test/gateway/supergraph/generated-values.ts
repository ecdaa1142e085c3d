import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Chance } from './chance.ts'

const WORDS = [
  'Penicillin',
  'say "no"',
  'back\\slash',
  'line\nend',
  'ünïcode 💊',
  '',
  '</script>',
  '\u2028',
  '\ud800',
  'a plain sentence of more than forty-eight characters, in all',
] as const

const DATES = ['2015', '2015-03', '2015-03-02', '2015-03-02T10:00:00Z', '2021-12-31T23:59:59+01:00'] as const

/** Where the model differs from the SDL: these hold a name, and the subgraph's readers make the object of it. */
const NAMED: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Exchange: ['ELPR', 'CROYDON'],
  Organisation: ['RYJ01', 'E83006'],
}

const leaf = (name: string, chance: Chance): unknown => {
  switch (name) {
    case 'Int':
      return chance.one([0, 7, -3, 2 ** 31 - 1])
    case 'Float':
      return chance.one([0, 1.5, -2.25, 1e21, 5e-7, 140])
    case 'Boolean':
      return chance.is(0.5)
    case 'FHIRDate':
      return chance.one(DATES)
    case 'JSON':
      return chance.one<unknown>([
        { resourceType: 'X', id: '1', nested: [{ a: null }, 'text "q"', 1.5] },
        [],
        'text',
        { b: 1, a: 2 },
      ])
    default:
      return chance.one(WORDS)
  }
}

/**
 * A value as the model would hold it for a type of the schema. With probability `broken` something in it does not fit its type, as if
 * a reader had failed.
 */
export const generatedValue = (type: GraphQLOutputType, chance: Chance, broken: number): unknown => {
  if (isNonNullType(type)) return chance.is(broken) ? null : present(type.ofType, chance, broken)
  return chance.is(0.25) ? null : present(type, chance, broken)
}

const present = (type: GraphQLOutputType, chance: Chance, broken: number): unknown => {
  if (isListType(type))
    return Array.from({ length: chance.below(3) }, () => generatedValue(type.ofType, chance, broken))
  if (isEnumType(type)) {
    const [first, ...rest] = type.getValues().map(({ value }) => value as unknown)
    return chance.is(broken) ? 'NO_SUCH_VALUE' : chance.one([first, ...rest])
  }
  if (isObjectType(type))
    return NAMED[type.name] === undefined ? objectOf(type, chance, broken) : chance.one(NAMED[type.name] ?? [''])
  return leaf(String(type), chance)
}

/** An object of the type, with every field. A record's `dissenting` ends where the model says it does. */
export const objectOf = (
  type: GraphQLObjectType,
  chance: Chance,
  broken: number,
  leaf = false,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.values(type.getFields()).map((field) => {
      if (field.name !== 'dissenting') return [field.name, generatedValue(field.type, chance, broken)]
      return [field.name, leaf || chance.is(0.6) ? [] : [objectOf(type, chance, broken, true)]]
    }),
  )
