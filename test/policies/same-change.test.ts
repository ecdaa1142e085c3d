import { describe, expect, test } from 'vitest'
import { alreadyTold, type EarlierChange, type ToldChange } from '../../policies/same-change.ts'

const HOUR = 3_600_000
const NOW = 100 * HOUR

/** A change as an exchange tells it: `A1` is the first that A tells. */
const told = (name: string, said: readonly string[] = ['active']): ToldChange => ({
  source: name[0] ?? '',
  content: name,
  said,
})
const earlier = (name: string, notice: string, said?: readonly string[], hoursAgo = 1): EarlierChange => ({
  ...told(name, said),
  notice,
  settledAt: NOW - hoursAgo * HOUR,
})

describe('whether a change was told already', () => {
  test.each<[string, ToldChange, readonly EarlierChange[], string | undefined]>([
    ['the first of all is told', told('A1'), [], undefined],
    ['an exchange that says again what it said says nothing new', told('A1'), [earlier('A1', 'one')], 'one'],
    ['another exchange tells the same', told('B1'), [earlier('A1', 'one')], 'one'],
    ['another exchange tells it otherwise', told('B1', ['resolved']), [earlier('A1', 'one')], undefined],
    ['what is left unsaid contradicts nothing', told('B1', ['']), [earlier('A1', 'one')], 'one'],
    ['nor what was left unsaid before', told('B1'), [earlier('A1', 'one', [''])], 'one'],
    ['another kind of saying is another', told('B1', ['active', '']), [earlier('A1', 'one')], undefined],
    ['a second change of one exchange is told', told('A2'), [earlier('A1', 'one')], undefined],
    ['though another had told its first', told('A2'), [earlier('A1', 'one'), earlier('B1', 'one')], undefined],
    [
      'and the other’s telling of the second belongs to that',
      told('B2'),
      [earlier('A1', 'one'), earlier('B1', 'one'), earlier('A2', 'two')],
      'two',
    ],
    [
      'what another told before one’s own last is not what is told now',
      told('B2'),
      [earlier('A1', 'one'), earlier('B1', 'two', ['resolved'])],
      undefined,
    ],
    ['a day later it is told anew', told('B1'), [earlier('A1', 'one', undefined, 25)], undefined],
  ])('%s', (_, change, before, notice) => {
    expect(alreadyTold(change, before, NOW)).toBe(notice)
  })
})
