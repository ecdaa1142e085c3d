import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** A text as it is kept: `sealed` says nothing without the key that `keyId` names. */
export type Sealed = { readonly keyId: string; readonly sealed: string }

/** Seals texts that the database must keep for a while and must not tell. */
export type Sealing = {
  /** AES-256-GCM (NIST SP 800-38D) under the first key. `about` is bound to it: sealed for one row, it opens in no other. */
  readonly seal: (about: string, text: string) => Sealed
  /** The text; undefined for what was not sealed about this, was changed, or whose key is not here any more. */
  readonly open: (about: string, sealed: Sealed) => string | undefined
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** Of the key alone and not the key: a digest's first letters. */
const nameOf = (key: Uint8Array): string =>
  createHash('sha256').update('sealing').update(key).digest('base64url').slice(0, 12)

/** A sealing over keys of 32 bytes: the first seals, all open; a new one is put first. Throws when there is none, or one has another length. */
export const createSealing = (keys: readonly Uint8Array[]): Sealing => {
  const [first] = keys
  if (first === undefined) throw new Error('Sealing needs a key.')
  if (keys.some((key) => key.length !== 32)) throw new Error('A key that seals has 32 bytes.')
  const byName = new Map(keys.map((key) => [nameOf(key), key]))
  const keyId = nameOf(first)
  return {
    seal: (about, text) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', first, iv)
      cipher.setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return { keyId, sealed: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url') }
    },
    open: (about, { keyId: name, sealed }) => {
      const key = byName.get(name)
      const bytes = Buffer.from(sealed, 'base64url')
      if (key === undefined || bytes.length < IV_BYTES + TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(about))
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
