import { CompactEncrypt, calculateJwkThumbprint, compactDecrypt, importJWK, type JWK } from 'jose'

/** The keys that launches are encrypted to: ECDH-ES with A256KW and A256GCM (RFC 7518). */
export type LaunchKeys = {
  /** The public halves: what is published for systems that launch. */
  readonly published: readonly JWK[]
  /** What was encrypted to one of the keys; undefined for everything else, whatever is wrong with it. */
  readonly decrypt: (jwe: string) => Promise<string | undefined>
  /** Encrypts to the first of them; undefined where there is none. */
  readonly encrypt: ((jws: string) => Promise<string>) | undefined
}

const ALG = 'ECDH-ES+A256KW'

/** Longer than this is no launch. */
const LONGEST = 4_096

const publicHalf = ({ kty, crv, x, y }: JWK): JWK => ({ ...({ kty, crv, x, y } as JWK), alg: ALG, use: 'enc' })

/** Reads private EC P-256 keys: all of them open, the public half of each is published, a new one is put first. */
export const openLaunchKeys = async (given: readonly JWK[]): Promise<LaunchKeys> => {
  const keys = await Promise.all(
    given.map(async (key) => ({ kid: await calculateJwkThumbprint(key), key: await importJWK(key, ALG), jwk: key })),
  )
  const [first] = keys
  const sealTo = first && { kid: first.kid, key: await importJWK(publicHalf(first.jwk), ALG) }
  const byKid = new Map(keys.map(({ kid, key }) => [kid, key]))
  return {
    published: keys.map(({ kid, jwk }) => ({ ...publicHalf(jwk), kid })),
    encrypt:
      sealTo &&
      ((jws) =>
        new CompactEncrypt(new TextEncoder().encode(jws))
          .setProtectedHeader({ alg: ALG, enc: 'A256GCM', kid: sealTo.kid })
          .encrypt(sealTo.key)),
    decrypt: async (jwe) => {
      if (jwe.length > LONGEST) return undefined
      try {
        const { plaintext } = await compactDecrypt(
          jwe,
          ({ kid }) => byKid.get(kid ?? '') ?? Promise.reject(new Error('no such key')),
          { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: ['A256GCM'] },
        )
        return new TextDecoder().decode(plaintext)
      } catch {
        return undefined
      }
    },
  }
}
