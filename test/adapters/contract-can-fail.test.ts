import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Audited } from './audit-bench.ts'
import { BROKEN_ADAPTERS, takesTroubleForNothing } from './broken-adapters.ts'
import { BrokenPromise } from './broken-promise.ts'
import { exchangeAdapterContract } from './contract.ts'
import { simulatedXca } from './simulated-community.ts'
import { simulated } from './simulated-patient.ts'

let audited: Audited
beforeAll(async () => {
  audited = await simulated({ pageSize: 2 })()
})
afterAll(() => audited.close())

/** An audit that nothing can fail says nothing: each is shown an adapter broken in the way it is there for. */
describe('a broken adapter is seen', () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, 'polluted')
  })

  for (const [id, way, breaking] of BROKEN_ADAPTERS)
    test(`${id} sees one that ${way}`, async () => {
      const audit = exchangeAdapterContract.find((one) => one.id === id)
      const outcome = await audit?.run({ ...audited, adapter: breaking(audited.adapter) }).then(
        () => 'passed',
        (broken: unknown) => broken,
      )
      // A promise not to throw is broken by throwing.
      if (way.startsWith('throws ')) expect(outcome).toBeInstanceOf(Error)
      else expect(outcome).toBeInstanceOf(BrokenPromise)
    })

  test('A33 sees one that takes entities for an empty list', async () => {
    const community = await simulatedXca()
    try {
      const audit = exchangeAdapterContract.find(({ id }) => id === 'A33')
      const broken = audit?.run({ ...community, adapter: takesTroubleForNothing(community.adapter) })
      await expect(broken).rejects.toBeInstanceOf(BrokenPromise)
    } finally {
      await community.close()
    }
  })

  test('every audit is shown one', () => {
    const shown = new Set([...BROKEN_ADAPTERS.map(([id]) => id), 'A33'])
    expect(exchangeAdapterContract.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  test('no id is given twice', () => {
    const ids = exchangeAdapterContract.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
