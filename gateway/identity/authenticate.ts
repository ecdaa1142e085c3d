import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import { requesterOf } from './requester-of.ts'
import { type TrustedIssuer, tokenVerifier, type VerifiedToken } from './verify-token.ts'

/** From an `Authorization` header to the person who asks. Throws a `HouseError` whose code says why not. */
export type Authenticate = (authorization: string | undefined) => Promise<Requester>

/** The person who asks, and the verified token that says so, where more is read of it. */
export type Bearer = { readonly requester: Requester; readonly token: VerifiedToken }

/** The token of an `Authorization` header. Throws `TOKEN_MISSING` or `TOKEN_INVALID`. */
export const bearerToken = (authorization: string | undefined): string => {
  if (authorization === undefined) throw new HouseError('TOKEN_MISSING')
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1]
  if (token === undefined) throw new HouseError('TOKEN_INVALID')
  return token
}

/** Builds the way in for the given issuers, audience and role table. */
export const bearerReader = (
  issuers: readonly TrustedIssuer[],
  audience: string,
  roles: Readonly<Record<string, Role>>,
): ((authorization: string | undefined) => Promise<Bearer>) => {
  const verify = tokenVerifier(issuers, audience)
  return async (authorization) => {
    const token = await verify(bearerToken(authorization))
    return { requester: requesterOf(token, roles), token }
  }
}

/** As `bearerReader`, of the person alone. */
export const authenticator = (...of: Parameters<typeof bearerReader>): Authenticate => {
  const read = bearerReader(...of)
  return async (authorization) => (await read(authorization)).requester
}
