import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { isUnreachable, TOKEN_ALGORITHMS, type TrustedIssuer } from '../identity/verify-token.ts'
import type { LaunchKeys } from './launch-keys.ts'

/** What a system says with a launch: whom, for which of its users, for what and as part of which care; once, and for five minutes at the longest. */
export type LaunchSaid = {
  readonly system: string
  readonly id: string
  readonly userId: string
  readonly patient: NhsNumber
  readonly purpose: 'TREAT' | 'ETREAT'
  readonly careContext: string
  /** Until when it must be remembered, once it was used. */
  readonly endsAt: Instant
}

/** The longest that a launch may live, in seconds. */
export const LAUNCH_LIFE_SECONDS = 300

/** What a launch is signed as. */
export const LAUNCH_TYPE = 'launch+jwt'

/** The most that a launch may say of the care that it is part of: an address has to hold it. */
export const LONGEST_LAUNCHED_CARE = 200

/** How far clocks may be apart. */
const TOLERANCE_SECONDS = 5

/** How much longer than its life it is remembered as used: more than any clock is out. */
const REMEMBERED_MS = 10 * 60_000

const KEYS_TIMEOUT_MS = 1_000

const claims = z.object({
  jti: z.string().min(16).max(200),
  sub: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
  patient: z.string().transform((text, context): NhsNumber => {
    const number = parseNhsNumber(text)
    if (number !== undefined) return number
    context.addIssue({ code: 'custom', message: 'is no NHS number' })
    return z.NEVER
  }),
  purpose: z.enum(['TREAT', 'ETREAT']),
  care_context: z.string().trim().min(1).max(LONGEST_LAUNCHED_CARE),
})

/**
 * Reads launches: a JWT of type `launch+jwt` that a registered system, or this house (`own`), signed (RFC 7519, 8725), encrypted to this house, whose `aud` is the address it is opened at.
 * `EXPIRED` is one that was good; `UNKNOWN` everything else. Throws `IDENTITY_UNAVAILABLE` when the system's keys cannot be had.
 */
export const launchReader = (
  systems: readonly Pick<TrustedIssuer, 'issuer' | 'jwks'>[],
  keys: LaunchKeys,
  audience: string,
  own?: { readonly issuer: string; readonly jwks: JSONWebKeySet },
): ((iss: string, launch: string) => Promise<LaunchSaid | 'EXPIRED' | 'UNKNOWN'>) => {
  const keysOf = new Map<string, JWTVerifyGetKey>(
    systems.map(({ issuer, jwks }) => [
      issuer,
      createRemoteJWKSet(new URL(jwks), { timeoutDuration: KEYS_TIMEOUT_MS }),
    ]),
  )
  if (own !== undefined) keysOf.set(own.issuer, createLocalJWKSet(own.jwks))
  return async (iss, launch) => {
    const systemKeys = keysOf.get(iss)
    const jws = systemKeys === undefined ? undefined : await keys.decrypt(launch)
    if (systemKeys === undefined || jws === undefined) return 'UNKNOWN'
    try {
      const { payload } = await jwtVerify(jws, systemKeys, {
        issuer: iss,
        audience,
        typ: LAUNCH_TYPE,
        algorithms: [...TOKEN_ALGORITHMS],
        clockTolerance: TOLERANCE_SECONDS,
        maxTokenAge: LAUNCH_LIFE_SECONDS,
      })
      const read = claims.safeParse(payload)
      if (!read.success || read.data.exp - read.data.iat > LAUNCH_LIFE_SECONDS) return 'UNKNOWN'
      const { jti, sub, exp, patient, purpose, care_context } = read.data
      const endsAt = exp * 1_000 + REMEMBERED_MS
      return { system: iss, id: jti, userId: sub, patient, purpose, careContext: care_context, endsAt }
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'EXPIRED'
      if (isUnreachable(error)) throw new HouseError('IDENTITY_UNAVAILABLE', { cause: error })
      return 'UNKNOWN'
    }
  }
}
