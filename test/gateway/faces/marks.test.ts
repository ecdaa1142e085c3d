import { expect, test } from 'vitest'
import { marksOf } from '../../../gateway/faces/session/marks.ts'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import { testPatient } from '../state/state-examples.ts'

const NOW = Date.parse('2026-11-28T09:00:00Z')
const HOUR = 3_600_000
const sealing = createSealing([new Uint8Array(32).fill(1)])
const who: Requester = {
  userId: '1',
  issuer: 'https://issuer.example',
  role: 'clinician',
  name: 'A Person',
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: undefined,
  system: undefined,
}
const marksAt = (now: number) => marksOf(sealing, testPatient(1), who, now)

test('a mark opens for as long as a handle, or as what it stands for, and never for longer', () => {
  const { give } = marksAt(NOW)
  const value = { is: 'document' }
  const usual = give(value)
  const short = give(value, NOW + 300_000)
  const long = give(value, NOW + 9 * HOUR)
  const opens = (at: number) => [usual, short, long].map((mark) => marksAt(at).open(mark) !== undefined)
  expect(marksAt(NOW).open(short)).toEqual(value)
  expect(opens(NOW + 299_999)).toEqual([true, true, true])
  expect(opens(NOW + 300_000)).toEqual([true, false, true])
  expect(opens(NOW + 2 * HOUR - 1)).toEqual([true, false, true])
  expect(opens(NOW + 2 * HOUR)).toEqual([false, false, false])
})
