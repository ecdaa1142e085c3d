import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import { requesterOf } from './requester-of.ts'
import { type TrustedIssuer, tokenVerifier } from './verify-token.ts'

/** From an `Authorization` header to the person who asks. Throws a `HouseError` whose code says why not. */
export type Authenticate = (authorization: string | undefined) => Promise<Requester>

/** Builds the way in for the given issuers, audience and role table. */
export const authenticator = (
  issuers: readonly TrustedIssuer[],
  audience: string,
  roles: Readonly<Record<string, Role>>,
): Authenticate => {
  const verify = tokenVerifier(issuers, audience)
  return async (authorization) => {
    if (authorization === undefined) throw new HouseError('TOKEN_MISSING')
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1]
    if (token === undefined) throw new HouseError('TOKEN_INVALID')
    return requesterOf(await verify(token), roles)
  }
}
