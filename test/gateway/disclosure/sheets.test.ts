import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSheets } from '../../../gateway/disclosure/sheets.ts'

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 2_000 }),
    fc.constantFrom('', 'x'.repeat(16_384), 'é'.repeat(40_000), '𝄞'.repeat(20_000)),
  ),
  { maxLength: 60 },
)

test('whatever is written down stands there whole, whatever is written after it', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const writeDown = createSheets()
      const written = all.map(writeDown)
      expect(written.map(({ bytes, from, to }) => bytes.toString('utf8', from, to))).toEqual(all)
    }),
  )
})

test('small texts share a sheet, and one too long for any has its own', () => {
  const writeDown = createSheets()
  const [first, second, long] = ['a', 'b', 'c'.repeat(1_000_000)].map(writeDown)
  expect(second?.bytes).toBe(first?.bytes)
  expect(long?.bytes.length).toBe(1_000_000)
})
