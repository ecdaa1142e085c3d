import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

/** Seals one number in 22 letters, digits, `-` and `.`: where a standard leaves room for no more. */
export type ShortSeal = {
  /** The same for the same number and `about`, under the first key. At most 64 bits. */
  readonly seal: (about: string, number: bigint) => string
  /** The number; undefined for what was never sealed about this. */
  readonly open: (about: string, sealed: string) => bigint | undefined
}

const BLOCK = 16
const SHAPE = /^[A-Za-z0-9.-]{22}$/

const written = (block: Buffer): string =>
  block.toString('base64').slice(0, 22).replaceAll('+', '-').replaceAll('/', '.')

const read = (sealed: string): Buffer =>
  Buffer.from(sealed.replaceAll('-', '+').replaceAll('.', '/'), 'base64').subarray(0, BLOCK)

const ALGORITHM = 'aes-256-ecb'

/**
 * One block of AES-256 over eight bytes of nothing and eight of the number, under a key made (HMAC-SHA-256) for `about` alone: encode-then-encipher (Bellare and Rogaway 2000). Whoever
 * does not have the key can read nothing of it, and what they make up or change opens with a chance of 2⁻⁶⁴. One block and never more, so that there is no mode to go wrong.
 * Throws when there is no key.
 */
export const createShortSeal = (keys: readonly Uint8Array[]): ShortSeal => {
  const [first] = keys
  if (first === undefined) throw new Error('A seal needs a key.')
  const keyFor = (key: Uint8Array, about: string): Buffer =>
    createHmac('sha256', key).update(`short-seal ${about}`).digest()
  return {
    seal: (about, number) => {
      const block = Buffer.alloc(BLOCK)
      block.writeBigUInt64BE(number, 8)
      const cipher = createCipheriv(ALGORITHM, keyFor(first, about), null).setAutoPadding(false)
      return written(Buffer.concat([cipher.update(block), cipher.final()]))
    },
    open: (about, sealed) => {
      if (!SHAPE.test(sealed)) return undefined
      const bytes = read(sealed)
      // 22 letters hold four bits more than a block: one spelling each.
      if (written(bytes) !== sealed) return undefined
      for (const key of keys) {
        const decipher = createDecipheriv(ALGORITHM, keyFor(key, about), null).setAutoPadding(false)
        const block = Buffer.concat([decipher.update(bytes), decipher.final()])
        if (block.readBigUInt64BE(0) === 0n) return block.readBigUInt64BE(8)
      }
      return undefined
    },
  }
}
