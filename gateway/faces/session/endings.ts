import type { EphemeralStore } from '../../ephemeral/ephemeral-store.ts'

/** Sessions that end, told from node to node: what is open under one is closed at once, wherever it is. A help: whoever sends asks the database before each sending. */
export type SessionEndings = {
  /** The session of this key has ended. */
  readonly tell: (key: string) => void
  /** Calls `ended` when it does; the returned function stops. */
  readonly hear: (key: string, ended: () => void) => () => void
  readonly close: () => Promise<void>
}

/** Endings over what nodes tell each other. */
export const openEndings = async ({
  publish,
  subscribe,
}: Pick<EphemeralStore, 'publish' | 'subscribe'>): Promise<SessionEndings> => {
  const hearing = new Map<string, Set<() => void>>()
  const close = await subscribe((notice) => {
    if (notice.kind === 'session') for (const ended of hearing.get(notice.key) ?? []) ended()
  })
  return {
    // A notice that is lost costs the time until the next look.
    tell: (key) => void publish({ kind: 'session', key }).catch(() => {}),
    hear: (key, ended) => {
      const those = hearing.get(key) ?? new Set()
      hearing.set(key, those.add(ended))
      return () => {
        those.delete(ended)
        if (those.size === 0 && hearing.get(key) === those) hearing.delete(key)
      }
    },
    close,
  }
}
