import { ApolloServer } from '@apollo/server'
import fc from 'fast-check'
import { type GraphQLSchema, NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseContext } from '../../../gateway/subgraphs/house-context.ts'
import { formatError } from '../../../gateway/supergraph/client-error.ts'
import { createSupergraph } from '../../../gateway/supergraph/create-supergraph.ts'
import { answerBytes } from '../../../gateway/supergraph/stringify-result.ts'
import { chanceOf } from './chance.ts'
import { type GeneratedOperation, operationOf } from './generated-operations.ts'
import { worldOf } from './generated-world.ts'

const RUNS = 400

const rules = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule)

let api: GraphQLSchema | undefined
const ranOn = { fast: 0, plain: 0 }

const serverOn = (path: 'fast' | 'plain'): ApolloServer<HouseContext> => {
  const gateway = createSupergraph({ path, onPath: (ran) => path === 'fast' && ranOn[ran]++ })
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    api = apiSchema
  })
  return new ApolloServer<HouseContext>({
    gateway,
    formatError,
    includeStacktraceInErrorResponses: false,
  })
}

const [fast, plain] = [serverOn('fast'), serverOn('plain')]

beforeAll(async () => {
  // The rule on unused variables would refuse what the generator declares once for all operations.
  await Promise.all([fast.start(), plain.start()])
})
afterAll(async () => {
  await Promise.all([fast.stop(), plain.stop()])
})

const schema = (): GraphQLSchema => {
  if (api === undefined) throw new Error('The supergraph is not loaded.')
  return api
}

/** The answer as it would leave, its errors in an order of their own: GraphQL leaves theirs open. */
const answerOf = async (
  server: ApolloServer<HouseContext>,
  { text, variables }: GeneratedOperation,
  contextValue: HouseContext,
): Promise<string> => {
  const { body } = await server.executeOperation({ query: text, variables }, { contextValue })
  if (body.kind !== 'single') throw new Error('An answer in parts was not expected.')
  const { errors, ...rest } = body.singleResult
  const sorted = errors?.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return answerBytes(sorted === undefined ? rest : { ...rest, errors: sorted }).toString()
}

/** The operation less the variables it does not use; undefined when chance made one that does not fit the schema. */
const fitting = (operation: GeneratedOperation): GeneratedOperation | undefined => {
  if (validate(schema(), parse(operation.text), rules).length > 0) return undefined
  const [head, ...body] = operation.text.split(') {')
  const declared = (head ?? '').replace('query Generated(', '').split(', ')
  const kept = declared.filter((one) => body.join(') {').match(new RegExp(`\\${one.split(':')[0]}\\b`)))
  const text = `query Generated${kept.length === 0 ? '' : `(${kept.join(', ')})`} {${body.join(') {')}`
  return { text, variables: operation.variables }
}

/** Patients of one operation are asked for at the same time: which is begun first is nobody's promise. */
const inOrder = (asked: readonly unknown[]): readonly string[] => asked.map((request) => JSON.stringify(request)).sort()

describe('the fast path and the plain path', () => {
  test(`give the same answer to ${RUNS} generated operations, byte for byte, and ask the same questions`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.nat(), async (seed, worldSeed) => {
        const operation = fitting(operationOf(schema(), chanceOf(seed)))
        fc.pre(operation !== undefined)
        const [left, right] = [worldOf(worldSeed, schema()), worldOf(worldSeed, schema())]
        const onFast = await answerOf(fast, operation, left.context)
        const onPlain = await answerOf(plain, operation, right.context)
        expect(onFast, operation.text).toBe(onPlain)
        expect(inOrder(left.asked), operation.text).toEqual(inOrder(right.asked))
        expect(onFast).not.toContain('a word nobody may see')
      }),
      { numRuns: RUNS },
    )
  }, 300_000)

  test('share the work: most of what can run on the fast path does', () => {
    const share = ranOn.fast / (ranOn.fast + ranOn.plain)
    console.log(`fast path: ${ranOn.fast} of ${ranOn.fast + ranOn.plain} operations`)
    expect(share).toBeGreaterThan(0.5)
  })
})
