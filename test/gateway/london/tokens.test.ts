import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../../schema/model/role.ts'
import { AUDIENCE, type London, startLondon } from '../../london/london.ts'
import { jobRoleOf, ROLE_CODES } from '../../london/role-codes.ts'
import { HOSTILE, hostileToken } from '../../london/tokens.ts'

let london: London
beforeAll(async () => {
  london = await startLondon({ patients: 30 })
})
afterAll(() => london.close())

/** As a strict service would: each issuer with its own keys, asymmetric algorithms only. */
const verify = async (token: string, audience = AUDIENCE) => {
  for (const { issuer, jwks } of london.addresses.issuers) {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    if (claims.iss === issuer)
      return (
        await jwtVerify(token, createRemoteJWKSet(new URL(jwks)), { issuer, audience, algorithms: ['ES256', 'RS256'] })
      ).payload
  }
  throw new Error('no such issuer')
}

describe('the identity providers', () => {
  test.each(ROLES)('give a token for %s that verifies against the JWKS', async (role) => {
    const claims = await verify(await london.tokenFor(role))
    expect(claims.aud).toBe(AUDIENCE)
    expect(claims.exp).toBeGreaterThan(Date.now() / 1000)
  })

  test('state of staff the role selected, by a code that the role table knows', async () => {
    for (const role of [
      'clinician',
      'practice-staff',
      'ig-manager',
      'operator',
      'privacy-officer',
      'analyst',
    ] as const) {
      const claims = (await verify(await london.tokenFor(role))) as {
        selected_roleid?: string
        nhsid_nrbac_roles?: { person_roleid: string; role_code: string; org_code: string }[]
      }
      const selected = claims.nhsid_nrbac_roles?.find((one) => one.person_roleid === claims.selected_roleid)
      expect(ROLE_CODES[jobRoleOf(selected?.role_code ?? '')]).toBe(role)
    }
  })

  test('state of patients their number and how well it was proved', async () => {
    expect(await verify(await london.tokenFor('patient'))).toMatchObject({
      nhs_number: london.addresses.notables['default'],
      identity_proofing_level: 'P9',
    })
    expect(await verify(await london.tokenFor('patient', { person: 'unproved' }))).toMatchObject({
      identity_proofing_level: 'P5',
    })
    expect(await verify(await london.tokenFor('proxy'))).toMatchObject({
      nhs_number: london.addresses.notables['proxy'],
    })
  })

  test("the dispatcher's system signs for at most five minutes and names the acting person", async () => {
    const claims = await verify(await london.tokenFor('dispatcher', { lifetime: 9_999 }))
    expect(claims.iss).toBe(claims.sub)
    expect(claims.jti).toBeTypeOf('string')
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(300)
    expect(claims['acting_person']).toMatchObject({ role_code: 'R9101', org_code: 'RRU' })
  })

  test('give the lifetime that was asked for', async () => {
    const claims = await verify(await london.tokenFor('clinician', { lifetime: 77 }))
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(77)
  })

  test.each(['clinician', 'patient', 'dispatcher'] as const)(
    'hostile tokens of a %s are each refused by a strict service, for their own reason',
    async (role) => {
      const reasons: Record<string, string> = {}
      for (const kind of HOSTILE)
        reasons[kind] = await verify(await hostileToken(london.addresses.identity, role, kind)).then(
          () => 'accepted',
          (error) => error.code ?? error.message,
        )
      expect(reasons).toEqual({
        expired: 'ERR_JWT_EXPIRED',
        'other-audience': 'ERR_JWT_CLAIM_VALIDATION_FAILED',
        'alg-none': 'ERR_JOSE_ALG_NOT_ALLOWED',
        unsigned: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
        'wrong-key': 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
        'public-key-as-secret': 'ERR_JOSE_ALG_NOT_ALLOWED',
        'other-issuer': 'no such issuer',
      })
    },
  )
})
