import type { FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import { namedOperation } from '../dispatch/kept-operations.ts'

/**
 * Puts the document of a kept operation in the place of its name, before anything is read of the request. Throws `NOT_FOUND` for one that is not kept,
 * `REQUEST_MALFORMED` where another document comes with the name, and `OPERATION_NOT_KEPT` where the caller is bound to kept ones and sends their own.
 */
export const admitOperation =
  (boundIssuers: ReadonlySet<string>) =>
  async (request: FastifyRequest): Promise<void> => {
    const named = namedOperation(request.body)
    switch (named.state) {
      case 'UNKNOWN':
        throw new HouseError('NOT_FOUND')
      case 'CONTRADICTORY':
        throw new HouseError('REQUEST_MALFORMED')
      case 'NOT_NAMED':
        if (request.requester !== undefined && boundIssuers.has(request.requester.issuer))
          throw new HouseError('OPERATION_NOT_KEPT')
        return
      case 'KEPT':
        request.body = { query: named.operation.document, variables: variablesOf(request.body) }
    }
  }

const variablesOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'variables' in body ? body.variables : undefined
