import { setTimeout as wait } from 'node:timers/promises'
import type { Follower } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import type { State } from '../state/open-state.ts'

/** What streams lean on. */
export type StreamParts = {
  readonly state: Pick<State, 'follows' | 'changeNotices'>
  readonly subscribe: EphemeralStore['subscribe']
  /** How long a stream rests unless it is woken: what no node told of is found by then. */
  readonly pollMs: number
  /** How often what is followed is judged though nothing happened, in milliseconds. */
  readonly lookOverMs: number
}

/** One stream, as its reader wants it. */
export type StreamWish<Payload> = {
  readonly follower: Follower
  /** The last number that its reader has. */
  readonly after: number
  /** Judges one event and makes of it what is sent; undefined where nothing is. */
  readonly resolve: (event: number) => Promise<{ readonly number: number; readonly payload: Payload } | undefined>
  /** Judges what is followed, and closes what was withdrawn. */
  readonly lookOver: () => Promise<void>
  readonly signal: AbortSignal
}

/** The streams of this node. */
export type LiveStreams = {
  /** What waits, then each as it comes, until the signal; throws what kept it from going on. */
  readonly open: <Payload>(wish: StreamWish<Payload>) => AsyncGenerator<Payload, void, undefined>
  /** How many streams this person has here. */
  readonly count: (follower: Follower) => number
  readonly close: () => Promise<void>
}

const AT_ONCE = 20

type Sleeper = { readonly follower: string; followed: ReadonlySet<string>; woken: boolean; wake: () => void }

/** Trouble that passes: a database that was too slow to confirm, or could not write down. */
const isPassing = (error: unknown): boolean =>
  error instanceof HouseError && (error.code === 'STATE_UNAVAILABLE' || error.code === 'AUDIT_UNAVAILABLE')

const nameOf = ({ issuer, userId, organisation }: Follower): string => JSON.stringify([issuer, userId, organisation])

/**
 * Streams of followers. A notice of another node, or of this one, only wakes: what there is to tell is read from the database, so that one that is lost costs the time
 * until the next look, and none is told that was not judged here and now.
 */
export const openLiveStreams = async ({ state, subscribe, pollMs, lookOverMs }: StreamParts): Promise<LiveStreams> => {
  const sleepers = new Set<Sleeper>()
  const stop = await subscribe((notice) => {
    if (notice.kind !== 'stream') return
    for (const sleeper of sleepers) if (sleeper.followed.has(notice.patientKey)) sleeper.wake()
  })

  async function* open<Payload>({ follower, after, resolve, lookOver, signal }: StreamWish<Payload>) {
    const sleeper: Sleeper = { follower: nameOf(follower), followed: new Set(), woken: false, wake: () => {} }
    sleeper.wake = () => {
      sleeper.woken = true
      rest.abort()
    }
    let rest = new AbortController()
    let last = after
    let lookedOverAt = performance.now()
    const lastLook = { told: 0, found: 0 }
    // Where the next look goes on among what waits: what cannot be told yet keeps nothing behind it waiting.
    let lookedUpTo = 0
    /** Everything that there is to tell now, each judged as it is told. */
    async function* lookOnce() {
      sleeper.followed = new Set((await state.follows.ofFollower(follower)).map(({ patientKey }) => patientKey))
      // In this order: what another stream of theirs settles meanwhile is then among what waits.
      const isAnybody = sleeper.followed.size > 0
      const pending = isAnybody ? await state.changeNotices.pending(follower, AT_ONCE, { after: lookedUpTo }) : []
      const waiting = isAnybody ? await state.changeNotices.waiting(follower, last, AT_ONCE) : []
      lastLook.told = 0
      lastLook.found = waiting.length + pending.length
      for (const { event } of [...waiting, ...pending]) {
        if (signal.aborted) return
        const resolved = await resolve(event)
        // Another stream of theirs may have been first: then it waits, and comes in its turn.
        if (resolved === undefined || resolved.number <= last || signal.aborted) continue
        lastLook.told++
        yield resolved
      }
      lookedUpTo = pending.length === AT_ONCE ? (pending.at(-1)?.event ?? 0) : 0
      if (performance.now() - lookedOverAt < lookOverMs) return
      await lookOver()
      lookedOverAt = performance.now()
    }
    sleepers.add(sleeper)
    try {
      while (!signal.aborted) {
        sleeper.woken = false
        let isMore = false
        try {
          for await (const { number, payload } of lookOnce()) {
            last = number
            yield payload
          }
          isMore = lastLook.told > 0 && lastLook.found >= AT_ONCE
        } catch (error) {
          // What cannot be confirmed now is looked for again: nothing was told.
          if (!isPassing(error)) throw error
        }
        if (isMore) continue
        rest = new AbortController()
        if (!sleeper.woken)
          await wait(pollMs, undefined, { signal: AbortSignal.any([signal, rest.signal]), ref: false }).catch(() => {})
      }
    } finally {
      sleepers.delete(sleeper)
    }
  }

  return {
    open,
    count: (follower) => [...sleepers].filter((one) => one.follower === nameOf(follower)).length,
    close: stop,
  }
}
