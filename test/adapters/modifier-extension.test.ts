import { expect, test } from 'vitest'
import { mayHaveModifiers } from '../../adapters/fhir/modifier-extension.ts'

const holding = (json: string): boolean => mayHaveModifiers(Buffer.from(json))

test('a body that may hold a modifier extension is told from one that cannot', () => {
  expect(holding('{"resourceType":"Condition","modifierExtension":[{"url":"a"}]}')).toBe(true)
  expect(holding('{"stage":[{"modifierExtension":[]}]}')).toBe(true)
  expect(holding('{"resourceType":"Condition","extension":[{"url":"https://a.example/Extension-A"}]}')).toBe(false)
  expect(holding('{"resourceType":"Condition"}')).toBe(false)
  expect(holding('')).toBe(false)
})

test('a name that is spelled with escapes may be that of a modifier extension', () => {
  expect(holding('{"modifier\\u0045xtension":[{"url":"a"}]}')).toBe(true)
  expect(holding('{"\\u006dodifierExtension":[{"url":"a"}]}')).toBe(true)
  expect(holding('{"note":"a line\\nand another"}')).toBe(false)
})
