import type { FastifyInstance } from 'fastify'
import type { SigningKeys } from '../signing/signing-keys.ts'

/** Where the public keys are, for anybody (RFC 8615). */
export const KEYS_PATH = '/.well-known/jwks.json'

/** A key that no longer signs stays published, so an hour-old copy is as good. */
const AN_HOUR = 'public, max-age=3600'

/** Serves the public halves of the house's keys as a JWK Set (RFC 7517 §5), current and former; any page may fetch it. */
export const mountKeys = (app: FastifyInstance, { jwks }: Pick<SigningKeys, 'jwks'>): void => {
  const body = JSON.stringify(jwks())
  app.get(KEYS_PATH, (_request, reply) =>
    reply
      .type('application/jwk-set+json')
      .header('cache-control', AN_HOUR)
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(body),
  )
}
