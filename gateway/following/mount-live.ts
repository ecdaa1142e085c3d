import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { FollowingLife } from './following-life.ts'
import type { LiveStreams } from './live-streams.ts'

/** A session that a page is open under. */
export type LiveSession = { readonly key: string; readonly requester: Requester; readonly endsAt: Instant }

/** What telling an open page leans on. */
export type LiveDoor = {
  /** The sessions that the request comes from. */
  readonly sessionsIn: (request: FastifyRequest) => Promise<readonly LiveSession[]>
  /** Whether a session is open still. */
  readonly isOpen: (key: string) => Promise<boolean>
  /** Calls `ended` when a session ends, on whichever node; the returned function stops. */
  readonly hear: (key: string, ended: () => void) => () => void
  readonly following: (requester: Requester) => FollowingLife
  readonly streams: LiveStreams
  readonly most: number
  /** How long a page is told: no longer than somebody may do nothing and stay signed in, for to be told is to do nothing. */
  readonly longestMs: number
  readonly opened: (by: 1 | -1) => void
  /** The clock of sessions. */
  readonly now: () => Instant
}

export const LIVE_PATH = '/clinician/changes/live'

/** Said so often where nothing happens, so that nobody on the way takes the line for dead. */
const BEAT_MS = 12_000

/** After this a page does not ask again by itself. */
const OVER = 'event: over\ndata:\n\n'

async function* told(door: LiveDoor, key: string, life: FollowingLife, after: number, signal: AbortSignal) {
  yield ':\n\n'
  /** Whoever signed out is told nothing more, whether this node heard of it or not. */
  const insistOnSession = async (): Promise<void> => {
    if (!(await door.isOpen(key))) throw new HouseError('TOKEN_MISSING')
  }
  try {
    const follower = await life.follower()
    if (door.streams.count(follower) < door.most) {
      const open = door.streams.open({
        follower,
        after,
        resolve: async (event) => {
          const notice = await life.notice(event)
          await insistOnSession()
          return notice && { number: notice.number, payload: notice.number }
        },
        lookOver: async () => {
          await insistOnSession()
          await life.follows()
        },
        signal,
      })
      for await (const number of open) yield `id: ${number}\nevent: change\ndata: ${number}\n\n`
    }
  } catch (error) {
    if (!(error instanceof HouseError)) throw error
  }
  yield OVER
}

/** What is told, and a word of nothing now and then. */
const withBeats = (events: AsyncGenerator<string>, ended: () => void): Readable => {
  const body = new Readable({ read: () => {} })
  const beat = setInterval(() => body.push(':\n\n'), BEAT_MS)
  beat.unref()
  const pass = async (): Promise<void> => {
    for await (const event of events) body.push(event)
    body.push(null)
  }
  body.once('close', () => {
    clearInterval(beat)
    ended()
  })
  pass().catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error('The stream broke.')))
  return body
}

/**
 * `GET /clinician/changes/live`: tells an open page (server-sent events, HTML §9.2) that something may have changed, by its number alone; what, the page "What changed" says. For
 * whoever is signed in to it as a clinician, and as long as they are: it ends with the session, whichever node that is ended on.
 */
export const mountLive = (app: FastifyInstance, door: LiveDoor): void => {
  const going = new AbortController()
  app.addHook('preClose', async () => going.abort())
  app.get(LIVE_PATH, async (request, reply) => {
    const sessions = await door.sessionsIn(request)
    if (sessions.length === 0) throw new HouseError('TOKEN_MISSING')
    const session = sessions.find(({ requester: { role } }) => role === 'clinician')
    if (session === undefined) throw new HouseError('FORBIDDEN')
    const { key, requester, endsAt } = session
    const over = new AbortController()
    const stopHearing = door.hear(key, () => over.abort())
    const longestMs = Math.min(door.longestMs, Math.max(0, endsAt - door.now()))
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, going.signal, over.signal, AbortSignal.timeout(longestMs)])
    const last = request.headers['last-event-id']
    const after = typeof last === 'string' && /^\d{1,9}$/.test(last) ? Number(last) : 0
    door.opened(1)
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(
        withBeats(told(door, key, door.following(requester), after, signal), () => {
          stopHearing()
          door.opened(-1)
        }),
      )
  })
}
