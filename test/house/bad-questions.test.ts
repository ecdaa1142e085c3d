import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { problem } from '../../gateway/http/problem.ts'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { PURPOSES_OF_USE, type PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { ROLES, type Role } from '../../schema/model/role.ts'
import { LISTS } from '../london/ready-question.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { type Answered, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { expectWordless, overhear } from './overheard.ts'

const heard = overhear()
let it: LondonHouse
let patient: NhsNumber

beforeAll(async () => {
  it = await openLondonHouse({
    patients: 40,
    environment: { LOG_LEVEL: 'debug', INTROSPECTION: 'off' },
    logTo: heard.logTo,
  })
  const number = parseNhsNumber(it.patient('default'))
  if (number === undefined) throw new Error('The patient has no number.')
  patient = number
})
afterAll(async () => {
  heard.stop()
  await it.close()
})
afterEach(() => heard.forget())

const askedInAll = async (): Promise<number> => {
  const counts = await Promise.all(it.london.addresses.exchanges.map(({ id }) => it.london.exchange(id).requests()))
  return counts.reduce((sum, count) => sum + count, 0)
}

const codesOf = ({ body }: Answered): readonly HouseErrorCode[] => [
  ...new Set<HouseErrorCode>(
    (body?.errors ?? []).map((error: { extensions: { code: HouseErrorCode } }) => error.extensions.code),
  ),
]

/** The exact status and code, the code's own sentence, no data, nobody asked, and nothing of what was sent in the answer or the log. */
const expectRefused = (answer: Answered, code: HouseErrorCode, status: number, sent: readonly string[]): void => {
  expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status, codes: [code] })
  for (const { path: _, ...error } of answer.body.errors) expect(error).toEqual(problem(code).errors[0])
  expect(Object.values(answer.body.data ?? { patient: null })).toEqual([null])
  expectWordless(answer.text, sent)
  expectWordless(heard.said(), sent)
}

const ACCESS = 'access: { purpose: TREAT, careContext: "context-that-was-sent" }'
const TREAT = { purpose: 'TREAT', careContext: 'context-that-was-sent' }
const literally = (fields: string, of = '"9990010005"', more = ACCESS): string =>
  `{ patient(nhsNumber: ${of}, ${more}) { ${fields} } }`

const EVERY_LIST = Object.keys(LISTS)
const FIVE = Array.from({ length: 5 }, (_, n) => n)
const FORTY = Array.from({ length: 40 }, (_, n) => n)

const CONFIRMING = `mutation($patient: NHSNumber!, $reason: BreakGlassInput!, $hours: Int) {
  confirmBreakGlass(patient: $patient, opening: "x", reason: $reason, hours: $hours) { id } }`

type Case = {
  readonly says: string
  readonly code: HouseErrorCode
  readonly status: number
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly as?: Role
  readonly sent?: readonly string[]
}

