import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { listenOn } from '../london/listen.ts'

/** What a launch says, where it is to say otherwise than a good one. */
export type LaunchWish = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly typ?: string
  readonly ageSeconds?: number
  readonly lifeSeconds?: number
  readonly audience?: string
  readonly issuer?: string
}

/** A ward's own system: keeps its key, serves its public half, and launches patients into the exchange. */
export const startLaunchingSystem = async (issuer: string) => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'ward-1' }] })
  const server = await listenOn(
    createServer((_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(jwks)),
    0,
  )
  return {
    issuer,
    jwks: `${server.url}/jwks`,
    /** A launch for this user, encrypted to this public key, meant for this address. */
    launch: async (
      { userId, patient, audience, key }: { userId: string; patient: string; audience: string; key: JWK },
      wish: LaunchWish = {},
    ): Promise<string> => {
      const issued = Math.floor(Date.now() / 1_000) - (wish.ageSeconds ?? 0)
      const said = { patient, purpose: 'TREAT', care_context: 'Ward round 12', ...wish.claims }
      const jws = await new SignJWT(said)
        .setProtectedHeader({ alg: 'ES256', typ: wish.typ ?? 'launch+jwt', kid: 'ward-1' })
        .setIssuer(wish.issuer ?? issuer)
        .setSubject(userId)
        .setAudience(wish.audience ?? audience)
        .setIssuedAt(issued)
        .setExpirationTime(issued + (wish.lifeSeconds ?? 300))
        .setJti(randomUUID())
        .sign(privateKey)
      return new CompactEncrypt(new TextEncoder().encode(jws))
        .setProtectedHeader({
          alg: 'ECDH-ES+A256KW',
          enc: 'A256GCM',
          ...(key.kid === undefined ? {} : { kid: key.kid }),
        })
        .encrypt(await importJWK(key, 'ECDH-ES+A256KW'))
    },
    close: server.close,
  }
}

export type LaunchingSystem = Awaited<ReturnType<typeof startLaunchingSystem>>
