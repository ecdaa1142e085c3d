import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TrustedIssuer, tokenVerifier } from '../../../gateway/identity/verify-token.ts'
import { HouseError, type HouseErrorCode } from '../../../schema/model/house-error.ts'

const AUDIENCE = 'https://exchange.example'
const STAFF = 'https://staff.example'
const SYSTEM = 'dispatch-system'

let server: Server
let base: string
let privateKey: CryptoKey
let systemKey: CryptoKey
let answer: RequestListener
let wholeSet: RequestListener
let visits: readonly string[] = []

const listen = (listener: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const made = createServer(listener)
    made.listen(0, '127.0.0.1', () => resolve(made))
  })
const portOf = (of: Server): number => (of.address() as AddressInfo).port
const close = (of: Server): Promise<void> =>
  new Promise((resolve) => {
    of.close(() => resolve())
    of.closeAllConnections()
  })

beforeAll(async () => {
  const [staff, system] = await Promise.all([
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
  ])
  privateKey = staff.privateKey
  systemKey = system.privateKey
  const keys = {
    '/staff': [{ ...(await exportJWK(staff.publicKey)), kid: 'one', alg: 'ES256' }],
    '/system': [{ ...(await exportJWK(system.publicKey)), kid: 'one', alg: 'ES256' }],
  }
  wholeSet = ({ url }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: keys[url === '/system' ? '/system' : '/staff'] }))
  }
  server = await listen((request, response) => {
    visits = [...visits, request.url ?? '']
    answer(request, response)
  })
  base = `http://127.0.0.1:${portOf(server)}`
})
afterAll(() => close(server))
beforeEach(() => {
  answer = wholeSet
  visits = []
})

const issuersAt = (address: string): readonly TrustedIssuer[] => [
  { kind: 'staff', issuer: STAFF, jwks: `${address}/staff` },
  { kind: 'system', issuer: SYSTEM, jwks: `${address}/system` },
]
const verifier = (address = base) => tokenVerifier(issuersAt(address), AUDIENCE)

