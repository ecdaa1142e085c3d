import type { EphemeralStore } from './ephemeral-store.ts'
import { openMemoryStore } from './memory-store.ts'
import { openRedisStore } from './redis-store.ts'
import { withOwnBeneath } from './with-own-beneath.ts'

/**
 * The store this node uses: Redis with the node's own beneath it where an address is given, else the node's own alone. Never fails for want of
 * Redis; `alone` is told each time that a request could not be counted together with other nodes'.
 */
export const openEphemeral = async (redisUrl: string | undefined, alone: () => void): Promise<EphemeralStore> => {
  const own = openMemoryStore()
  return redisUrl === undefined ? own : withOwnBeneath(await openRedisStore(redisUrl), own, alone)
}
