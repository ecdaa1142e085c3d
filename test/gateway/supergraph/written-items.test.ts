import { expect, test } from 'vitest'
import { readAnswer, WrittenItems, writeAnswer } from '../../../gateway/supergraph/fast-path/written-items.ts'

const answer = {
  first: { allergies: { items: new WrittenItems(['{"id":"a"}', '{"id":"b"}']), totalCount: 2 }, name: null },
  second: { allergies: { items: new WrittenItems([]), totalCount: 0 }, manifest: [{ state: 'EMPTY' }] },
  none: null,
  nothing: {},
}

test('what is written already is spliced into the answer, and read by who is in this process, alike', () => {
  const plain = {
    first: { allergies: { items: [{ id: 'a' }, { id: 'b' }], totalCount: 2 }, name: null },
    second: { allergies: { items: [], totalCount: 0 }, manifest: [{ state: 'EMPTY' }] },
    none: null,
    nothing: {},
  }
  expect(readAnswer(answer)).toEqual(plain)
  const pieces: string[] = []
  writeAnswer(answer, pieces)
  expect(pieces.join('')).toBe(JSON.stringify(plain))
})