/** In a variable, unless it can only be written in the query. `patient` is the default patient unless said. */
const CASES: readonly Case[] = [
  // Who.
  {
    says: 'a bad NHS number in the query',
    code: 'NHS_NUMBER_INVALID',
    status: 400,
    query: literally('name', '"1234567890"'),
    sent: ['1234567890'],
  },
  {
    says: 'a bad NHS number in a variable',
    code: 'NHS_NUMBER_INVALID',
    status: 400,
    query: question('name'),
    variables: { patient: '9990010006', access: TREAT },
    sent: ['9990010006'],
  },
  {
    says: 'an NHS number that is a number',
    code: 'NHS_NUMBER_INVALID',
    status: 400,
    query: literally('name', '9990010005'),
    sent: ['9990010005'],
  },
  {
    says: 'an NHS number that is a number in a variable',
    code: 'NHS_NUMBER_INVALID',
    status: 400,
    query: question('name'),
    variables: { patient: 9990010005, access: TREAT },
    sent: ['9990010005'],
  },
  {
    says: 'an NHS number that is words',
    code: 'NHS_NUMBER_INVALID',
    status: 400,
    query: question('name'),
    variables: { patient: 'Grace Adeyemi', access: TREAT },
    sent: ['Grace'],
  },
  { says: 'no NHS number', code: 'QUERY_INVALID', status: 400, query: `{ patient(${ACCESS}) { name } }` },
  {
    says: 'no NHS number in the variable',
    code: 'INPUT_INVALID',
    status: 400,
    query: question('name'),
    variables: { patient: null, access: TREAT },
  },
  // Whom.
  {
    says: 'an exchange that is not registered',
    code: 'EXCHANGE_UNKNOWN',
    status: 200,
    query: question('name', ', exclude: ["ATLANTIS"]'),
    variables: { access: TREAT },
    sent: ['ATLANTIS'],
  },
  {
    says: 'an exchange by no possible name',
    code: 'EXCHANGE_UNKNOWN',
    status: 400,
    query: question('name', ', exclude: ["HARINGEY", "no such"]'),
    variables: { access: TREAT },
    sent: ['no such'],
  },
  // Why.
  {
    says: 'no purpose in the query',
    code: 'PURPOSE_REQUIRED',
    status: 400,
    query: literally('name', '"9990010005"', 'access: { careContext: "context-that-was-sent" }'),
  },
  {
    says: 'no purpose in a variable',
    code: 'PURPOSE_REQUIRED',
    status: 400,
    query: question('name'),
    variables: { access: { careContext: 'context-that-was-sent' } },
  },
  {
    says: 'a purpose of null',
    code: 'PURPOSE_REQUIRED',
    status: 400,
    query: question('name'),
    variables: { access: { purpose: null } },
  },
  {
    says: 'no access in the query',
    code: 'PURPOSE_REQUIRED',
    status: 400,
    query: '{ patient(nhsNumber: "9990010005") { name } }',
  },
  {
    says: 'no access in the variables',
    code: 'PURPOSE_REQUIRED',
    status: 400,
    query: question('name'),
    variables: { access: undefined },
  },
  {
    says: 'a purpose that nobody has',
    code: 'INPUT_INVALID',
    status: 400,
    query: question('name'),
    variables: { access: { ...TREAT, purpose: 'CURIOSITY' } },
    sent: ['CURIOSITY'],
  },
  {
    says: 'break-glass without a grant',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 200,
    query: question('name'),
    variables: { access: { ...TREAT, purpose: 'BTG' } },
  },
  {
    says: 'a reason for break-glass without words',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 400,
    query: CONFIRMING,
    variables: { reason: { code: '5' } },
  },
  {
    says: 'a reason for break-glass without a code',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 400,
    query: `mutation { confirmBreakGlass(patient: "9990010005", opening: "x", reason: { words: "words-that-were-sent" }) { id } }`,
    sent: ['words-that-were-sent'],
  },
  {
    says: 'a reason for break-glass with words of null',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 400,
    query: CONFIRMING,
    variables: { reason: { code: '5', words: null } },
  },
  {
    says: 'a reason for break-glass with blank words',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 200,
    query: CONFIRMING,
    variables: { reason: { code: '5', words: '    ' } },
  },
  {
    says: 'a reason for break-glass with a code that is none',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 200,
    query: CONFIRMING,
    variables: { reason: { code: 'toString', words: 'words-that-were-sent' } },
    sent: ['words-that-were-sent', 'toString'],
  },
  {
    says: 'no reason for break-glass at all',
    code: 'BREAK_GLASS_REASON_REQUIRED',
    status: 400,
    query: CONFIRMING,
    variables: {},
  },
  {
    says: 'a reason with the question, where it is not asked for any more',
    code: 'INPUT_INVALID',
    status: 400,
    query: question('name'),
    variables: { access: { ...TREAT, breakGlass: { code: '5', words: 'words-that-were-sent' } } },
    sent: ['words-that-were-sent'],
  },
  {
    says: 'a grant for longer than seven days',
    code: 'INPUT_INVALID',
    status: 200,
    query: CONFIRMING,
    variables: { reason: { code: '5', words: 'words-that-were-sent' }, hours: 169 },
    sent: ['words-that-were-sent'],
  },
  {
    says: 'staff without a care context',
    code: 'CARE_CONTEXT_REQUIRED',
    status: 200,
    query: question('name'),
    variables: { access: { purpose: 'TREAT' } },
  },
  {
    says: 'staff with a blank care context',
    code: 'CARE_CONTEXT_REQUIRED',
    status: 200,
    query: question('name'),
    variables: { access: { purpose: 'TREAT', careContext: ' ' } },
  },
  {
    says: 'a care context that is a novel',
    code: 'CARE_CONTEXT_REQUIRED',
    status: 200,
    query: question('name'),
    variables: { access: { purpose: 'TREAT', careContext: 'novel '.repeat(1_000) } },
    sent: ['novel'],
  },
  // What.
  {
    says: 'a field that does not exist',
    code: 'QUERY_INVALID',
    status: 400,
    query: literally('shoeSize'),
    sent: ['shoeSize', 'name'],
  },
  {
    says: 'a field that almost exists',
    code: 'QUERY_INVALID',
    status: 400,
    query: literally('nam'),
    sent: ['nam"', 'Did you'],
  },
  { says: 'a mutation', code: 'QUERY_INVALID', status: 400, query: 'mutation { forget }', sent: ['forget'] },
  { says: 'a subscription', code: 'QUERY_INVALID', status: 400, query: 'subscription { watch }', sent: ['watch'] },
  {
    says: 'two operations and no name',
    code: 'QUERY_INVALID',
    status: 400,
    query: 'query One { __typename } query Two { __typename }',
  },
  {
    says: 'a circle of fragments',
    code: 'QUERY_INVALID',
    status: 400,
    query: `${literally('...A')} fragment A on Patient { ...B } fragment B on Patient { ...A }`,
  },
  {
    says: 'the schema, where introspection is off',
    code: 'QUERY_INVALID',
    status: 400,
    query: '{ __schema { types { name } } }',
    sent: ['Patient'],
  },
  {
    says: 'a type of the schema, where introspection is off',
    code: 'QUERY_INVALID',
    status: 400,
    query: '{ __type(name: "Patient") { name } }',
  },
  {
    says: 'a query that breaks off',
    code: 'REQUEST_MALFORMED',
    status: 400,
    query: '{ patient(nhsNumber: "9990010005"',
  },
  { says: 'forty thousand brackets', code: 'REQUEST_MALFORMED', status: 400, query: '{a'.repeat(40_000) },
  {
    says: 'a cursor of somebody else',
    code: 'INPUT_INVALID',
    status: 200,
    query: question('results(after: "cursor-that-was-sent") { totalCount }'),
    variables: { access: TREAT },
    sent: ['cursor-that-was-sent'],
  },
  {
    says: 'a page of minus one',
    code: 'INPUT_INVALID',
    status: 200,
    query: question('results(first: -1) { totalCount }'),
    variables: { access: TREAT },
  },
  {
    says: 'a page of a million',
    code: 'INPUT_INVALID',
    status: 200,
    query: question('results(first: 1000000) { totalCount }'),
    variables: { access: TREAT },
  },
  {
    says: 'a date that is none',
    code: 'INPUT_INVALID',
    status: 400,
    query: question('results(from: "yesterday") { totalCount }'),
    variables: { access: TREAT },
    sent: ['yesterday'],
  },
  {
    says: 'a query nested too deeply',
    code: 'QUERY_TOO_DEEP',
    status: 400,
    query: literally(`results { items ${'{ dissenting '.repeat(14)} { id } ${'}'.repeat(14)} }`),
  },
  {
    says: 'a query nested too deeply in fragments',
    code: 'QUERY_TOO_DEEP',
    status: 400,
    query: `${literally('results { items { ...A } }')} fragment A on Result { dissenting { dissenting { dissenting { dissenting { dissenting { dissenting { dissenting { ...B } } } } } } } } fragment B on Result { dissenting { dissenting { dissenting { dissenting { dissenting { dissenting { dissenting { id } } } } } } } }`,
  },
  {
    says: 'more patients than one query may ask for',
    code: 'QUERY_TOO_COSTLY',
    status: 400,
    query: `{ ${[1, 2, 3, 4, 5, 6].map((n) => `p${n}: patient(nhsNumber: "9990010005", ${ACCESS}) { name }`).join(' ')} }`,
  },
  {
    says: 'a thousand of everything',
    code: 'QUERY_TOO_COSTLY',
    status: 400,
    query: `{ ${FIVE.map((n) => `p${n}: patient(nhsNumber: "9990010005", ${ACCESS}) { ${EVERY_LIST.map((list) => `${list}(first: 1000) { items { ${FORTY.map((m) => `a${m}: id`).join(' ')} } }`).join(' ')} }`).join(' ')} }`,
  },
]

