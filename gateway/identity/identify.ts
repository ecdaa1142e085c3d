import type { FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Authenticate } from './authenticate.ts'

/**
 * Who a request comes from where both a program and a browser may ask: the bearer of its token, and nobody else where there is one; else whoever is signed in to
 * a face in that browser. Throws as `authenticate` does: `TOKEN_MISSING` where there is neither.
 */
export const identifier =
  (authenticate: Authenticate, signedIn: ((request: FastifyRequest) => Promise<readonly Requester[]>) | undefined) =>
  async (request: FastifyRequest): Promise<readonly Requester[]> => {
    const { authorization } = request.headers
    const found = authorization === undefined ? await signedIn?.(request) : [await authenticate(authorization)]
    if (found === undefined || found.length === 0) throw new HouseError('TOKEN_MISSING')
    return found
  }
