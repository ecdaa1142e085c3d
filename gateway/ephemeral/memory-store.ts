import { type EphemeralStore, ephemeralKeys, type Notice, readNotice, writeNotice } from './ephemeral-store.ts'

type Kept<Value> = { value: Value; readonly until: number }

/** How many entries are kept before those that ran out are swept. */
const SWEEP_ABOVE = 10_000

/** The twin for a single node: nothing to install, nothing that outlives the process. */
export const openMemoryStore = (): EphemeralStore => {
  const listeners = new Set<(notice: Notice) => void>()
  const counts = new Map<string, Kept<number>>()
  const alive = <Value>(kept: Kept<Value> | undefined): Kept<Value> | undefined =>
    kept !== undefined && kept.until > Date.now() ? kept : undefined
  const sweep = (): void => {
    if (counts.size <= SWEEP_ABOVE) return
    for (const [key, kept] of counts) if (alive(kept) === undefined) counts.delete(key)
  }
  return {
    publish: async (notice) => {
      const heard = readNotice(writeNotice(notice))
      if (heard !== undefined) for (const listener of [...listeners]) listener(heard)
    },
    subscribe: async (heard) => {
      const listener = (notice: Notice) => heard(notice)
      listeners.add(listener)
      return async () => void listeners.delete(listener)
    },
    count: async (caller, windowMs) => {
      const key = ephemeralKeys.rate(caller)
      const kept = alive(counts.get(key))
      if (kept !== undefined) return { count: ++kept.value, endsInMs: Math.max(0, kept.until - Date.now()) }
      sweep()
      counts.set(key, { value: 1, until: Date.now() + windowMs })
      return { count: 1, endsInMs: windowMs }
    },
    reached: async () => true,
    close: async () => listeners.clear(),
  }
}
