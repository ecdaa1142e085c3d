import { expect, test } from 'vitest'
import {
  joined,
  type Piece,
  readAnswer,
  WrittenItems,
  writeAnswer,
} from '../../../gateway/supergraph/fast-path/written-items.ts'

const answer = {
  first: {
    allergies: {
      items: new WrittenItems([{ bytes: Buffer.from('..{"id":"ä"}..'), from: 2, to: 13 }, '{"id":"𝄞"}']),
      totalCount: 2,
    },
    name: null,
  },
  second: { allergies: { items: new WrittenItems([]), totalCount: 0 }, manifest: [{ state: 'EMPTY' }] },
  none: null,
  nothing: {},
}

test('what is written already is spliced into the answer, and read by who is in this process, alike', () => {
  const plain = {
    first: { allergies: { items: [{ id: 'ä' }, { id: '𝄞' }], totalCount: 2 }, name: null },
    second: { allergies: { items: [], totalCount: 0 }, manifest: [{ state: 'EMPTY' }] },
    none: null,
    nothing: {},
  }
  expect(readAnswer(answer)).toEqual(plain)
  const pieces: Piece[] = []
  writeAnswer(answer, pieces)
  expect(joined(pieces).toString()).toBe(JSON.stringify(plain))
  expect(JSON.stringify(answer)).toBe(JSON.stringify(plain))
})
