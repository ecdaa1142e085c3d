import { expect, test } from 'vitest'
import { hearChanges } from '../../../gateway/ephemeral/hear-changes.ts'
import { openMemoryStore } from '../../../gateway/ephemeral/memory-store.ts'

/** A node with a database that holds these versions, and what it did about what it heard. */
const listening = async () => {
  const database = { agreements: 1, registry: 1 }
  let running = { ...database }
  const caughtUp: (typeof database)[] = []
  const missed: unknown[] = []
  let tell = (_change: string): void => {}
  let away = false
  const redis = openMemoryStore()
  const stop = await hearChanges({
    listen: async (heard) => {
      tell = heard
      return async () => {
        tell = () => {}
      }
    },
    ephemeral: redis,
    versions: async () => {
      if (away) throw new Error('away')
      return { ...database }
    },
    running: {
      versions: () => running,
      catchUp: async (versions) => {
        running = { ...versions }
        caughtUp.push(versions)
      },
    },
    missed: (error) => missed.push(error),
  })
  return {
    database,
    redis,
    stop,
    caughtUp,
    missed,
    tell: (change: string) => tell(change),
    goAway: (is: boolean) => {
      away = is
    },
  }
}

test('what the database tells is read at once, and told to those who did not hear it', async () => {
  const node = await listening()
  const told: unknown[] = []
  await node.redis.subscribe((notice) => told.push(notice))
  node.database.agreements = 7
  node.tell('agreements 7')
  await node.stop()
  expect(node.caughtUp).toEqual([{ agreements: 7, registry: 1 }])
  expect(told).toEqual([{ kind: 'change', of: 'agreements', version: 7 }])
})

test('what another node tells is read at once', async () => {
  const node = await listening()
  node.database.registry = 2
  await node.redis.publish({ kind: 'change', of: 'registry', version: 2 })
  await node.stop()
  expect(node.caughtUp).toEqual([{ agreements: 1, registry: 2 }])
})

test('a notice that lies costs a look, and nothing is believed of it', async () => {
  const node = await listening()
  await node.redis.publish({ kind: 'change', of: 'agreements', version: 9_000_000 })
  await node.stop()
  expect(node.caughtUp).toEqual([{ agreements: 1, registry: 1 }])
})

test('what is known already is not read again', async () => {
  const node = await listening()
  node.tell('agreements 1')
  await node.redis.publish({ kind: 'change', of: 'registry', version: 1 })
  await node.stop()
  expect(node.caughtUp).toEqual([])
})

test('where some may have been missed, everything is looked at', async () => {
  const node = await listening()
  node.database.agreements = 3
  node.tell('')
  await node.stop()
  expect(node.caughtUp).toEqual([{ agreements: 3, registry: 1 }])
})

test('what could not be read is said, and the next notice is heard', async () => {
  const node = await listening()
  node.database.agreements = 2
  node.goAway(true)
  node.tell('agreements 2')
  await expect.poll(() => node.missed.length).toBe(1)
  node.goAway(false)
  node.database.agreements = 3
  node.tell('agreements 3')
  await node.stop()
  expect(node.caughtUp).toEqual([{ agreements: 3, registry: 1 }])
})
