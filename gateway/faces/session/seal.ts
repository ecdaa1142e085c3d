import { createHash } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'

/** What a sealed text is for: one kind is never opened as another. */
export type SealedKind = 'session-cookie' | 'session' | 'sign-in' | 'patient-handle'

/** Encrypts and authenticates small values. */
export type Seal = {
  /** A compact JWE (RFC 7516), `dir` with A256GCM, under the first key. */
  readonly seal: (kind: SealedKind, value: unknown) => Promise<string>
  /** What was sealed as this kind under any of the keys; undefined for everything else, whatever is wrong with it. */
  readonly open: (kind: SealedKind, sealed: string | undefined) => Promise<unknown>
}

const LONGEST = 16_384

const nameOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('base64url').slice(0, 12)

/** A seal over keys of 32 bytes: the first seals, all open. Throws when there is none. */
export const createSeal = (keys: readonly Uint8Array[]): Seal => {
  const [first] = keys
  if (first === undefined) throw new Error('A seal needs a key.')
  const byName = new Map(keys.map((key) => [nameOf(key), key]))
  return {
    seal: (kind, value) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: nameOf(first), typ: kind })
        .encrypt(first),
    open: async (kind, sealed) => {
      if (sealed === undefined || sealed.length > LONGEST) return undefined
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(
          sealed,
          ({ kid }) => byName.get(kid ?? '') ?? Promise.reject(new Error('no such key')),
          { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
        )
        return protectedHeader.typ === kind ? JSON.parse(new TextDecoder().decode(plaintext)) : undefined
      } catch {
        return undefined
      }
    },
  }
}
