import { expect, test } from 'vitest'
import { readEach } from '../../adapters/fhir/read-each.ts'

const long = (item: unknown, least: number): string | null =>
  typeof item === 'string' && item.length >= least ? item : null

test('every item of a list is read in its order, what is nothing is left out, and a lone value is a list of one', () => {
  expect(readEach(['one', 'to', 'three'], long, 3)).toEqual(['one', 'three'])
  expect(readEach(['one'], long, 3)).toEqual(['one'])
  expect(readEach(['to'], long, 3)).toEqual([])
  expect(readEach('one', long, 3)).toEqual(['one'])
  expect(readEach([], long, 3)).toEqual([])
  expect(readEach(undefined, long, 3)).toEqual([])
  expect(readEach(null, long, 3)).toEqual([])
})
