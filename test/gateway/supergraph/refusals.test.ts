import { Socket } from 'node:net'
import { ApolloServer } from '@apollo/server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { HouseContext } from '../../../gateway/subgraphs/house-context.ts'
import { formatError } from '../../../gateway/supergraph/client-error.ts'
import { createSupergraph } from '../../../gateway/supergraph/create-supergraph.ts'
import { limitRules } from '../../../gateway/supergraph/limits.ts'

const connected = vi.spyOn(Socket.prototype, 'connect')

const disclose = vi.fn(async () => {
  throw new Error('a word nobody may see')
})

const serverOn = (path: 'fast' | 'plain') =>
  new ApolloServer<HouseContext>({
    gateway: createSupergraph({ path }),
    formatError,
    validationRules: [...limitRules({ depth: 6, patients: 2, fields: 3_000 })],
    includeStacktraceInErrorResponses: true,
  })

const ACCESS = 'access: { purpose: TREAT, careContext: "enc-1" }'
const patient = (selection: string, name = 'patient'): string =>
  `${name}: patient(nhsNumber: "9990000018", ${ACCESS}) { ${selection} }`

describe.each(['fast', 'plain'] as const)('on the %s path', (path) => {
  const server = serverOn(path)
  beforeAll(() => server.start())
  afterAll(() => server.stop())

  const errorsOf = async (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = await server.executeOperation(
      { query, variables },
      { contextValue: { disclose } as unknown as HouseContext },
    )
    return body.kind === 'single' ? body.singleResult.errors : undefined
  }

  test.each([
    ['NHS_NUMBER_INVALID', `{ patient(nhsNumber: "1234567890", ${ACCESS}) { receipt } }`],
    ['PURPOSE_REQUIRED', '{ patient(nhsNumber: "9990000018", access: { careContext: "x" }) { receipt } }'],
    ['PURPOSE_REQUIRED', '{ patient(nhsNumber: "9990000018") { receipt } }'],
    ['EXCHANGE_UNKNOWN', `{ patient(nhsNumber: "9990000018", ${ACCESS}, exclude: ["no such"]) { receipt } }`],
    ['INPUT_INVALID', `{ ${patient('results(from: "yesterday") { totalCount }')} }`],
    ['INPUT_INVALID', `{ ${patient('results(after: "bad") { totalCount }')} }`],
    ['QUERY_INVALID', `{ ${patient('shoeSize')} }`],
    ['REQUEST_MALFORMED', '{ patient('],
    [
      'QUERY_TOO_DEEP',
      `{ ${patient('results { items { dissenting { provenance { exchange { id name } custodian { name } } } } }')} ...Deep } fragment Deep on Query { ${patient('results { items { dissenting { dissenting { provenance { exchange { id } } } } } }', 'b')} }`,
    ],
    ['QUERY_TOO_COSTLY', `{ ${patient('results(first: 1000) { items { id status date endDate } }')} }`],
    ['QUERY_TOO_COSTLY', `{ ${['a', 'b', 'c'].map((name) => patient('receipt', name)).join(' ')} }`],
    ['INTERNAL', `{ ${patient('receipt')} }`],
  ] as const)('%s is said of what earns it, and nothing else', async (code, query) => {
    const errors = await errorsOf(query)
    expect(errors?.map((error) => error.extensions?.['code'])).toContain(code)
    for (const error of errors ?? []) {
      expect(Object.keys(error).filter((key) => !['message', 'path', 'extensions'].includes(key))).toEqual([])
      expect(Object.keys(error.extensions ?? {})).toEqual(['code'])
    }
    expect(JSON.stringify(errors)).not.toMatch(/1234567890|nobody|shoeSize|yesterday|no such|records/)
  })

  test.each([
    ['NHS_NUMBER_INVALID', { nhs: '123', access: { purpose: 'TREAT' } }],
    ['PURPOSE_REQUIRED', { nhs: '9990000018', access: { careContext: 'x' } }],
    ['PURPOSE_REQUIRED', { nhs: '9990000018' }],
    ['INPUT_INVALID', { nhs: '9990000018', access: { purpose: 'CURIOSITY' } }],
  ])('%s is said of variables too', async (code, variables) => {
    const query =
      'query Q($nhs: NHSNumber!, $access: AccessInput!) { patient(nhsNumber: $nhs, access: $access) { receipt } }'
    expect((await errorsOf(query, variables))?.map((error) => error.extensions?.['code'])).toEqual([code])
  })
})

test('no stranger was contacted while both gateways were loaded, planned and executed', () => {
  expect(process.env['APOLLO_TELEMETRY_DISABLED']).toBe('true')
  expect(connected).not.toHaveBeenCalled()
})
