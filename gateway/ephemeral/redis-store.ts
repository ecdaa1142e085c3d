import { Redis, type RedisOptions } from 'ioredis'
import { type EphemeralStore, ephemeralKeys, type Notice, readNotice, writeNotice } from './ephemeral-store.ts'

/** Counts, and starts the window with the first: in one step, so that no counter is left without an end. */
const COUNT = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return {n, redis.call('PTTL', KEYS[1])}`

/** A command that is not taken at once fails, and none is kept to be sent later: a request must not wait for Redis, nor be counted twice. */
const OPTIONS = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 1_000,
  commandTimeout: 250,
} as const satisfies RedisOptions

/**
 * What several nodes share, on Redis. Resolves when Redis answers, or at its first failure to: it connects again by itself for as long as it
 * takes. While it is away every command rejects.
 */
export const openRedisStore = async (url: string): Promise<EphemeralStore> => {
  const redis = new Redis(url, OPTIONS)
  const channel = redis.duplicate({ commandTimeout: 5_000 })
  const listeners = new Set<(notice: Notice) => void>()
  // Without a listener a lost connection would end the process.
  for (const each of [redis, channel]) each.on('error', () => undefined)
  channel.on('message', (_channel: string, text: string) => {
    const notice = readNotice(text)
    if (notice !== undefined) for (const listener of [...listeners]) listener(notice)
  })
  let listens = false
  channel.on('close', () => {
    listens = false
  })
  const listening = new Promise<void>((resolve) => {
    channel.on('close', resolve)
    channel.on('ready', async () => {
      try {
        await channel.subscribe(ephemeralKeys.notices)
        listens = true
      } catch {
        // Connected, and not heard: another attempt is made on a connection of its own.
        channel.disconnect(true)
      }
      resolve()
    })
  })
  await Promise.allSettled([redis.connect(), channel.connect().then(() => listening)])
  return {
    publish: async (notice) => void (await redis.publish(ephemeralKeys.notices, writeNotice(notice))),
    subscribe: async (heard) => {
      const listener = (notice: Notice) => heard(notice)
      listeners.add(listener)
      return async () => void listeners.delete(listener)
    },
    count: async (caller, windowMs) => {
      const [count, endsInMs] = (await redis.eval(COUNT, 1, ephemeralKeys.rate(caller), windowMs)) as [number, number]
      return { count, endsInMs: Math.max(0, endsInMs) }
    },
    reached: () =>
      redis.ping().then(
        () => listens,
        () => false,
      ),
    close: async () => {
      redis.disconnect()
      channel.disconnect()
    },
  }
}
