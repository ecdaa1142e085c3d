import { expect, test } from 'vitest'
import { controllerSuspension } from '../../../policies/rules/controller-suspension.ts'
import { ask, CROYDON, EALING, NORTH_WEST, SOUTH_WEST } from '../world.ts'
import { judgedBy } from './judged-by.ts'

const paused = (...[exchange, controller]: [typeof NORTH_WEST | undefined, typeof EALING | undefined]) =>
  judgedBy(controllerSuspension)(ask(), { suspensions: [{ exchange, controller }] })

test('nothing paused: nothing forbidden', () => expect(judgedBy(controllerSuspension)(ask())).toBe('nothing'))
test('this exchange', () => expect(paused(NORTH_WEST, undefined)).toBe('forbids'))
test('another exchange', () => expect(paused(SOUTH_WEST, undefined)).toBe('nothing'))
test('this controller everywhere', () => expect(paused(undefined, EALING)).toBe('forbids'))
test('another controller', () => expect(paused(undefined, CROYDON)).toBe('nothing'))
test('this controller at this exchange', () => expect(paused(NORTH_WEST, EALING)).toBe('forbids'))
test('this controller at another exchange', () => expect(paused(SOUTH_WEST, EALING)).toBe('nothing'))
test('a pause that names nothing pauses everything', () => expect(paused(undefined, undefined)).toBe('forbids'))