const now = (): number => Math.floor(Date.now() / 1000)
const usual = (): JWTPayload => ({ iss: STAFF, sub: 'u1', aud: AUDIENCE, iat: now(), exp: now() + 3_600 })
const signed = (
  claims: JWTPayload,
  key = privateKey,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one', ...header }).sign(key)
const assertion = (iat: number, exp: number): Promise<string> =>
  signed({ iss: SYSTEM, sub: SYSTEM, aud: AUDIENCE, iat, exp }, systemKey)

const codeOf = async (verifying: Promise<unknown>): Promise<HouseErrorCode | undefined> => {
  try {
    await verifying
    return undefined
  } catch (error) {
    if (error instanceof HouseError) return error.code
    throw error
  }
}

describe('a token is verified', () => {
  test('when everything about it is right', async () => {
    const token = await signed({ ...usual(), aud: ['https://elsewhere.example', AUDIENCE] })
    expect(await verifier()(token)).toMatchObject({ kind: 'staff', issuer: STAFF, claims: { sub: 'u1' } })
  })

  test('though it is older than five minutes, when it is no system that asserts it itself', async () => {
    const token = await signed({ ...usual(), iat: now() - 3_000 })
    expect(await verifier()(token)).toMatchObject({ kind: 'staff' })
  })

  test('and a system that signs for at most five minutes', async () => {
    expect(await verifier()(await assertion(now(), now() + 300))).toMatchObject({ kind: 'system', issuer: SYSTEM })
  })
})

describe("a system's own assertion", () => {
  test('is expired when it was made more than five minutes ago, whatever it says of its end', async () => {
    expect(await codeOf(verifier()(await assertion(now() - 400, now() + 60)))).toBe('TOKEN_EXPIRED')
  })

  test('is invalid when it was made to live longer than five minutes', async () => {
    expect(await codeOf(verifier()(await assertion(now(), now() + 301)))).toBe('TOKEN_INVALID')
  })

  test('is invalid when it was made in the future', async () => {
    expect(await codeOf(verifier()(await assertion(now() + 120, now() + 240)))).toBe('TOKEN_INVALID')
  })
})

describe('a token is refused', () => {
  const { iss: _i, sub: _s, aud: _a, iat: _t, exp: _e, ...nothing } = usual()
  type Bent = () => Promise<string>
  const bent: readonly (readonly [string, HouseErrorCode, Bent])[] = [
    ['without an issuer', 'TOKEN_INVALID', () => signed(nothing)],
    ['without an end', 'TOKEN_INVALID', () => signed({ iss: STAFF, sub: 'u1', aud: AUDIENCE, iat: now() })],
    ['without a beginning', 'TOKEN_INVALID', () => signed({ iss: STAFF, sub: 'u1', aud: AUDIENCE, exp: now() + 60 })],
    ['without a subject', 'TOKEN_INVALID', () => signed({ iss: STAFF, aud: AUDIENCE, iat: now(), exp: now() + 60 })],
    ['without an audience', 'TOKEN_INVALID', () => signed({ iss: STAFF, sub: 'u1', iat: now(), exp: now() + 60 })],
    ['that is not valid yet', 'TOKEN_INVALID', () => signed({ ...usual(), nbf: now() + 600 })],
    ['that ended', 'TOKEN_EXPIRED', () => signed({ ...usual(), iat: now() - 120, exp: now() - 60 })],
    ['whose end is words', 'TOKEN_INVALID', () => signed({ ...usual(), exp: 'never' as unknown as number })],
    ['whose issuer is a list', 'TOKEN_INVALID', () => signed({ ...usual(), iss: [STAFF] as unknown as string })],
    ['of an issuer nobody trusts', 'TOKEN_INVALID', () => signed({ ...usual(), iss: 'https://other.example' })],
    ['of one issuer, signed by another', 'TOKEN_INVALID', () => signed(usual(), systemKey)],
    ['signed by a key that is not published', 'TOKEN_INVALID', () => signed(usual(), privateKey, { kid: 'two' })],
    [
      'that brings its own key',
      'TOKEN_INVALID',
      async () => {
        const own = await generateKeyPair('ES256', { extractable: true })
        return signed(usual(), own.privateKey, { jwk: await exportJWK(own.publicKey) })
      },
    ],
    [
      'signed with an algorithm not listed',
      'TOKEN_INVALID',
      async () => signed(usual(), (await generateKeyPair('ES384')).privateKey, { alg: 'ES384' }),
    ],
    ['longer than any is', 'TOKEN_INVALID', () => signed({ ...usual(), padding: 'x'.repeat(20_000) })],
  ]
  test.each(bent)('%s: %s', async (_name, code, make) => {
    expect(await codeOf(verifier()(await make()))).toBe(code)
  })

  test('for its issuer or its length before anybody is asked for a key', async () => {
    const verify = verifier()
    await codeOf(verify(await signed({ ...usual(), iss: 'https://other.example' })))
    await codeOf(verify('x'.repeat(20_000)))
    expect(visits).toEqual([])
  })
})

describe('the identity is unavailable, and the token is not to blame', () => {
  const LISTENERS: Readonly<Record<string, RequestListener>> = {
    'answers 503': (_, response) => void response.writeHead(503).end(),
    'answers 404': (_, response) => void response.writeHead(404).end('{}'),
    'answers a page': (_, response) => void response.writeHead(200).end('<html></html>'),
    'answers what is no key set': (_, response) => void response.writeHead(200).end('{"keys":"none"}'),
    'sends us elsewhere': (_, response) => void response.writeHead(302, { location: `${base}/stranger` }).end(),
    'resets the connection': ({ socket }) => void socket.resetAndDestroy(),
    'breaks off': (_, response) => {
      response.writeHead(200, { 'content-length': 1_000 })
      response.write('{"keys":[', () => response.socket?.destroy())
    },
    'is silent': () => {},
  }

  test.each(Object.keys(LISTENERS))('when the issuer %s', async (way) => {
    answer = LISTENERS[way] ?? answer
    expect(await codeOf(verifier()(await signed(usual())))).toBe('IDENTITY_UNAVAILABLE')
    expect(visits).toEqual(['/staff'])
  })

  test('when nobody listens there', async () => {
    const gone = await listen(() => {})
    const port = portOf(gone)
    await close(gone)
    expect(await codeOf(verifier(`http://127.0.0.1:${port}`)(await signed(usual())))).toBe('IDENTITY_UNAVAILABLE')
  })

  test('and the next token is verified when the issuer is well again', async () => {
    const verify = verifier()
    answer = (_, response) => void response.writeHead(503).end()
    expect(await codeOf(verify(await signed(usual())))).toBe('IDENTITY_UNAVAILABLE')
    answer = wholeSet
    expect(await verify(await signed(usual()))).toMatchObject({ kind: 'staff' })
  })

  test('and while the keys are known, an issuer that is down is not missed', async () => {
    const verify = verifier()
    await verify(await signed(usual()))
    answer = (_, response) => void response.writeHead(503).end()
    expect(await verify(await signed(usual()))).toMatchObject({ kind: 'staff' })
  })
})
