import { expect, test } from 'vitest'
import { lifeAllows } from '../../policies/asked-exchange.ts'
import { EALING, HARINGEY } from './world.ts'

test.each([
  ['LIVE', undefined, HARINGEY, 'ASK'],
  ['LIVE', undefined, undefined, 'ASK'],
  ['PILOT', [HARINGEY], HARINGEY, 'ASK'],
  ['PILOT', [HARINGEY], EALING, 'PILOT'],
  ['PILOT', [HARINGEY], undefined, 'PILOT'],
  ['PILOT', undefined, HARINGEY, 'PILOT'],
  ['SUSPENDED', [HARINGEY], HARINGEY, 'PAUSED'],
  ['RETIRED', undefined, HARINGEY, 'PAUSED'],
] as const)('an exchange that is %s (pilot: %s) is, for %s: %s', (lifecycle, pilot, organisation, allowed) =>
  expect(lifeAllows({ lifecycle, pilot }, organisation)).toBe(allowed),
)
