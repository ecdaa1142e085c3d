import { GraphQLFloat, GraphQLInt, GraphQLScalarType, GraphQLString } from 'graphql'
import { expect, test } from 'vitest'
import { DoesNotFit } from '../../../gateway/supergraph/fast-path/does-not-fit.ts'
import { type Form, JSON_TEXT, VALUES } from '../../../gateway/supergraph/fast-path/form.ts'

const ANYTHING = new GraphQLScalarType({ name: 'JSON' })
type Row = { readonly text: unknown; readonly whole: unknown; readonly part: unknown; readonly any: unknown }

/** A list of objects of every kind of member, made in this form. */
const rows = <Made>({ list, object, leaf, plain, none }: Form<Made>) => {
  const member = (name: keyof Row, make: (value: unknown) => Made) => ({
    name,
    make: (row: unknown) => {
      const value = (row as Row)[name]
      return value === null ? none : make(value)
    },
  })
  return list<undefined>(
    object([
      member('text', leaf(GraphQLString)),
      member('whole', leaf(GraphQLInt)),
      member('part', leaf(GraphQLFloat)),
      member('any', leaf(ANYTHING)),
      { name: '__typename', make: () => plain('Row') },
    ]),
  )
}

const TEXTS = [
  '',
  'plain',
  'a "quoted" word',
  'back\\slash',
  'line\nline',
  '\u0000',
  '\u001f',
  '\u007f',
  'ä',
  '\u2028',
  '𝄞',
  '\ud800',
  'x\udc00',
  ...['x'.repeat(256), 'x'.repeat(257), `${'x'.repeat(300)}"`],
]

test('what is written as JSON is, letter for letter, what the values themselves are written as', () => {
  const all = TEXTS.map((text, at) => ({ text, whole: at - 3, part: at / 7 - 1, any: { [text]: [at, null, text] } }))
  const given = [
    ...all,
    { text: null, whole: null, part: -0, any: true },
    { text: 'x', whole: 0, part: 1e300, any: [] },
  ]
  expect(rows(JSON_TEXT)(given, undefined)).toBe(JSON.stringify(rows(VALUES)(given, undefined)))
  expect(rows(JSON_TEXT)([], undefined)).toBe('[]')
  expect(JSON_TEXT.object<undefined>([])({}, undefined)).toBe('{}')
})

test('what is no list, or not of its type, fits in neither form', () => {
  for (const form of [VALUES, JSON_TEXT] as readonly Form[]) {
    expect(() => rows(form)('none', undefined)).toThrow(DoesNotFit)
    expect(() => rows(form)([{ text: {}, whole: 1, part: 1, any: 1 }], undefined)).toThrow(DoesNotFit)
    expect(() => rows(form)([{ text: 'x', whole: 1.5, part: 1, any: 1 }], undefined)).toThrow(DoesNotFit)
  }
})
