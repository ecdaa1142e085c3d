import { type EphemeralStore, writeNotice } from './ephemeral-store.ts'

/** After a failure the shared store is left alone for so long: callers do not wait for what does not answer. */
const REST_MS = 1_000

/**
 * A shared store with the node's own beneath it: what the shared one does not take, the node does by itself, so nothing here fails because
 * Redis does. Requests are always counted by both, and the higher count holds: when the shared one goes, or comes back having forgotten, no
 * caller begins anew on this node. `alone` is told each time that a request was counted by this node only.
 */
export const withOwnBeneath = (
  shared: EphemeralStore,
  own: EphemeralStore,
  alone: () => void = () => {},
): EphemeralStore => {
  let restsUntil = 0
  const unless = async <Result>(ask: () => Promise<Result>, otherwise: () => Promise<Result>): Promise<Result> => {
    if (Date.now() < restsUntil) return otherwise()
    try {
      return await ask()
    } catch {
      restsUntil = Date.now() + REST_MS
      return otherwise()
    }
  }
  return {
    publish: async (notice) => {
      // What is no notice is the caller's mistake, not trouble of the store.
      writeNotice(notice)
      await unless(
        () => shared.publish(notice),
        () => own.publish(notice),
      )
    },
    subscribe: async (heard) => {
      const stops = [await shared.subscribe(heard), await own.subscribe(heard)]
      return async () => {
        for (const stop of stops) await stop()
      }
    },
    count: async (caller, windowMs) => {
      const here = await own.count(caller, windowMs)
      return unless(
        async () => {
          const everywhere = await shared.count(caller, windowMs)
          return everywhere.count >= here.count ? everywhere : here
        },
        async () => {
          alone()
          return here
        },
      )
    },
    reached: async () => {
      const reached = await shared.reached()
      if (reached) restsUntil = 0
      return reached
    },
    close: async () => {
      await shared.close()
      await own.close()
    },
  }
}
