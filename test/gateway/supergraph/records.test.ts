import { readFileSync } from 'node:fs'
import { buildASTSchema, type FieldNode, isObjectType, Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { RecordList } from '../../../gateway/disclosure/view.ts'
import { couldLieIn, firstDay, lastDay } from '../../../gateway/subgraphs/records/date-window.ts'
import { lookAhead } from '../../../gateway/subgraphs/records/look-ahead.ts'
import { type ListArguments, pageOf } from '../../../gateway/subgraphs/records/page.ts'

const schema = buildASTSchema(
  parse(readFileSync(new URL('../../../schema/sdl/records.graphql', import.meta.url), 'utf8')),
  {
    assumeValid: true,
    assumeValidSDL: true,
  },
)

const asked = (selection: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const document = parse(
    `query Q($yes: Boolean) { patient ${selection} } fragment Lists on Patient { alerts { totalCount } }`,
  )
  const [operation] = document.definitions
  const patient = schema.getType('Patient')
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !isObjectType(patient)) throw new Error('no operation')
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  return lookAhead(operation.selectionSet.selections as readonly FieldNode[], patient, { fragments, variables })
}

const types = (selection: string, variables?: Readonly<Record<string, unknown>>) =>
  asked(selection, variables).map(({ type }) => type)

describe('looking ahead', () => {
  test('asks only the record types selected, through aliases and fragments', () => {
    expect(types('{ mine: results { totalCount } ... on Patient { allergies { totalCount } } ...Lists }')).toEqual([
      'ALLERGY',
      'RESULT',
      'ALERT',
    ])
  })
  test('asks nothing clinical for the manifest, the receipt and demographics', () => {
    expect(types('{ __typename receipt name manifest { state } }')).toEqual([])
  })
  test('does not ask what @skip and @include leave out', () => {
    const selection = '{ allergies @include(if: $yes) { totalCount } results @skip(if: $yes) { totalCount } }'
    expect(types(selection, { yes: true })).toEqual(['ALLERGY'])
    expect(types(selection, { yes: false })).toEqual(['RESULT'])
  })
  test('pushes dates down only where every alias narrows, and then the widest', () => {
    const [both] = asked(
      '{ a: results(from: "2015", to: "2015-02") { totalCount } b: results(from: "2014-03", to: "2014-03-05") { totalCount } }',
    )
    expect(both).toEqual({ type: 'RESULT', from: '2014-03-01', to: '2015-02-28' })
    const [one] = asked('{ a: results(from: "2015") { totalCount } b: results { totalCount } }')
    expect(one).toEqual({ type: 'RESULT', from: undefined, to: undefined })
  })
  test('refuses a page and a cursor that cannot be, before anything is asked', () => {
    expect(() => asked('{ results(first: 2001) { totalCount } }')).toThrow('form the schema describes')
    expect(() => asked('{ results(first: -1) { totalCount } }')).toThrow('form the schema describes')
    expect(() => asked('{ results(after: "bad") { totalCount } }')).toThrow('form the schema describes')
  })
})

const list = (...records: readonly (readonly [id: string, date: string | null, status?: string])[]): RecordList =>
  ({
    records: records.map(([id, date, status]) => ({ id, date, status: status ?? null })),
    completeness: { state: 'PRESENT', answered: 1, canHold: 1, complete: true },
  }) as unknown as RecordList

const ids = (of: RecordList, args: ListArguments) => pageOf(of, args).items.map(({ id }) => id)

describe('a page of a list', () => {
  const whole = list(['a', '2020-01-01'], ['b', '2019'], ['c', '2018-05-05T10:00:00Z'], ['d', null])

  test('pages through the whole list by cursor, each record once', () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = pageOf(whole, { first: 2, after })
      seen.push(...page.items.map(({ id }) => id))
      expect(page.totalCount).toBe(4)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(['a', 'b', 'c', 'd'])
  })
  test('goes on from where it was when the record of the cursor has gone', () => {
    const { endCursor } = pageOf(whole, { first: 2 }).pageInfo
    expect(ids(list(['a', '2020-01-01'], ['c', '2018-05-05T10:00:00Z'], ['d', null]), { after: endCursor })).toEqual([
      'c',
      'd',
    ])
  })
  test('keeps undated and partly dated records that could lie in the window', () => {
    expect(ids(whole, { from: '2019-06-01' })).toEqual(['a', 'b', 'd'])
    expect(ids(whole, { to: '2018' })).toEqual(['c', 'd'])
  })
  test('filters by status, and counts what is left', () => {
    const page = pageOf(list(['a', null, 'active'], ['b', null, 'inactive'], ['c', null]), { status: ['active'] })
    expect([page.items.length, page.totalCount]).toEqual([1, 1])
  })
  test('of none has no cursor', () => {
    expect(pageOf(whole, { first: 0 }).pageInfo).toEqual({ endCursor: null, hasNextPage: true })
  })
})

test('a moment and a day are compared as far as both say', () => {
  expect(couldLieIn('2015-03-02T00:30:00+01:00', { from: '2015-03-02', to: '2015-03-02' })).toBe(true)
  expect(couldLieIn('2015-03-02T00:30:00Z', { from: '2015-03-02T01:00:00Z', to: undefined })).toBe(false)
  expect([firstDay('2016'), lastDay('2016-02'), lastDay('2016')]).toEqual(['2016-01-01', '2016-02-29', '2016-12-31'])
})
