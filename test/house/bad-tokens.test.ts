import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { problem } from '../../gateway/http/problem.ts'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { demoAccess } from '../london/ready-question.ts'
import { ROLE_CODES } from '../london/role-codes.ts'
import { HOSTILE, type Hostile, hostileToken } from '../london/tokens.ts'
import { type Answered, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { expectWordless, overhear } from './overheard.ts'

// One job role of London's staff, a nurse's, plays no part in this house.
const { R8001: _, ...rolesWithoutNurses } = ROLE_CODES

const heard = overhear()
let it: LondonHouse
let asked: number
let written: number

const askedInAll = async (): Promise<number> => {
  const counts = await Promise.all(it.london.addresses.exchanges.map(({ id }) => it.london.exchange(id).requests()))
  return counts.reduce((sum, count) => sum + count, 0)
}

const entriesWritten = async (): Promise<number> => {
  const verified = await it.state.ledger.verify()
  return verified.ok ? verified.entries : Number.NaN
}

beforeAll(async () => {
  it = await openLondonHouse({
    patients: 40,
    environment: { LOG_LEVEL: 'debug', ROLE_CODES: JSON.stringify(rolesWithoutNurses) },
    logTo: heard.logTo,
  })
  asked = await askedInAll()
  written = await entriesWritten()
})
afterAll(async () => {
  heard.stop()
  await it.close()
})
afterEach(async () => {
  heard.forget()
  asked = await askedInAll()
  written = await entriesWritten()
})

const body = () =>
  JSON.stringify({
    query: question('name'),
    variables: { patient: it.patient('default'), access: demoAccess('clinician') },
  })

const sendWith = (authorization: string | undefined, path?: string): Promise<Answered> =>
  it.send(
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: body(),
    },
    path,
  )

/** Refused at the door: the exact answer, nothing said of what was sent, nobody asked. */
const expectRefused = async (answer: Answered, code: HouseErrorCode, status: number, sent: readonly string[]) => {
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: problem(code) })
  expectWordless(answer.text, sent)
  expectWordless(heard.said(), sent)
  expect(await askedInAll()).toBe(asked)
  expect(await entriesWritten()).toBe(written)
}

const CODE_OF: Readonly<Record<Hostile, HouseErrorCode>> = {
  expired: 'TOKEN_EXPIRED',
  'other-audience': 'TOKEN_INVALID',
  'alg-none': 'TOKEN_INVALID',
  unsigned: 'TOKEN_INVALID',
  'wrong-key': 'TOKEN_INVALID',
  'public-key-as-secret': 'TOKEN_INVALID',
  'other-issuer': 'TOKEN_INVALID',
}

describe.each(['clinician', 'patient', 'dispatcher'] as const)('a token of a %s', (role) => {
  test.each(HOSTILE)('that is wrong in one way (%s) is refused, and nobody is asked', async (kind) => {
    const token = await hostileToken(it.london.addresses.identity, role, kind)
    const [header = '', claims = ''] = token.split('.')
    await expectRefused(await sendWith(`Bearer ${token}`), CODE_OF[kind], 401, [token, header, claims])
  })
})

describe('what is no token', () => {
  test('is missed', async () => {
    await expectRefused(await sendWith(undefined), 'TOKEN_MISSING', 401, [])
  })

  test('is not looked for in the URL, where it would end up in a log', async () => {
    const token = await it.london.tokenFor('clinician')
    const answer = await sendWith(undefined, `/graphql?access_token=${token}`)
    await expectRefused(answer, 'TOKEN_MISSING', 401, [token])
  })

  test.each([
    ['', ''],
    ['a scheme alone', 'Bearer'],
    ['another scheme', 'Basic c2VjcmV0OnNlY3JldA=='],
    ['one word', 'Bearer nonsense-that-was-sent'],
    ['three words', 'Bearer first-part.second-part.third-part'],
    ['a JWT of nothing', `Bearer ${btoa('{}')}.${btoa('{}')}.`],
    ['an encrypted token', 'Bearer eyJhbGciOiJSU0EtT0FFUCJ9.abcdefgh.abcdefgh.abcdefgh.abcdefgh'],
    ['two tokens', 'Bearer first-token, Bearer second-token'],
    ['a token as long as a header may be', `Bearer ${'x'.repeat(15_000)}`],
  ])('is refused: %s', async (_name, authorization) => {
    const sent = authorization.split(' ').slice(1)
    await expectRefused(await sendWith(authorization), 'TOKEN_INVALID', 401, sent)
  })

  test('is refused before it is read whole: 100 KB', async () => {
    const long = 'y'.repeat(100_000)
    await expectRefused(await sendWith(`Bearer ${long}`), 'REQUEST_TOO_LARGE', 431, ['yyyy'])
  })
})

describe('an identity that was proved, and does not suffice', () => {
  test('NHS login P5: the identity is not proved', async () => {
    const token = await it.london.tokenFor('patient', { person: 'unproved' })
    await expectRefused(await sendWith(`Bearer ${token}`), 'IDENTITY_NOT_PROVED', 403, [token])
  })

  test('a role code that plays no part here: forbidden', async () => {
    const token = await it.london.tokenFor('clinician', { person: 'clinician-at-site' })
    await expectRefused(await sendWith(`Bearer ${token}`), 'FORBIDDEN', 403, [token, 'R8001'])
  })

  test('an organisation that does not resolve: forbidden, and the refusal is written down', async () => {
    const patient = it.patient('default')
    const answer = await it.ask(question('name'), { wish: { person: 'stranger-clinician' }, variables: { patient } })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      errors: [{ ...problem('FORBIDDEN').errors[0], path: ['patient'] }],
      data: { patient: null },
    })
    expectWordless(answer.text + heard.said(), [patient, 'RXX77', 'QUILL'])
    expect(await askedInAll()).toBe(asked)
    const number = parseNhsNumber(patient)
    if (number === undefined) throw new Error('The patient has no number.')
    const { entries } = await it.state.ledger.ofPatient(number, { limit: 10 })
    expect(entries.map(({ entry }) => entry)).toEqual([
      expect.objectContaining({
        kind: 'refusal',
        code: 'FORBIDDEN',
        purpose: 'TREAT',
        requester: expect.objectContaining({ organisation: 'RXX77' }),
      }),
    ])
    written = await entriesWritten()
  })
})

describe('the schema itself', () => {
  const introspect = JSON.stringify({ query: '{ __schema { queryType { name } } }' })
  const headers = { 'content-type': 'application/json' }

  test('is not shown without a token', async () => {
    await expectRefused(await it.send({ method: 'POST', headers, body: introspect }), 'TOKEN_MISSING', 401, [])
  })

  test('is shown with one, where introspection is on', async () => {
    const authorization = `Bearer ${await it.london.tokenFor('analyst')}`
    const { status, body } = await it.send({
      method: 'POST',
      headers: { ...headers, authorization },
      body: introspect,
    })
    expect({ status, body }).toEqual({ status: 200, body: { data: { __schema: { queryType: { name: 'Query' } } } } })
  })
})

test.each(['clinician', 'dispatcher', 'patient'] as const)('the right token of a %s is accepted', async (as) => {
  const { status, body } = await it.ask(question('name'), { as, variables: { patient: it.patient('default') } })
  expect({ status, body }).toEqual({ status: 200, body: { data: { patient: { name: 'Grace Adeyemi' } } } })
})

test('the scheme may be written in any case (RFC 9110 §11.1)', async () => {
  const token = await it.london.tokenFor('clinician')
  expect((await sendWith(`bearer ${token}`)).body).toEqual({ data: { patient: { name: 'Grace Adeyemi' } } })
})
