import { Redis } from 'ioredis'
import { type EphemeralStore, ephemeralKeys, type Notice, readNotice, writeNotice } from './ephemeral-store.ts'

/** Counts, and starts the window with the first: in one step, so that no counter is left without an end. */
const COUNT = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n`

/** What several nodes share, on Redis. A command that Redis does not take at once fails: callers go on without (rates: as they choose). */
export const openRedisStore = async (url: string): Promise<EphemeralStore> => {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
    connectTimeout: 1_000,
  })
  const channel = redis.duplicate({ commandTimeout: 5_000, autoResubscribe: true })
  const listeners = new Set<(notice: Notice) => void>()
  // Without a listener a lost connection would end the process; ioredis connects again by itself.
  for (const each of [redis, channel]) each.on('error', () => undefined)
  channel.on('message', (_channel: string, text: string) => {
    const notice = readNotice(text)
    if (notice !== undefined) for (const listener of [...listeners]) listener(notice)
  })
  try {
    await Promise.all([redis.connect(), channel.connect()])
    await channel.subscribe(ephemeralKeys.notices)
  } catch (fault) {
    redis.disconnect()
    channel.disconnect()
    throw fault
  }
  return {
    publish: async (notice) => void (await redis.publish(ephemeralKeys.notices, writeNotice(notice))),
    subscribe: async (heard) => {
      const listener = (notice: Notice) => heard(notice)
      listeners.add(listener)
      return async () => void listeners.delete(listener)
    },
    count: async (caller, windowMs) => Number(await redis.eval(COUNT, 1, ephemeralKeys.rate(caller), windowMs)),
    hint: async (exchange, hint, forMs) => void (await redis.set(ephemeralKeys.hint(exchange), hint, 'PX', forMs)),
    hintOf: async (exchange) => {
      const hint = await redis.get(ephemeralKeys.hint(exchange))
      return hint === 'open' || hint === 'closed' ? hint : undefined
    },
    close: async () => {
      redis.disconnect()
      channel.disconnect()
    },
  }
}
