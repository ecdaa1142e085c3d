import { CompactSign, calculateJwkThumbprint, compactVerify, createLocalJWKSet, importJWK, type JWK } from 'jose'

/** The house's keys for what others shall be able to check: a party's signature, an exported document. ES256 (RFC 7518), `kid` by RFC 7638. */
export type SigningKeys = {
  /** A compact JWS (RFC 7515) over the payload as JSON, by the first key. `typ` says what it is of (RFC 8725, 3.11). */
  readonly sign: (payload: object, typ: string) => Promise<string>
  /** The public halves of all keys (RFC 7517): what is published. */
  readonly jwks: () => { readonly keys: JWK[] }
  /** The payload of a JWS that one of the keys signed as this `typ`; throws when none did. */
  readonly verify: (jws: string, typ: string) => Promise<unknown>
}

const publicHalf = ({ kty, crv, x, y }: JWK): JWK => ({
  ...({ kty, crv, x, y } as JWK),
  alg: 'ES256',
  use: 'sig',
})

/** Reads private EC P-256 keys: the first signs, all are published, so that what an earlier key signed can still be checked. */
export const openSigningKeys = async (given: readonly JWK[]): Promise<SigningKeys> => {
  const [first] = given
  if (first === undefined) throw new Error('A signing key is needed.')
  const published = await Promise.all(
    given.map(async (key): Promise<JWK> => ({ ...publicHalf(key), kid: await calculateJwkThumbprint(key) })),
  )
  const kid = await calculateJwkThumbprint(first)
  const signing = await importJWK(first, 'ES256')
  const keySet = createLocalJWKSet({ keys: [...published] })
  return {
    sign: (payload, typ) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', kid, typ })
        .sign(signing),
    jwks: () => ({ keys: published.map((key) => ({ ...key })) }),
    verify: async (jws, typ) => {
      const { payload, protectedHeader } = await compactVerify(jws, keySet, { algorithms: ['ES256'] })
      if (protectedHeader.typ !== typ) throw new Error('It is signed as something else.')
      return JSON.parse(new TextDecoder().decode(payload)) as unknown
    },
  }
}
