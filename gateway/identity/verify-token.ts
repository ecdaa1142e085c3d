import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'

/** Asymmetric only: `none` and every HMAC are refused before a key is looked at. */
export const TOKEN_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const

/** An issuer whose tokens are accepted. `system`: a registered system that signs its own assertions, naming the acting person. */
export type TrustedIssuer = {
  readonly kind: 'staff' | 'patient' | 'system'
  readonly issuer: string
  readonly jwks: string
  /** Of a system: the organisation whose exchanges it operates by itself. It then acts for no person. */
  readonly operates?: OdsCode | undefined
}

/** A token whose signature, issuer, audience and expiry were checked. */
export type VerifiedToken = {
  readonly kind: TrustedIssuer['kind']
  readonly issuer: string
  readonly claims: JWTPayload
  readonly operates?: OdsCode | undefined
}

/** Longest life of a system's own assertion (RFC 7523 practice): five minutes and the clock's tolerance. */
const ASSERTION_LIFE_SECONDS = 300

const LONGEST_TOKEN = 16_384

/** How long an issuer may take over its keys: less than the shortest patience of whoever waits for an answer. */
const KEYS_TIMEOUT_MS = 1_000

/** What one kind of token has besides: algorithms it may be signed with, claims it must have. */
export type TokenForm = { readonly algorithms: readonly string[]; readonly requiredClaims: readonly string[] }

const USUAL_FORM: TokenForm = { algorithms: TOKEN_ALGORITHMS, requiredClaims: ['exp', 'iat', 'sub'] }

/** The issuer's keys could not be had: it was silent, answered otherwise than 200, or with what is no key set (`jose`, pinned). None of it is the caller's doing. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')

const refusal = (error: unknown): HouseError => {
  if (error instanceof HouseError) return error
  if (error instanceof errors.JWTExpired) return new HouseError('TOKEN_EXPIRED', { cause: error })
  return new HouseError(isUnreachable(error) ? 'IDENTITY_UNAVAILABLE' : 'TOKEN_INVALID', { cause: error })
}

/**
 * Verifies bearer tokens against the issuers' JWKS: signature, issuer, audience, expiry, and `alg` from a fixed list (RFC 8725).
 * Throws `TOKEN_INVALID`, `TOKEN_EXPIRED` or `IDENTITY_UNAVAILABLE`.
 */
export const tokenVerifier = (
  issuers: readonly TrustedIssuer[],
  audience: string,
  { algorithms, requiredClaims }: TokenForm = USUAL_FORM,
): ((token: string) => Promise<VerifiedToken>) => {
  const trusted = new Map<string, { readonly issuer: TrustedIssuer; readonly keys: JWTVerifyGetKey }>()
  for (const issuer of issuers)
    trusted.set(issuer.issuer, {
      issuer,
      keys: createRemoteJWKSet(new URL(issuer.jwks), { timeoutDuration: KEYS_TIMEOUT_MS }),
    })

  return async (token) => {
    try {
      if (token.length > LONGEST_TOKEN) throw new HouseError('TOKEN_INVALID')
      const stated = trusted.get(decodeJwt(token).iss ?? '')
      if (stated === undefined) throw new HouseError('TOKEN_INVALID')
      const { payload } = await jwtVerify(token, stated.keys, {
        issuer: stated.issuer.issuer,
        audience,
        algorithms: [...algorithms],
        requiredClaims: [...requiredClaims],
        clockTolerance: 5,
        ...(stated.issuer.kind === 'system' ? { maxTokenAge: ASSERTION_LIFE_SECONDS } : {}),
      })
      if (stated.issuer.kind === 'system' && (payload.exp ?? 0) - (payload.iat ?? 0) > ASSERTION_LIFE_SECONDS)
        throw new HouseError('TOKEN_INVALID')
      const { kind, issuer, operates } = stated.issuer
      return { kind, issuer, claims: payload, operates }
    } catch (error) {
      throw refusal(error)
    }
  }
}
