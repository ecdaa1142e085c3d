import { expect, test } from 'vitest'
import { passedOver } from '../../policies/passing-over.ts'
import type { Located } from '../../schema/model/sighting.ts'
import { NORTH_WEST, NOW, SOUTH_WEST } from './world.ts'

const CARE = { role: 'clinician', purpose: 'TREAT', flag: 'open' } as const
const KNOWN: Located = {
  whereabouts: 'here',
  now: NOW,
  sightings: [
    { exchange: NORTH_WEST, holds: true, until: NOW + 1 },
    { exchange: SOUTH_WEST, holds: false, until: NOW + 1 },
  ],
}
const over = (
  asked: Partial<Parameters<typeof passedOver>[0]> = {},
  located: Located | undefined = KNOWN,
  now = 'here',
) => [...passedOver({ ...CARE, ...asked }, now, located)]

test('an exchange that does not know the patient is passed over, one that does or was never asked is not', () => {
  expect(over()).toEqual([SOUTH_WEST])
  expect(over({ role: 'patient', purpose: 'PATRQT' })).toEqual([SOUTH_WEST])
})

test.each([
  [{ purpose: 'ETREAT' }],
  [{ purpose: 'BTG' }],
  [{ role: 'dispatcher' }],
  [{ flag: 'restricted' }],
  [{ flag: 'unknown' }],
] as const)('none is passed over for %j', (asked) => expect(over(asked)).toEqual([]))

test('none is passed over where nothing is known, where the patient moved, or what is known is not believed any more', () => {
  expect([...passedOver(CARE, 'here', undefined)]).toEqual([])
  expect(over({}, KNOWN, 'elsewhere')).toEqual([])
  expect(over({}, { ...KNOWN, now: NOW + 1 })).toEqual([])
  const [holds, holdsNot] = KNOWN.sightings
  if (holds === undefined || holdsNot === undefined) throw new Error('there are two')
  expect(over({}, { ...KNOWN, sightings: [holdsNot] })).toEqual([])
  expect(over({}, { ...KNOWN, sightings: [{ ...holds, holds: false }, holdsNot] })).toEqual([])
  expect(over({}, { ...KNOWN, sightings: [holds, { ...holdsNot, until: NOW }] })).toEqual([])
})
