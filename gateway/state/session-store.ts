import type { Instant } from '../../schema/model/instant.ts'
import type { Door } from './doors/door.ts'
import { orTrouble } from './state-trouble.ts'

/** A session as it is kept: a hash in place of its id, and a body that only the faces can open. */
export type StoredSession = {
  readonly idHash: string
  readonly sealed: string
  readonly startedAt: Instant
  /** The moment it ends whatever is done. */
  readonly endsAt: Instant
}

/** Sessions of people signed in. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type SessionStore = {
  /** Keeps a new session, and forgets those that have ended. */
  readonly start: (session: StoredSession) => Promise<void>
  /** The session if it has neither ended nor been idle for `idleMs`; it is then seen at `now`. One statement. */
  readonly see: (idHash: string, now: Instant, idleMs: number) => Promise<StoredSession | undefined>
  /** Whether `see` would find it, which this does not count as. */
  readonly isOpen: (idHash: string, now: Instant, idleMs: number) => Promise<boolean>
  /** Ends it; false when there was none. */
  readonly end: (idHash: string) => Promise<boolean>
}

/** The store of sessions behind a door. */
export const openSessionStore = ({ db }: Pick<Door, 'db'>): SessionStore => ({
  start: async ({ idHash, sealed, startedAt, endsAt }) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      (async () => {
        await db.deleteFrom('sessions').where('ends_at', '<=', startedAt).execute()
        await db
          .insertInto('sessions')
          .values({ id_hash: idHash, sealed, started_at: startedAt, seen_at: startedAt, ends_at: endsAt })
          .execute()
      })(),
    ),
  see: async (idHash, now, idleMs) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      (async () => {
        const row = await db
          .updateTable('sessions')
          .set({ seen_at: now })
          .where('id_hash', '=', idHash)
          .where('ends_at', '>', now)
          .where('seen_at', '>', now - idleMs)
          .returning(['sealed', 'started_at', 'ends_at'])
          .executeTakeFirst()
        return row === undefined
          ? undefined
          : { idHash, sealed: row.sealed, startedAt: row.started_at, endsAt: row.ends_at }
      })(),
    ),
  isOpen: async (idHash, now, idleMs) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      db
        .selectFrom('sessions')
        .select('id_hash')
        .where('id_hash', '=', idHash)
        .where('ends_at', '>', now)
        .where('seen_at', '>', now - idleMs)
        .executeTakeFirst()
        .then((row) => row !== undefined),
    ),
  end: async (idHash) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      db
        .deleteFrom('sessions')
        .where('id_hash', '=', idHash)
        .executeTakeFirst()
        .then(({ numDeletedRows }) => numDeletedRows > 0n),
    ),
})
