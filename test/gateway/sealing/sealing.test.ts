import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealing } from '../../../gateway/sealing/sealing.ts'

const [old, fresh] = [randomBytes(32), randomBytes(32)]
const text = '9990000018'
const about = 'relationship-check:one'

test('a sealed text opens in its own row, and nowhere else', () => {
  const { seal, open } = createSealing([old])
  const sealed = seal(about, text)
  expect(open(about, sealed)).toBe(text)
  expect(open('relationship-check:two', sealed)).toBeUndefined()
  expect(open('case-message:one', sealed)).toBeUndefined()
})

test('it does not hold the text, and no two seals of one text read alike', () => {
  const { seal } = createSealing([old])
  const two = [seal(about, text), seal(about, text)].map(({ sealed }) => sealed)
  expect(new Set(two).size).toBe(2)
  for (const sealed of two) {
    expect(sealed).not.toContain(text)
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(text)
  }
})

test('any altered byte, a cut, another key’s name, and anything that is no seal, opens as nothing', () => {
  const { seal, open } = createSealing([old])
  const one = seal(about, text)
  const bytes = Buffer.from(one.sealed, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const other = Buffer.from(bytes)
    other[at] = (other[at] ?? 0) ^ 1
    expect(open(about, { ...one, sealed: other.toString('base64url') }), `byte ${at}`).toBeUndefined()
  }
  for (const sealed of ['', '.', text, bytes.subarray(0, -1).toString('base64url')])
    expect(open(about, { ...one, sealed })).toBeUndefined()
  expect(open(about, { ...one, keyId: 'another' })).toBeUndefined()
})

test('a new key seals, the old one still opens, and a row says which one it needs', () => {
  const before = createSealing([old])
  const during = createSealing([fresh, old])
  const after = createSealing([fresh])
  const sealed = before.seal(about, text)
  expect(during.open(about, sealed)).toBe(text)
  const again = during.seal(about, text)
  expect(again.keyId).not.toBe(sealed.keyId)
  expect(after.open(about, again)).toBe(text)
  expect(after.open(about, sealed)).toBeUndefined()
})

test('there is no sealing without a key of 32 bytes', () => {
  expect(() => createSealing([])).toThrow('needs a key')
  expect(() => createSealing([randomBytes(31)])).toThrow('32 bytes')
})
