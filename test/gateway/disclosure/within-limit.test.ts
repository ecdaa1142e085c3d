import { expect, test } from 'vitest'
import type { Corridor } from '../../../gateway/disclosure/corridor.ts'
import { discloser } from '../../../gateway/disclosure/disclose.ts'
import { limitOf } from '../../../gateway/disclosure/within-limit.ts'
import type { AccessRequest } from '../../../schema/model/access-request.ts'
import { HouseError } from '../../../schema/model/house-error.ts'

const never = (): Promise<never> => new Promise(() => {})
const soon = (): Pick<AccessRequest, 'answerBy'> => ({ answerBy: performance.now() + 50 })

test('what does not come is given up when the time is up, with a code that says so', async () => {
  await expect(limitOf(soon(), 0).within(never)).rejects.toEqual(new HouseError('OUT_OF_TIME'))
})

test('when the time is up already, nothing is begun', async () => {
  let begun = false
  const late = limitOf({ answerBy: performance.now() - 1 }, 0).within(async () => {
    begun = true
  })
  await expect(late).rejects.toEqual(new HouseError('OUT_OF_TIME'))
  expect(begun).toBe(false)
})

test('what comes passes, and what fails fails as it does', async () => {
  const limit = limitOf({ answerBy: performance.now() + 60_000 }, 0)
  expect(await limit.within(async () => 'there')).toBe('there')
  await expect(limit.within(() => Promise.reject(new HouseError('AUDIT_UNAVAILABLE')))).rejects.toThrow('recorded')
})

test('a step that may not spend all of the time has another answer for it', async () => {
  expect(await limitOf(soon(), 0).orElse<string>(never(), 0.4, 'unknown')).toBe('unknown')
})

test('exchanges are given what is left, less what judging again, the ledger and the answer need', () => {
  expect(limitOf({ answerBy: performance.now() + 1_500 }, 0).forExchanges()).toBeLessThanOrEqual(1_200)
  expect(limitOf({ answerBy: performance.now() + 30_000 }, 0).forExchanges()).toBeGreaterThan(29_000)
  expect(limitOf({ answerBy: performance.now() - 1 }, 0).forExchanges()).toBe(0)
})

test('without a limit steps take as long as they take, and exchanges what is usual', async () => {
  const limit = limitOf({}, 3_000)
  expect(limit.forExchanges()).toBe(3_000)
  expect(await limit.orElse(Promise.resolve(1), 0, 2)).toBe(1)
})

test('facts that do not come and a ledger that hangs hold nobody: out of time, and the operator is told when it fails', async () => {
  const unrecorded: unknown[] = []
  const ledger = Promise.withResolvers<void>()
  const corridor = {
    deadlines: { ward: 1, dispatch: 1 },
    running: {},
    factsFor: never,
    append: () => ledger.promise,
    report: { unrecorded: (error: unknown) => unrecorded.push(error) },
  } as unknown as Corridor
  const request = { ...soon(), patient: '9990000018', access: { purpose: 'ETREAT' }, types: [], exclude: [] }
  const asked = discloser(corridor)(request as never, { role: 'dispatcher' } as never)
  await expect(asked).rejects.toEqual(new HouseError('OUT_OF_TIME'))
  expect(unrecorded).toEqual([])
  const fault = new HouseError('AUDIT_UNAVAILABLE')
  ledger.reject(fault)
  await new Promise(setImmediate)
  expect(unrecorded).toEqual([fault])
})
