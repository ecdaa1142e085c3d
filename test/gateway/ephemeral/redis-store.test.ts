import { afterAll, describe, expect, test } from 'vitest'
import type { EphemeralStore, Notice } from '../../../gateway/ephemeral/ephemeral-store.ts'
import { openMemoryStore } from '../../../gateway/ephemeral/memory-store.ts'
import { openRedisStore } from '../../../gateway/ephemeral/redis-store.ts'
import { withOwnBeneath } from '../../../gateway/ephemeral/with-own-beneath.ts'
import { hasRedis, startRedis, type TestRedis } from '../../redis.ts'
import { ephemeralContract } from './ephemeral-contract.ts'

const ready = hasRedis()
if (!ready)
  console.warn('SKIPPED: the ephemeral store on Redis needs redis-server, which is not installed and could not be.')

describe.skipIf(!ready)('with a real redis-server', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const close of closing.toReversed()) await close()
  })
  const started = async (): Promise<TestRedis> => {
    const redis = await startRedis()
    closing.push(redis.kill)
    return redis
  }
  const opened = async (url: string): Promise<EphemeralStore> => {
    const store = withOwnBeneath(await openRedisStore(url), openMemoryStore())
    closing.push(store.close)
    return store
  }

  ephemeralContract('Redis', async () => {
    const { url } = await started()
    return [await openRedisStore(url), await openRedisStore(url)]
  })

  ephemeralContract('Redis with each node its own beneath', async () => {
    const { url } = await started()
    return [await opened(url), await opened(url)]
  })

  test('Redis goes: each node counts on from where it stood, hears itself, and says so; Redis comes back: all count together', async () => {
    const redis = await started()
    const [one, two] = [await opened(redis.url), await opened(redis.url)]
    for (const node of [one, two]) expect(await node.reached()).toBe(true)
    const next = async (node: EphemeralStore) => (await node.count('caller', 60_000)).count
    expect([await next(one), await next(two), await next(one)]).toEqual([1, 2, 3])

    await redis.kill()
    expect([await next(one), await next(two)]).toEqual([3, 2])
    expect([await one.reached(), await two.reached()]).toEqual([false, false])
    const heard: Notice[] = []
    await one.subscribe((notice) => heard.push(notice))
    const notice: Notice = { kind: 'change', of: 'agreements', version: 3 }
    await one.publish(notice)
    expect(heard).toEqual([notice])

    await redis.start()
    for (const node of [one, two]) await expect.poll(() => node.reached(), { timeout: 30_000 }).toBe(true)
    await two.publish(notice)
    await expect.poll(() => heard.length).toBe(2)
    // Redis forgot; the nodes did not.
    expect(await next(one)).toBe(4)
    expect((await one.count('another', 60_000)).count).toBe(1)
    expect((await two.count('another', 60_000)).count).toBe(2)
  })

  test('Redis is away at the start: the node opens all the same, and takes it up when it comes', async () => {
    const redis = await started()
    await redis.kill()
    const node = await opened(redis.url)
    expect(await node.reached()).toBe(false)
    expect((await node.count('caller', 60_000)).count).toBe(1)
    await redis.start()
    await expect.poll(() => node.reached(), { timeout: 30_000 }).toBe(true)
    const other = await opened(redis.url)
    const heard: Notice[] = []
    await node.subscribe((notice) => heard.push(notice))
    await other.publish({ kind: 'change', of: 'registry', version: 1 })
    await expect.poll(() => heard.length).toBe(1)
  })
})
