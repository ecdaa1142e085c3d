import type { JsonWebKey } from 'node:crypto'
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JWK } from 'jose'
import { z } from 'zod'

/** The header that carries the signature: a compact JWS whose payload is left out (RFC 7515, Appendix F). The payload is the body, byte for byte. */
export const SIGNATURE_HEADER = 'x-jws-signature'

/** A signature is taken for five minutes, and once. */
export const SIGNATURE_LIFE_MS = 5 * 60_000

const ALGORITHMS = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA']

/** What the signer binds to the body: when, for whom, and a name of its own. Seconds, as in a JWT. */
const bound = z.object({
  iat: z.int(),
  aud: z.string(),
  jti: z.string().min(8).max(200),
})

/** What became of a signature. */
export type Verified =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly refusal: 'SIGNATURE_MISSING' | 'SIGNATURE_INVALID' | 'SIGNATURE_STALE' }

const refused = (refusal: Extract<Verified, { ok: false }>['refusal']): Verified => ({ ok: false, refusal })

/**
 * Verifies a detached signature over a body by the keys that this exchange registered, and by no other's. `aud` is the address it was sent to, so that what was signed
 * for one exchange's door opens no other; `iat` is not older than five minutes by this machine's clock. Whether its name was taken before is the caller's to ask.
 */
export const verifySignature = async (
  body: Buffer,
  signature: string | undefined,
  keys: readonly JsonWebKey[],
  audience: string,
  now: number,
): Promise<Verified> => {
  if (signature === undefined) return refused('SIGNATURE_MISSING')
  const [header, payload, value, ...more] = signature.split('.')
  if (signature.length > 8_192 || payload !== '' || value === undefined || more.length > 0)
    return refused('SIGNATURE_INVALID')
  try {
    const whole = `${header}.${body.toString('base64url')}.${value}`
    await compactVerify(whole, createLocalJWKSet({ keys: keys as JWK[] }), { algorithms: ALGORITHMS })
    const said = bound.safeParse(decodeProtectedHeader(whole))
    if (!said.success || said.data.aud !== audience) return refused('SIGNATURE_INVALID')
    const age = now - said.data.iat * 1_000
    return Math.abs(age) >= SIGNATURE_LIFE_MS ? refused('SIGNATURE_STALE') : { ok: true, token: said.data.jti }
  } catch {
    return refused('SIGNATURE_INVALID')
  }
}
