import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EphemeralStore, Notice } from '../../../gateway/ephemeral/ephemeral-store.ts'
import { exchangeNamed } from '../state/state-examples.ts'

/** What every ephemeral store must do. `open` gives two views of one store: two nodes, or the same one twice. */
export const ephemeralContract = (
  name: string,
  open: () => Promise<readonly [EphemeralStore, EphemeralStore]>,
): void => {
  describe(`the ephemeral store on ${name}`, () => {
    let here: EphemeralStore
    let there: EphemeralStore
    beforeAll(async () => {
      ;[here, there] = await open()
    })
    afterAll(() => Promise.all([here?.close(), there?.close()]))

    test('a notice reaches every node until it stops listening', async () => {
      const heard: Notice[] = []
      const both = Promise.withResolvers<void>()
      const hear = (notice: Notice) => {
        heard.push(notice)
        if (heard.length === 2) both.resolve()
      }
      const stops = [await here.subscribe(hear), await there.subscribe(hear)]
      const notice: Notice = { kind: 'change', of: 'agreements', version: 3 }
      await here.publish(notice)
      await both.promise
      expect(heard).toEqual([notice, notice])
      for (const stop of stops) await stop()
      await here.publish(notice)
      await here.count('a round trip', 1_000)
      expect(heard).toHaveLength(2)
    })

    test('a notice that would carry more than a notice may is refused', async () => {
      const smuggled = { kind: 'stream', patientKey: `0.${'k'.repeat(43)}`, record: 'penicillin' } as unknown as Notice
      await expect(here.publish(smuggled)).rejects.toThrow()
      await expect(here.publish({ kind: 'stream', patientKey: '9990000018' })).rejects.toThrow()
      await expect(here.publish({ kind: 'session', key: 'somebody signed in' })).rejects.toThrow()
    })

    test('requests are counted per caller over all nodes, and the window ends', async () => {
      const counted = async (store: EphemeralStore, caller: string) => (await store.count(caller, 60_000)).count
      expect([await counted(here, 'a'), await counted(there, 'a'), await counted(here, 'b')]).toEqual([1, 2, 1])
      const { endsInMs } = await here.count('a', 60_000)
      expect(endsInMs).toBeGreaterThan(0)
      expect(endsInMs).toBeLessThanOrEqual(60_000)
      await here.count('brief', 5)
      await wait(30)
      expect(await here.count('brief', 60_000)).toMatchObject({ count: 1 })
    })

    test('how a node finds an exchange is told to all, and nothing but that', async () => {
      const notice: Notice = {
        ...{ kind: 'breaker', exchange: exchangeNamed('ELPR'), state: 'open', forMs: 5_000 },
        node: '0d1c7f9e-6a55-4c1c-8a3f-3f0a4ad0b6a1',
      }
      const heard = Promise.withResolvers<Notice>()
      const stop = await there.subscribe(heard.resolve)
      await here.publish(notice)
      expect(await heard.promise).toEqual(notice)
      await stop()
      await expect(here.publish({ ...notice, node: 'a patient' })).rejects.toThrow()
    })
  })
}
