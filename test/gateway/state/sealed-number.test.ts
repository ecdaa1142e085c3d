import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createNumberSeal } from '../../../gateway/state/sealed-number.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'

const numberOf = (text: string) => {
  const number = parseNhsNumber(text)
  if (number === undefined) throw new Error('Not an NHS number.')
  return number
}

const [old, fresh] = [randomBytes(32), randomBytes(32)]
const patient = numberOf('9990000018')
const place = { table: 'pending_checks', row: 'one' }

test('a sealed number opens in its own row, and nowhere else', () => {
  const { seal, open } = createNumberSeal([old])
  const sealed = seal(patient, place)
  expect(open(sealed, place)).toBe(patient)
  expect(open(sealed, { ...place, row: 'two' })).toBeUndefined()
  expect(open(sealed, { ...place, table: 'other_checks' })).toBeUndefined()
})

test('it does not hold the number, and no two seals of one number read alike', () => {
  const { seal } = createNumberSeal([old])
  const two = [seal(patient, place), seal(patient, place)]
  expect(new Set(two).size).toBe(2)
  for (const sealed of two) {
    expect(sealed).not.toContain(patient)
    for (const part of sealed.split('.'))
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain(patient)
  }
})

test('any altered character, and anything that is no seal, opens as nothing', () => {
  const { seal, open } = createNumberSeal([old])
  const sealed = seal(patient, place)
  // The last character carries two bits that say nothing: it is the only one with two spellings.
  for (let at = 0; at < sealed.length - 1; at++) {
    const other = sealed[at] === 'A' ? 'B' : 'A'
    expect(open(sealed.slice(0, at) + other + sealed.slice(at + 1), place), `character ${at}`).toBeUndefined()
  }
  for (const text of ['', '.', patient, `${sealed}x`, sealed.slice(0, -1), sealed.split('.').slice(0, 2).join('.')])
    expect(open(text, place)).toBeUndefined()
})

test('a new key seals, the old one still opens, and a row under the old one is known', () => {
  const before = createNumberSeal([old])
  const during = createNumberSeal([fresh, old])
  const after = createNumberSeal([fresh])
  const sealed = before.seal(patient, place)
  expect(during.open(sealed, place)).toBe(patient)
  expect(during.isCurrent(sealed)).toBe(false)
  const again = during.seal(patient, place)
  expect(during.isCurrent(again)).toBe(true)
  expect(after.open(again, place)).toBe(patient)
  expect(after.open(sealed, place)).toBeUndefined()
})

test('there is no seal without a key of 32 bytes', () => {
  expect(() => createNumberSeal([])).toThrow('with a key')
  expect(() => createNumberSeal([randomBytes(31)])).toThrow('32 bytes')
})