test.each(CASES)('$says: $code', async ({ code, status, query, variables, as, sent = [] }) => {
  const before = await askedInAll()
  const answer = await it.ask(query, { ...(as === undefined ? {} : { as }), variables: { patient, ...variables } })
  expectRefused(answer, code, status, ['context-that-was-sent', ...sent])
  expect(await askedInAll()).toBe(before)
})

describe('what the corridor refuses of a patient is written down like a release', () => {
  test.each(CASES.filter(({ status, code }) => status === 200 && code !== 'INPUT_INVALID'))(
    '$says',
    async ({ code, query, variables }) => {
      await it.ask(query, { variables: { patient, ...variables } })
      const { entries } = await it.state.ledger.ofPatient(patient, { limit: 1 })
      expect(entries[0]?.entry).toMatchObject({ kind: 'refusal', code })
    },
  )
})

test.each([
  ['the access log', question('accessLog(after: "cursor-that-was-sent") { pageInfo { hasNextPage } }'), 'patient'],
  ['the register', '{ agreementRegister(after: "cursor-that-was-sent") { totalCount } }', 'ig-manager'],
] as const)('a cursor of somebody else in %s: INPUT_INVALID', async (_where, query, as) => {
  const { status, body, text } = await it.ask(query, { as, variables: { patient } })
  expect(status).toBe(200)
  expect(body.errors).toEqual([{ ...problem('INPUT_INVALID').errors[0], path: expect.anything() }])
  expectWordless(text.replace(patient, '') + heard.said(), ['cursor-that-was-sent'])
})

