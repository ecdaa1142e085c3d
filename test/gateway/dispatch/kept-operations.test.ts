import { type GraphQLSchema, parse, specifiedRules, validate } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { KEPT_OPERATIONS, namedOperation } from '../../../gateway/dispatch/kept-operations.ts'
import { createSupergraph } from '../../../gateway/supergraph/create-supergraph.ts'
import { limitRules } from '../../../gateway/supergraph/limits.ts'
import { holdsParticulars } from '../../../gateway/supergraph/particulars.ts'

let schema: GraphQLSchema
beforeAll(async () => {
  const gateway = createSupergraph({ path: 'plain' })
  gateway?.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  await gateway?.load({ apollo: {} })
})

const [operation] = KEPT_OPERATIONS
if (operation === undefined) throw new Error('No operation is kept.')
const { name, sha256, document } = operation
const kept = { state: 'KEPT', operation }
const persisted = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } })

describe('every kept operation', () => {
  test.each(KEPT_OPERATIONS)('$name fits the schema and the limits, and is planned once', ({ document }) => {
    expect(validate(schema, parse(document), [...specifiedRules, ...limitRules()])).toEqual([])
    // What may speak of somebody is parsed and planned anew each time.
    expect(holdsParticulars(document)).toBe(false)
  })
})

describe('a request names an operation', () => {
  test.each([
    ['by its name', { documentId: name }],
    ['by its hash', { documentId: `sha256:${sha256}` }],
    ["in Apollo's way", { extensions: persisted(sha256) }],
    ['in both', { documentId: name, extensions: persisted(sha256) }],
    ['and sends the very same', { documentId: name, query: document }],
  ])('%s', (_, body) => {
    expect(namedOperation({ ...body, variables: {} })).toEqual(kept)
  })

  test.each([
    ['of another hash', { extensions: persisted('a'.repeat(64)) }, 'UNKNOWN'],
    ['by a number', { documentId: 7 }, 'UNKNOWN'],
    ['by a name of every object', { documentId: 'constructor' }, 'UNKNOWN'],
    ['by an extension that is none', { extensions: { persistedQuery: 'x' } }, 'UNKNOWN'],
    ['in two ways that differ', { documentId: name, extensions: persisted('a'.repeat(64)) }, 'CONTRADICTORY'],
    ['and sends another', { documentId: name, query: '{ __typename }' }, 'CONTRADICTORY'],
    ['not at all', { query: '{ __typename }' }, 'NOT_NAMED'],
    ['in no object', [], 'NOT_NAMED'],
    ['with nothing', undefined, 'NOT_NAMED'],
  ])('%s', (_, body, state) => {
    expect(namedOperation(body)).toEqual({ state })
  })
})
