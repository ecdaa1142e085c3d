import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '../../../schema/model/instant.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import type { SessionStore } from '../../state/session-store.ts'
import type { ProviderName } from '../sign-in/provider-name.ts'
import type { Seal } from './seal.ts'

/** Who is signed in, as their issuer said. Kept sealed. */
export type SignedIn = {
  readonly provider: ProviderName
  readonly requester: Requester
  /** The name of the requester's organisation, for the page's head. */
  readonly organisation: string | null
  /** Given back to the issuer at sign-out (OpenID Connect RP-Initiated Logout). */
  readonly idToken: string
}

/** A session that is open now. */
export type Session = SignedIn & {
  /** What it is known by where it must not be usable: the hash of its id. */
  readonly key: string
  /** What every form of this session carries. */
  readonly csrf: string
  /** When it ends if nothing more is done. */
  readonly idleEnd: Instant
  /** When it ends whatever is done. */
  readonly endsAt: Instant
}

/** Opens, finds and ends sessions. Throws `STATE_UNAVAILABLE`. */
export type Sessions = {
  /** A new session under a new id; what it gives is the cookie's value. */
  readonly start: (who: SignedIn) => Promise<string>
  /** The session of a cookie, which is thereby seen; undefined when the cookie is not ours, or its session ended. */
  readonly find: (cookie: string | undefined) => Promise<Session | undefined>
  readonly end: (cookie: string | undefined) => Promise<void>
  /** Whether the session of this key is open still, which asking does not count as doing something. */
  readonly isOpen: (key: string) => Promise<boolean>
}

export type SessionOptions = {
  readonly seal: Seal
  readonly store: SessionStore
  readonly clock: () => Instant
  readonly idleMs: number
  readonly longestMs: number
  /** Told of the key of each that is ended. */
  readonly ended?: ((key: string) => void) | undefined
}

type Body = SignedIn & { readonly csrf: string; readonly idHash: string }

const hashOf = (id: string): string => createHash('sha256').update(id).digest('base64url')
const random = (): string => randomBytes(32).toString('base64url')

/** `JSON` knows no undefined: a requester is whole again once every field that was left out is there. */
const wholeRequester = (requester: Requester): Requester => ({
  userId: requester.userId,
  issuer: requester.issuer,
  role: requester.role,
  name: requester.name,
  roleCode: requester.roleCode,
  organisation: requester.organisation,
  nhsNumber: requester.nhsNumber,
  system: requester.system,
})

/**
 * Sessions: the cookie holds a sealed random id and nothing else; the row is found by the id's hash, and its body (who, CSRF token, ID token)
 * is sealed too and names the hash, so that bodies cannot be exchanged. Without the row a cookie is worth nothing.
 */
export const openSessions = ({ seal, store, clock, idleMs, longestMs, ended }: SessionOptions): Sessions => {
  const idOf = async (cookie: string | undefined): Promise<string | undefined> => {
    const id = await seal.open('session-cookie', cookie)
    return typeof id === 'string' ? id : undefined
  }
  return {
    start: async (who) => {
      const id = random()
      const idHash = hashOf(id)
      const startedAt = clock()
      const body: Body = { ...who, csrf: random(), idHash }
      await store.start({ idHash, sealed: await seal.seal('session', body), startedAt, endsAt: startedAt + longestMs })
      return seal.seal('session-cookie', id)
    },
    find: async (cookie) => {
      const id = await idOf(cookie)
      if (id === undefined) return undefined
      const now = clock()
      const kept = await store.see(hashOf(id), now, idleMs)
      const body = (await seal.open('session', kept?.sealed)) as Body | undefined
      if (kept === undefined || body?.idHash !== kept.idHash) return undefined
      const { idHash: _, requester, ...rest } = body
      return {
        ...rest,
        key: kept.idHash,
        requester: wholeRequester(requester),
        idleEnd: Math.min(now + idleMs, kept.endsAt),
        endsAt: kept.endsAt,
      }
    },
    end: async (cookie) => {
      const id = await idOf(cookie)
      if (id === undefined) return
      await store.end(hashOf(id))
      ended?.(hashOf(id))
    },
    isOpen: (key) => store.isOpen(key, clock(), idleMs),
  }
}
