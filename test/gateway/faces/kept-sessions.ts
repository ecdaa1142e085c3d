import type { SessionStore, StoredSession } from '../../../gateway/state/session-store.ts'

/** A store of sessions in memory, its rows to be seen and spoilt. */
export const keptSessions = () => {
  const rows = new Map<string, { session: StoredSession; seenAt: number }>()
  const store: SessionStore = {
    start: async (session) => void rows.set(session.idHash, { session, seenAt: session.startedAt }),
    see: async (idHash, now, idleMs) => {
      const row = rows.get(idHash)
      if (row === undefined || row.session.endsAt <= now || row.seenAt <= now - idleMs) return undefined
      row.seenAt = now
      return row.session
    },
    isOpen: async (idHash, now, idleMs) => {
      const row = rows.get(idHash)
      return row !== undefined && row.session.endsAt > now && row.seenAt > now - idleMs
    },
    end: async (idHash) => rows.delete(idHash),
  }
  return { store, rows }
}
