import { readFile, writeFile } from 'node:fs/promises'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'

/** The operator's key: what reports are signed with, and the id it is known by (RFC 7638). */
export type OperatorKey = { readonly sign: CryptoKey; readonly kid: string }

const jwk = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().min(1),
  y: z.string().min(1),
  d: z.string().min(1),
})

/** Reads a private key (JWK, EC P-256); undefined when the file holds none. */
export const readOperatorKey = async (path: string): Promise<OperatorKey | undefined> => {
  try {
    const key = jwk.parse(JSON.parse(await readFile(path, 'utf8')))
    const sign = await importJWK(key, 'ES256')
    return sign instanceof Uint8Array ? undefined : { sign, kid: await calculateJwkThumbprint(key) }
  } catch {
    return undefined
  }
}

/** Makes a key, writes it where only its owner may read it, and gives the public half for the registration. Rejects where there is a file already. */
export const newOperatorKey = async (path: string): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y, d } = await exportJWK(privateKey)
  await writeFile(path, `${JSON.stringify({ kty, crv, x, y, d })}\n`, { mode: 0o600, flag: 'wx' })
  return JSON.stringify({ kty, crv, x, y })
}