describe('requests that are no question', () => {
  type Request = {
    readonly says: string
    readonly code: HouseErrorCode
    readonly status: number
    readonly method?: string
    readonly type?: string
    readonly body?: string
    readonly path?: string
    readonly sent?: readonly string[]
  }
  const asJson = (value: unknown): string => JSON.stringify(value)
  const REQUESTS: readonly Request[] = [
    {
      says: 'a body too large',
      code: 'REQUEST_TOO_LARGE',
      status: 413,
      body: asJson({ query: `#${'words-that-were-sent'.repeat(20_000)}` }),
      sent: ['words-that-were-sent'],
    },
    {
      says: 'malformed JSON',
      code: 'REQUEST_MALFORMED',
      status: 400,
      body: '{"query": words-that-were-sent',
      sent: ['words-that-were-sent'],
    },
    {
      says: 'half a body',
      code: 'REQUEST_MALFORMED',
      status: 400,
      body: '{"query":"{ patient(nhsNumber: \\"9990010005\\"',
    },
    { says: 'an empty body', code: 'REQUEST_MALFORMED', status: 400, body: '' },
    { says: 'a body of nothing', code: 'REQUEST_MALFORMED', status: 400, body: '{}' },
    {
      says: 'a body that is text',
      code: 'REQUEST_MALFORMED',
      status: 400,
      body: '"words-that-were-sent"',
      sent: ['words-that-were-sent'],
    },
    {
      says: 'a body that would poison a prototype',
      code: 'REQUEST_MALFORMED',
      status: 400,
      body: '{"__proto__": {"query": "{ __typename }"}, "query": "{ __typename }"}',
    },
    { says: 'a query that is a number', code: 'REQUEST_MALFORMED', status: 400, body: '{"query": 9990010005}' },
    {
      says: 'variables that are text',
      code: 'REQUEST_MALFORMED',
      status: 400,
      body: '{"query": "{ __typename }", "variables": "words-that-were-sent"}',
      sent: ['words-that-were-sent'],
    },
    {
      says: 'a batch',
      code: 'REQUEST_MALFORMED',
      status: 400,
      body: asJson([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    },
    { says: 'a batch of nothing', code: 'REQUEST_MALFORMED', status: 400, body: '[]' },
    {
      says: 'a persisted query that is not kept here',
      code: 'NOT_FOUND',
      status: 404,
      body: asJson({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    },
    {
      says: 'an operation that is not there',
      code: 'QUERY_INVALID',
      status: 400,
      body: asJson({ query: 'query One { __typename }', operationName: 'Words9990010005' }),
      sent: ['Words'],
    },
    {
      says: 'a question as plain text',
      code: 'REQUEST_MALFORMED',
      status: 400,
      type: 'text/plain',
      body: asJson({ query: '{ __typename }' }),
    },
    {
      says: 'a question as XML',
      code: 'REQUEST_MALFORMED',
      status: 400,
      type: 'application/xml',
      body: '<query>words-that-were-sent</query>',
      sent: ['words-that-were-sent'],
    },
    {
      says: 'a question as a form',
      code: 'REQUEST_MALFORMED',
      status: 400,
      type: 'application/x-www-form-urlencoded',
      body: 'query=%7B__typename%7D',
    },
    {
      says: 'a question as bare GraphQL',
      code: 'REQUEST_MALFORMED',
      status: 400,
      type: 'application/graphql',
      body: '{ __typename }',
    },
    {
      says: 'a content type that is none',
      code: 'REQUEST_MALFORMED',
      status: 400,
      type: 'words-that-were-sent',
      body: '{}',
      sent: ['words-that-were-sent'],
    },
    {
      says: 'a question in the URL',
      code: 'NOT_FOUND',
      status: 404,
      method: 'GET',
      path: '/graphql?query=%7B__typename%7D',
    },
    {
      says: 'a question by PUT',
      code: 'NOT_FOUND',
      status: 404,
      method: 'PUT',
      body: asJson({ query: '{ __typename }' }),
    },
    { says: 'an unknown path', code: 'NOT_FOUND', status: 404, method: 'GET', path: '/patients/9990010005' },
    {
      says: 'a path that is none',
      code: 'REQUEST_MALFORMED',
      status: 400,
      method: 'GET',
      path: '/patients/%zz-9990010005',
    },
  ]

  test.each(REQUESTS)('$says: $code', async ({ code, status, method = 'POST', type, body, path, sent = [] }) => {
    const authorization = `Bearer ${await it.london.tokenFor('clinician')}`
    const headers = { authorization, 'content-type': type ?? 'application/json' }
    const answer = await it.send({ method, headers, ...(body === undefined ? {} : { body }) }, path)
    expectRefused(answer, code, status, sent)
  })
})

describe('the closed table of roles and purposes (POLICY §2)', () => {
  const TABLE: Readonly<Record<Role, readonly PurposeOfUse[]>> = {
    clinician: ['TREAT', 'ETREAT', 'BTG'],
    dispatcher: ['ETREAT', 'BTG'],
    patient: ['PATRQT'],
    proxy: ['PATRQT'],
    'practice-staff': [],
    'ig-manager': [],
    operator: [],
    'privacy-officer': [],
    analyst: ['HRESCH', 'HOPERAT', 'PUBHLTH'],
  }
  const pairs = ROLES.flatMap((role) =>
    PURPOSES_OF_USE.map((purpose) => ({ role, purpose, may: TABLE[role].includes(purpose) })),
  )
  const askAs = (role: Role, purpose: PurposeOfUse): Promise<Answered> =>
    it.ask(question('receipt allergies { totalCount }'), {
      as: role,
      variables: {
        patient: role === 'proxy' ? it.patient('twin-one') : patient,
        access: {
          purpose,
          careContext: 'context-that-was-sent',
        },
      },
    })

  test.each(pairs.filter(({ may }) => may))('$role may ask for $purpose', async ({ role, purpose }) => {
    if (purpose === 'BTG') await breakTheGlass(it, patient, {}, { as: role })
    const { status, body } = await askAs(role, purpose)
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    expect(body.data.patient.receipt).toBeTypeOf('string')
  })

  test.each(pairs.filter(({ may }) => !may))(
    '$role may not ask for $purpose: refused whole, written down, nobody asked',
    async ({ role, purpose }) => {
      const before = await askedInAll()
      const answer = await askAs(role, purpose)
      expectRefused(answer, 'FORBIDDEN', 200, ['context-that-was-sent', 'words-that-were-sent'])
      expect(await askedInAll()).toBe(before)
      const asked = role === 'proxy' ? parseNhsNumber(it.patient('twin-one')) : patient
      if (asked === undefined) throw new Error('The patient has no number.')
      const { entries } = await it.state.ledger.ofPatient(asked, { limit: 1 })
      expect(entries[0]?.entry).toMatchObject({ kind: 'refusal', code: 'FORBIDDEN', purpose, requester: { role } })
    },
  )
})

test('every refusal was counted by its code, and none of them was a fault of ours', async () => {
  const { text } = await it.send({ method: 'GET' }, '/metrics')
  const counted = [...text.matchAll(/^refusals_total\{code="(\w+)"\} [1-9]/gm)].map(([, code]) => code)
  for (const { code } of CASES) expect(counted).toContain(code)
  expect(counted).toContain('FORBIDDEN')
  expect(counted).not.toContain('INTERNAL')
})
