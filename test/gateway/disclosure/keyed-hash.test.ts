import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedHash } from '../../../gateway/disclosure/keyed-hash.ts'

test('the keyed hash is HMAC-SHA-256, for keys and texts of every length and script', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 5 }),
      (key, texts) => {
        const keyed = keyedHash(key)
        for (const text of texts) {
          const hashed = createHmac('sha256', key).update(text).digest('base64url')
          expect(keyed(text)).toBe(hashed)
          const bytes = Buffer.from(`before${text}after`)
          expect(keyed({ bytes, from: 6, to: bytes.length - 5 })).toBe(hashed)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a text longer than any before it is hashed whole', () => {
  const key = new Uint8Array(32).fill(7)
  const keyed = keyedHash(key)
  for (const text of ['short', 'ü'.repeat(100_000), 'short again', '\u{1f9ec}'.repeat(50_000)])
    expect(keyed(text)).toBe(createHmac('sha256', key).update(text).digest('base64url'))
  const bytes = Buffer.alloc(1_000_000, 'z')
  expect(keyed({ bytes, from: 0, to: bytes.length })).toBe(createHmac('sha256', key).update(bytes).digest('base64url'))
})
